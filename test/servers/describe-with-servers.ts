/** Decides what becomes of a test suite whose servers are not installed. */
import { describe } from 'vitest';
import { serversMissing, type Server } from './installed.ts';

/**
 * `describe` when the servers are there. When not: in CI the suite fails, elsewhere it is left out and its name says why.
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
