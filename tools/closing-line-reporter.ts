/**
 * Prints the skipped tests and their reasons, then only the counts on the last line: `123 passed, 0
 * failed, 4 skipped`.
 */
import type { Reporter, TestModule } from 'vitest/node';

export default class ClosingLineReporter implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>, unhandledErrors: ReadonlyArray<unknown>): void {
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    const leftOut = new Set<string>();
    for (const module of modules) {
      // A file that could not be loaded, or a hook that threw, fails without a failed test.
      counts.failed += module.errors().length;
      for (const suite of module.children.allSuites()) {
        counts.failed += suite.errors().length;
        if (suite.name.includes('[left out')) leftOut.add(suite.fullName);
      }
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed' || state === 'failed') counts[state] += 1;
        else counts.skipped += 1;
      }
    }
    const reasons = [...leftOut].map((name) => `Left out: ${name}\n`).join('');
    const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
    process.stdout.write(`${reasons}${counts.passed} passed, ${counts.failed} failed${skipped}\n`);
  }
}
