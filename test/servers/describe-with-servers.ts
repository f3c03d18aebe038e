/** Decides whether a test suite runs if its servers are not installed. */
import { describe } from 'vitest';
import { serversMissing, type Server } from './installed.ts';

/**
 * `describe` if the servers are installed. Otherwise the suite fails in CI; elsewhere it is
 * skipped, and its name says why.
 */
export function describeWithServers(name: string, wanted: Server[], body: () => void): void {
  const missing = serversMissing(wanted);
  if (missing.length === 0) {
    describe(name, body);
    return;
  }
  const reason = `not installed: ${missing.join(', ')}`;
  if (process.env['CI'] === 'true')
    throw new Error(`${name}: ${reason}. In CI these tests must run.`);
  describe.skip(`${name} [left out, ${reason}]`, body);
}
