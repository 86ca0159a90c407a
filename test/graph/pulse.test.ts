import { Neo4jError } from 'neo4j-driver';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Pulse } from '../../src/graph/pulse.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const NEVER = () => new Promise<never>(() => undefined);

/** A pulse whose database answers as it is told to, and work that takes as long as it is told to. */
function observedPulse(limit = 2_500) {
  const ask = vi.fn<() => Promise<unknown>>(() => Promise.resolve());
  const onSilence = vi.fn();
  const pulse = new Pulse({ ask, limit, onSilence });
  const during = (ms: number) => pulse.during(() => new Promise((resolve) => setTimeout(() => resolve('done'), ms)));
  return { ask, onSilence, during };
}

test('work that is soon done is not looked after', async () => {
  const { ask, during } = observedPulse();
  const work = during(900);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await work).toBe('done');
  expect(ask).not.toHaveBeenCalled();
});

test('all that takes long shares its looks', async () => {
  const { ask, onSilence, during } = observedPulse();
  const work = Promise.all(Array.from({ length: 100 }, () => during(2_500)));
  await vi.advanceTimersByTimeAsync(10_000);
  await work;
  expect(ask).toHaveBeenCalledTimes(2);
  expect(onSilence).not.toHaveBeenCalled();
});

test('a database that answers late but in time, or with an error, is not silent', async () => {
  const { ask, onSilence, during } = observedPulse();
  ask.mockImplementationOnce(() => new Promise((resolve) => setTimeout(resolve, 2_400)));
  ask.mockImplementation(() => Promise.reject(new Neo4jError('No.', 'Neo.ClientError.Security.Unauthorized', '', '')));
  const work = during(9_000);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await work).toBe('done');
  expect(ask.mock.calls.length).toBeGreaterThan(2);
  expect(onSilence).not.toHaveBeenCalled();
});

test('one that answers others is not silent, though nobody new hears it', async () => {
  const { ask, onSilence, during } = observedPulse();
  ask.mockImplementation(NEVER);
  const work = during(20_000);
  for (let time = 0; time < 10; time++) {
    const other = during(500);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await other).toBe('done');
  }
  expect(await work).toBe('done');
  expect(ask).toHaveBeenCalledTimes(1);
  expect(onSilence).not.toHaveBeenCalled();
});

test.each([
  ['one that keeps silent', NEVER, 3_500],
  ['one that cannot be reached', () => Promise.reject(new Neo4jError('Lost.', 'ServiceUnavailable', '', '')), 1_000],
])('%s is told', async (_which, answer, after) => {
  const { ask, onSilence, during } = observedPulse();
  ask.mockImplementation(answer);
  void during(60_000);
  await vi.advanceTimersByTimeAsync(after - 10);
  expect(onSilence).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(20);
  expect(onSilence).toHaveBeenCalledTimes(1);
});

test('a silent one is given no work before it has answered', async () => {
  const { ask, during } = observedPulse();
  ask.mockImplementation(NEVER);
  void during(3_600);
  await vi.advanceTimersByTimeAsync(3_600);
  const told = expect(Promise.all([during(0), during(0)])).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await vi.advanceTimersByTimeAsync(2_510);
  await told;
  await vi.advanceTimersByTimeAsync(250);
  const before = ask.mock.calls.length;
  ask.mockImplementation(() => Promise.resolve());
  const work = during(100);
  expect(ask).toHaveBeenCalledTimes(before + 1);
  await vi.advanceTimersByTimeAsync(100);
  expect(await work).toBe('done');
});
