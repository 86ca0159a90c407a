import type { Reporter, TestCase, TestModule } from 'vitest/node';
import type {} from './figures.ts';

/**
 * Ends a run with one plain line of what passed and failed, for whoever reads only the end of a log; with BIBLIOGRAPH_FIGURES set, also with what the
 * bounds of tests came to.
 */
export default class Tally implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((each) => [...each.children.allTests()]);
    const count = (state: string) => tests.filter((test) => test.result().state === state).length;
    const broken = modules.filter((each) => each.state() === 'failed' && each.errors().length > 0).length;
    if (process.env.BIBLIOGRAPH_FIGURES !== undefined) process.stdout.write(figuresOf(tests));
    process.stdout.write(`\n${count('passed')} passed, ${count('failed') + broken} failed, ${count('skipped')} skipped\n`);
  }
}

function figuresOf(tests: readonly TestCase[]): string {
  const lines = tests.flatMap((test) => {
    const figures = Object.entries(test.meta().figures ?? {}).map(([what, figure]) => `${what} ${figure}`);
    return figures.length === 0 ? [] : [`${test.module.relativeModuleId}: ${test.fullName}: ${figures.join(', ')}\n`];
  });
  return `\n${lines.join('')}`;
}
