import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { forgetCommand } from '../../src/cli/forget.ts';
import { loadCommand, loadShown } from '../../src/cli/load.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { finishLoad } from '../../src/graph/write/load.ts';
import { startLoad } from '../../src/graph/write/start-load.ts';
import { openInputs } from '../../src/ingest/input.ts';
import type { Progress } from '../../src/terminal.ts';
import { loadRecords } from '../support/graph.ts';
import { commandsHere } from '../support/commands-here.ts';
import { keptTerminal } from '../support/terminal.ts';

const record = (id: string) => ({ id, title: `About ${id}` });

/** A terminal whose command can be asked to end, whenever its progress comes to where `at` says. */
function endingTerminal(at: Partial<Progress> = {}) {
  const asked = new AbortController();
  const terminal = keptTerminal();
  const words = { atOnce: () => '' };
  return {
    ...terminal,
    interruption: asked.signal,
    words,
    asked,
    ifEndedAtOnce: (to: () => string) => void (words.atOnce = to),
    progress: (task: string) => ({ ...terminal.progress(task, null), ...at }),
  };
}

describe('a command that is asked to end', () => {
  const here = commandsHere();

  async function records(count: number): Promise<string> {
    const file = join(here.folder, 'records.ndjson');
    await writeFile(file, Array.from({ length: count }, (_, n) => `${JSON.stringify(record(String(n)))}\n`).join(''));
    return file;
  }

  test('when all is loaded, has done what it was to do', async () => {
    const terminal = endingTerminal({ end: () => terminal.asked.abort() });
    await loadCommand(terminal).parseAsync(['--source', 'late', await records(1)], { from: 'user' });
    expect(terminal.interruption.aborted).toBe(true);
    expect(process.exitCode).toBeUndefined();
    expect(terminal.said).toEqual(['1 record read from late: 1 created, 0 updated, 0 unchanged, 0 superseded, 0 quarantined.']);
  });

  test('before all is loaded, says how to go on', async () => {
    const terminal = endingTerminal({ update: () => terminal.asked.abort() });
    const given = loadCommand(terminal).parseAsync(['--source', 'early', await records(1_100)], { from: 'user' });
    await expect(given).rejects.toMatchObject({ name: 'AbortError' });
    expect(terminal.said.at(-1)).toMatch(
      /^1000 records read .* Interrupted: what was loaded is kept; give the same command again to go on\.$/,
    );
  });

  test('while another load fills the here.graph, says that nothing was read', async () => {
    const filler = await startLoad(here.graph, 'filler', { mayFill: true });
    const terminal = { ...endingTerminal(), note: () => terminal.asked.abort() };
    const given = loadCommand(terminal).parseAsync(['--source', 'waiting', await records(1)], { from: 'user' });
    await expect(given).rejects.toMatchObject({ name: 'AbortError' });
    expect(terminal.said).toEqual(['Interrupted: nothing was read; give the same command again.']);
    if ('id' in filler) await finishLoad(here.graph, filler, 'INTERRUPTED');
  });

  test('before anything can be read, says so too', async () => {
    const terminal = endingTerminal();
    terminal.asked.abort();
    const given = loadCommand(terminal).parseAsync(['--source', 'first', await records(1)], { from: 'user' });
    await expect(given).rejects.toMatchObject({ name: 'AbortError' });
    expect(terminal.said).toEqual(['Interrupted: nothing was read; give the same command again.']);
  });

  test('and then at once, would say that the graph is left half filled', async () => {
    const terminal = endingTerminal({ update: () => terminal.asked.abort() });
    const words: string[] = [];
    const watched: Graph = {
      read: (...args) => here.graph.read(...args),
      define: (text) => here.graph.define(text),
      close: () => here.graph.close(),
      async transaction(name, work) {
        if (name === 'start load') words.push(terminal.words.atOnce());
        if (name === 'finish load') await vi.waitUntil(() => terminal.words.atOnce().includes('cannot be asked'), { timeout: 30_000 });
        return here.graph.transaction(name, work);
      },
    };
    const shown = await loadShown(watched, await openInputs([await records(1_100)]), terminal, { source: 'half', fill: true });
    expect(shown.interrupted).toBe(true);
    expect(words).toEqual(['nothing was read; give the same command again.']);
    expect(terminal.said.at(-1)).toContain('Until then the graph cannot be asked');
    expect(terminal.words.atOnce()).toBe('');
  });

  test('while it forgets a source, says what to do about the rest', async () => {
    await loadRecords(here.graph, [record('a'), record('b')], { source: 'gone' });
    const terminal = endingTerminal({ update: () => terminal.asked.abort() });
    const given = forgetCommand(terminal).parseAsync(['gone', '--yes'], { from: 'user' });
    await expect(given).rejects.toMatchObject({ name: 'AbortError' });
    expect(terminal.said).toEqual(['Interrupted: 2 records were taken out; give the same command again to take out what is left.']);
    expect(terminal.words.atOnce()).toContain('give the same command again');
    const again = keptTerminal();
    await forgetCommand(again).parseAsync(['gone', '--yes'], { from: 'user' });
    expect(again.said).toEqual(['gone is forgotten: 0 records were taken out.']);
  });
});
