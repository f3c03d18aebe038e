/**
 * How the tests run: real files, real servers on loopback, no timed assertions, so a slow machine is given its time. `npm test` runs
 * what a change needs within minutes, `npm run test:long` what kills processes by the dozen or lives through days; CI runs both.
 */
import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/** Says last what was left out, and why. */
const closingLine = './tools/closing-line-reporter.ts';

/** `*.long.test.ts`: tests that call the scripts dozens of times, or plan many days. */
const long = [
  'test/faults/**/*.test.ts',
  'test/oracle/**/*.test.ts',
  'test/soak/**/*.test.ts',
  'test/**/*.long.test.ts',
];

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'short',
          include: ['test/**/*.test.ts'],
          exclude: ['node_modules/**', ...long],
        },
      },
      { extends: true, test: { name: 'long', include: long } },
    ],
    reporters: [
      'default',
      ...(existsSync(new URL(closingLine, import.meta.url)) ? [closingLine] : []),
    ],
    // Much of the time goes by in processes that the tests start.
    maxWorkers: '100%',
    globalSetup: './tools/temporary-folder.ts',
    // What a test does in processes of its own is not counted.
    coverage: { provider: 'v8', include: ['lib/**', 'data/**'], reporter: ['text-summary'] },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Certificates of the machine cost every child process 33 ms at start, and no test leaves loopback.
    env: { NODE_EXTRA_CA_CERTS: '' },
  },
});
