/**
 * Writes a job into a crontab (crontab(5)), and takes it out again: between two marks, so that not
 * a byte of the user's own lines changes.
 */
import type { Job } from './job.ts';

/** Null: cron has no such interval. */
export function cronTimes(everyMinutes: number): string | null {
  if (!Number.isInteger(everyMinutes) || everyMinutes < 1) return null;
  if (everyMinutes === 1) return '* * * * *';
  if (everyMinutes < 60) return 60 % everyMinutes === 0 ? `*/${everyMinutes} * * * *` : null;
  const hours = everyMinutes / 60;
  if (hours === 1) return '0 * * * *';
  if (hours === 24) return '0 9 * * *';
  return Number.isInteger(hours) && 24 % hours === 0 ? `0 */${hours} * * *` : null;
}

/** Throws RangeError for an interval that `cronTimes` refuses. */
export function crontabBlock(job: Job): string {
  const times = cronTimes(job.everyMinutes);
  if (times === null) throw new RangeError('cron has no such interval');
  const set = Object.entries(job.env).map(([name, value]) => `${name}=${shellWord(value)} `);
  const command = `cd ${shellWord(job.folder)} && ${set.join('')}${job.argv.map(shellWord).join(' ')} >> ${shellWord(job.log)} 2>&1`;
  return `${begin(job.name)}\n# ${job.about}\n${times} ${escapePercent(command)}\n${end(job.name)}\n`;
}

/** Puts the block in place of the one before, or at the end; null takes it out. */
export function withBlock(crontab: string, name: string, block: string | null): string {
  const [first, last] = [`${begin(name)}\n`, `${end(name)}\n`];
  const from = startOfLine(crontab, first);
  const found = from === -1 ? -1 : crontab.indexOf(last, from);
  if (found === -1) {
    if (block === null) return crontab;
    return `${crontab}${crontab === '' || crontab.endsWith('\n') ? '' : '\n'}${block}`;
  }
  return `${crontab.slice(0, from)}${block ?? ''}${crontab.slice(found + last.length)}`;
}

function startOfLine(text: string, line: string): number {
  if (text.startsWith(line)) return 0;
  const at = text.indexOf(`\n${line}`);
  return at === -1 ? -1 : at + 1;
}

const begin = (name: string): string => `# begin ${name} (rate_limiter.ts install)`;
const end = (name: string): string => `# end ${name}`;

/** For /bin/sh. */
function shellWord(word: string): string {
  return /^[\w@+=:,./-]+$/.test(word) ? word : `'${word.replaceAll(`'`, `'\\''`)}'`;
}

/** cron ends the command at a bare percent sign, and removes the backslash before one. */
function escapePercent(command: string): string {
  return command.replaceAll('%', '\\%');
}
