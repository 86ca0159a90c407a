import { expect, test, vi } from 'vitest';
import { Gate } from '../../src/server/gate.ts';

const NEVER = new AbortController().signal;

const gateOf = (options: Partial<ConstructorParameters<typeof Gate>[0]> = {}) =>
  new Gate({ maxConcurrent: 2, maxQueued: 10, dear: 100, maxDear: 1, maxWait: 1_000, ...options });

/** Lets whatever can happen now happen. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Enters, and keeps in `order` who got in. */
function entering(gate: Gate, order: string[], name: string, price: number, signal = NEVER) {
  const entered = gate.enter(price, signal);
  const told = entered.then(
    (end) => (order.push(name), end),
    (error: unknown) => (order.push(`${name} away`), Promise.reject(error as Error)),
  );
  told.catch(() => undefined);
  return told;
}

test('so many pass at once, and the next when one ends, the cheapest first, equals as they came', async () => {
  const gate = gateOf();
  const order: string[] = [];
  const ends = await Promise.all([entering(gate, order, 'a', 1), entering(gate, order, 'b', 1)]);
  const later = [entering(gate, order, 'c', 50), entering(gate, order, 'd', 2), entering(gate, order, 'e', 2)];
  await settled();
  expect([order, gate.running, gate.waiting]).toEqual([['a', 'b'], 2, 3]);
  for (const end of ends) end();
  (await later[1])?.();
  (await later[2])?.();
  (await later[0])?.();
  expect(order).toEqual(['a', 'b', 'd', 'e', 'c']);
  expect([gate.running, gate.waiting]).toEqual([0, 0]);
});

test('what is dear takes one place alone, and others pass by it', async () => {
  const gate = gateOf();
  const order: string[] = [];
  const dear = await entering(gate, order, 'dear', 100);
  const second = entering(gate, order, 'second dear', 500);
  const cheap = await entering(gate, order, 'cheap', 1);
  cheap();
  await settled();
  expect(order).toEqual(['dear', 'cheap']);
  dear();
  (await second)();
  expect(order).toEqual(['dear', 'cheap', 'second dear']);
});

test('an end that is told twice counts once', async () => {
  const gate = gateOf();
  const end = await gate.enter(1, NEVER);
  end();
  end();
  expect(gate.running).toBe(0);
});

test('where too many wait, the dearest is sent away and told when to come again', async () => {
  const gate = gateOf({ maxConcurrent: 1, maxQueued: 1 });
  const order: string[] = [];
  const end = await gate.enter(1, NEVER);
  const dear = entering(gate, order, 'dear', 90);
  const cheap = entering(gate, order, 'cheap', 2);
  await expect(dear).rejects.toMatchObject({ code: 'UNAVAILABLE', details: { rule: 'queue', retryAfter: 2 } });
  await expect(entering(gate, order, 'dearer', 91)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  end();
  (await cheap)();
  expect(order).toEqual(['dear away', 'dearer away', 'cheap']);
});

test('nobody waits for longer than said', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const gate = gateOf({ maxConcurrent: 1 });
    await gate.enter(1, NEVER);
    const waiting = gate.enter(1, NEVER);
    const away = expect(waiting).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await vi.advanceTimersByTimeAsync(1_000);
    await away;
    expect([gate.running, gate.waiting]).toEqual([1, 0]);
  } finally {
    vi.useRealTimers();
  }
});

test('whoever goes away leaves the queue, and takes no place later', async () => {
  const gate = gateOf({ maxConcurrent: 1 });
  const end = await gate.enter(1, NEVER);
  const gone = new AbortController();
  const waiting = gate.enter(1, gone.signal);
  gone.abort(new Error('gone'));
  await expect(waiting).rejects.toThrow('gone');
  expect(gate.waiting).toBe(0);
  end();
  expect(gate.running).toBe(0);
  await expect(gate.enter(1, gone.signal)).rejects.toThrow('gone');
});
