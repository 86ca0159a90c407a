import { progressOf } from '../app.ts';
import type { Terminal } from '../terminal.ts';

/** Shows the steps of a filling. A step that is done may be told so again, page after empty page: it is shown once, until another begins. */
export function stepsShown(terminal: Terminal): (step: string, done: number, total: number) => void {
  const show = progressOf(terminal);
  let ended: string | null = null;
  return (step, done, total) => {
    if (step === ended) return;
    show(step, done, total);
    ended = done >= total ? step : null;
  };
}
