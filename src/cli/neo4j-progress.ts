import type { Progress, Terminal } from '../terminal.ts';

/** Shows the steps of the managed Neo4j, one after the other. A step has ended when `done` equals `total`. */
export function neo4jProgress(terminal: Terminal): (step: string, done: number, total: number | null) => void {
  let current: { step: string; progress: Progress } | null = null;
  return (step, done, total) => {
    const ended = done === total;
    if (current?.step !== step) {
      current?.progress.end();
      current = { step, progress: terminal.progress(step, ended ? null : total) };
    }
    if (ended) {
      current.progress.end();
      current = null;
    } else {
      current.progress.update(done);
    }
  };
}
