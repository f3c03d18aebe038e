/** Says whether the real mail servers of the integration tests are installed, and what to do when they are not. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe } from 'vitest';

export const DOVECOT = '/usr/sbin/dovecot';
export const POSTFIX = '/usr/sbin/postfix';
export const POSTFIX_DAEMONS = '/usr/lib/postfix/sbin';

type Server = 'dovecot' | 'postfix';

/** What is missing on this machine, in words; empty when everything is there. */
export function serversMissing(wanted: Server[]): string[] {
  const missing: string[] = [];
  if (process.platform !== 'linux' || process.getuid?.() !== 0) missing.push('root on Linux (both servers change their user)');
  if (wanted.includes('dovecot')) {
    if (!existsSync(DOVECOT)) missing.push('dovecot (apt-get install dovecot-imapd)');
    else if (!spawnSync(DOVECOT, ['--version'], { encoding: 'utf8' }).stdout.startsWith('2.3')) missing.push('dovecot 2.3 (another version is installed)');
  }
  if (wanted.includes('postfix') && (!existsSync(POSTFIX) || !existsSync(`${POSTFIX_DAEMONS}/master`))) missing.push('postfix (apt-get install postfix)');
  return missing;
}

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
  if (process.env['CI'] === 'true') throw new Error(`${name}: ${reason}. In CI these tests must run.`);
  describe.skip(`${name} [left out, ${reason}]`, body);
}
