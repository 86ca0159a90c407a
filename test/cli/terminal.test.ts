import { expect, test, vi } from 'vitest';
import { counted } from '../../src/cli/counted.ts';
import { noteOf, Pace } from '../../src/cli/pace.ts';
import { progressOf } from '../../src/app.ts';
import { lines, type Progress } from '../../src/terminal.ts';
import { keptTerminal } from '../support/terminal.ts';

/** What a task says to programs. */
function events(total: number | null, work: (progress: Progress) => void): object[] {
  const written: string[] = [];
  work(lines({ write: (text: string | Uint8Array) => written.push(String(text)) > 0 }, 'Task', total));
  return written.map((line) => {
    const { time, ...event } = JSON.parse(line) as { time: string };
    expect(new Date(time).toISOString()).toBe(time);
    return event;
  });
}

test('a task says what is done as a part of all, and leaves it out where there is no all', () => {
  expect(events(9, (task) => task.update(3, 'note', { records: 1 }))).toEqual([
    { task: 'Task', done: 3, total: 9, note: 'note', records: 1 },
  ]);
  expect(events(null, (task) => task.update(12_345))).toEqual([{ task: 'Task' }]);
});

test('a task ends once', () => {
  const ended = [{ task: 'Task', ended: true, note: 'all' }];
  expect(
    events(9, (task) => {
      task.end('all');
      task.end();
      task.stop();
    }),
  ).toEqual(ended);
});

test('a step is shown once, however often it is told to be done, and again when it comes again', () => {
  const ends: string[] = [];
  const terminal = {
    ...keptTerminal(),
    progress: (task: string) => ({
      ...{ update: () => undefined, warn: () => undefined, stop: () => undefined },
      end: () => void ends.push(task),
    }),
  };
  const show = progressOf(terminal);
  for (const [step, done] of [
    ['Tying authors', 1],
    ['Tying authors', 2],
    ['Tying authors', 2],
    ['Counting', 2],
    ['Counting', 2],
    ['Counting', 2],
    ['Tying authors', 2],
  ] as const)
    show(step, done, 2);
  expect(ends).toEqual(['Tying authors', 'Counting', 'Tying authors']);
});

test('the time before the first batch is not told as its own', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  try {
    const pace = new Pace(100);
    vi.advanceTimersByTime(12_500);
    const first = pace.facts(50, 1, 0);
    expect(first).toMatchObject({ bytes: 50, records: 1, elapsedMs: 12_500, remainingMs: 12_500, batchMs: null });
    expect(noteOf(first)).toBe('1 record, 0/s, 13 s, about 13 s left');
    vi.advanceTimersByTime(1_500);
    const second = pace.facts(100, 1_001, 0);
    expect(second.batchMs).toBe(1_500);
    expect(noteOf(second)).toBe('1001 records, 72/s, 14 s, about 0 s left, last batch 1.5 s');
  } finally {
    vi.useRealTimers();
  }
});

test('one is not many', () => {
  expect([counted(1, 'record'), counted(0, 'record'), counted(2, 'part of a record', 'parts of records')]).toEqual([
    '1 record',
    '0 records',
    '2 parts of records',
  ]);
});
