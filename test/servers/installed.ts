/** Says whether the real mail servers of the integration tests are installed. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

export const DOVECOT = '/usr/sbin/dovecot';
export const POSTFIX = '/usr/sbin/postfix';
export const POSTFIX_DAEMONS = '/usr/lib/postfix/sbin';

export type Server = 'dovecot' | 'postfix';

/** The programs missing on this machine, in words; empty if all are installed. */
export function serversMissing(wanted: Server[]): string[] {
  const missing: string[] = [];
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    missing.push('root on Linux (both servers change their user)');
  if (wanted.includes('dovecot')) {
    if (!existsSync(DOVECOT)) missing.push('dovecot (apt-get install dovecot-imapd)');
    else if (!spawnSync(DOVECOT, ['--version'], { encoding: 'utf8' }).stdout.startsWith('2.3'))
      missing.push('dovecot 2.3 (another version is installed)');
  }
  if (
    wanted.includes('postfix') &&
    (!existsSync(POSTFIX) || !existsSync(`${POSTFIX_DAEMONS}/master`))
  )
    missing.push('postfix (apt-get install postfix)');
  return missing;
}
