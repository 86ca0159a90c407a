import type { Result, Verdict } from './bench.ts';

/** How many times as long ours may take, at most, on a graph ten times as large. */
const TARGETS: Readonly<Record<string, number>> = {
  ...{ W1: 1.1, W2: 1.1, W3: 1.1, W4: 1.1, W5: 1.1, W6: 2, W7: 1.1, 'W9-rare': 1.15, W10: 1.1, W11: 1.1 },
};
/** How much of its records a second the load must keep. */
const LOAD = { what: 'W14: records/s, ours', target: 0.85 };

/** What became of ours since a run on a smaller graph. Such figures are of two runs: they say something where the machine did nothing else. */
export function growthVerdicts(results: readonly Result[], before: readonly Result[]): Verdict[] {
  const times = results.flatMap(({ name, figures }) =>
    figures
      .filter(({ who }) => who === 'ours' || name === 'W10')
      .flatMap(({ who, p50 }) => {
        const smaller = before.find((each) => each.name === name)?.figures.find((each) => each.who === who)?.p50;
        return smaller === undefined ? [] : [{ what: `growth of ${name}, ${who}`, value: p50 / smaller, target: TARGETS[name] ?? null }];
      }),
  );
  const [pace, paceBefore] = [results, before].map(valueOf(LOAD.what));
  if (pace == null || paceBefore == null) return times;
  return [...times, { what: `growth of ${LOAD.what}`, value: pace / paceBefore, target: LOAD.target, isLeast: true }];
}

function valueOf(what: string) {
  return (results: readonly Result[]) => results.flatMap(({ verdicts }) => verdicts).find((each) => each.what === what)?.value ?? null;
}
