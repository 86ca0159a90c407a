import type { Reporter, TestModule } from 'vitest/node';

/** Ends a run with one plain line of what passed and failed, for whoever reads only the end of a log. */
export default class Tally implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((each) => [...each.children.allTests()]);
    const count = (state: string) => tests.filter((test) => test.result().state === state).length;
    const broken = modules.filter((each) => each.state() === 'failed' && each.errors().length > 0).length;
    process.stdout.write(`\n${count('passed')} passed, ${count('failed') + broken} failed, ${count('skipped')} skipped\n`);
  }
}
