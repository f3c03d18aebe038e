/** Finds and repeats lines of a log, so that a test can break a rule in it. */
import { groupBy } from '../soak/world/messages.ts';

export type LogLine = Record<string, any> & { kind: string };

export const mailsOf = (lines: LogLine[], campaign?: string): LogLine[] =>
  lines.filter(
    ({ kind, campaign: of }) => kind === 'mail' && (campaign === undefined || of === campaign),
  );
export const first = (lines: LogLine[], campaign?: string): LogLine =>
  mailsOf(lines, campaign)[0] as LogLine;
export const again = (
  lines: LogLine[],
  change: (mail: LogLine) => Partial<LogLine>,
  mail = first(lines),
): void => void lines.push({ ...mail, ...change(mail) } as LogLine);
/** To a person who is on the lists of all campaigns. */
export const shared = (lines: LogLine[]): LogLine =>
  mailsOf(lines, 'high').find(({ to }) => (to as string).startsWith('shared')) as LogLine;
export const answerTo = ({ to, campaign }: LogLine): LogLine => ({
  kind: 'answer',
  email: to,
  campaign,
});
export const fileOf = (lines: LogLine[], id: string): LogLine['file'] =>
  lines.find(({ kind, file }) => kind === 'campaign' && file.id === id)?.['file'];
export const mailboxOf = (lines: LogLine[], address: string): LogLine =>
  lines.find((line) => line.kind === 'mailbox' && line['address'] === address) as LogLine;
export const told = (lines: LogLine[], type: 'exceeded' | 'reset'): LogLine[] =>
  lines.filter((line) => line.kind === 'told' && line['type'] === type);
/** The messages of the mailbox that sent most, at one instant or on one day. */
export const busiest = (lines: LogLine[]): LogLine[] => {
  const bySender = groupBy(mailsOf(lines), ({ from: sender }) => sender as string);
  return [...bySender.values()].toSorted((a, b) => b.length - a.length)[0] as LogLine[];
};
/** A person of that country who got a message. */
export const from = (lines: LogLine[], country: string): LogLine => {
  const emails = new Set(
    lines
      .filter(({ kind }) => kind === 'list')
      .flatMap(({ csv }) =>
        (csv as string)
          .split('\n')
          .filter((row) => row.includes(`,${country},`))
          .map((row) => row.split(',')[0]),
      ),
  );
  return mailsOf(lines, 'high').find(({ to }) => emails.has(to)) as LogLine;
};
