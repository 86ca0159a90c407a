import type { Terminal } from '../../src/terminal.ts';

/** A terminal that keeps what was said. */
export function keptTerminal(): Terminal & { readonly said: string[]; readonly steps: string[] } {
  const said: string[] = [];
  const steps: string[] = [];
  const say = (text: string) => void said.push(text);
  return {
    interactive: false,
    interruption: new AbortController().signal,
    said,
    steps,
    say,
    warn: say,
    note: say,
    ifEndedAtOnce: () => undefined,
    progress(task) {
      steps.push(task);
      return { update: () => undefined, warn: say, end: () => undefined, stop: () => undefined };
    },
  };
}
