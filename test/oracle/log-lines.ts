/** Finds and repeats lines of a log, so that a test can break a rule in it. */
import { groupBy } from '../soak/world/messages.ts';

export type Line = Record<string, any> & { kind: string };

export const mailsOf = (lines: Line[], campaign?: string): Line[] =>
  lines.filter(
    ({ kind, campaign: of }) => kind === 'mail' && (campaign === undefined || of === campaign),
  );
export const first = (lines: Line[], campaign?: string): Line =>
  mailsOf(lines, campaign)[0] as Line;
export const again = (
  lines: Line[],
  change: (mail: Line) => Partial<Line>,
  mail = first(lines),
): void => void lines.push({ ...mail, ...change(mail) } as Line);
/** To a person who is on the lists of all campaigns. */
export const shared = (lines: Line[]): Line =>
  mailsOf(lines, 'high').find(({ to }) => (to as string).startsWith('shared')) as Line;
export const answerTo = ({ to, campaign }: Line): Line => ({ kind: 'answer', email: to, campaign });
export const fileOf = (lines: Line[], id: string): Line['file'] =>
  lines.find(({ kind, file }) => kind === 'campaign' && file.id === id)?.['file'];
export const mailboxOf = (lines: Line[], address: string): Line =>
  lines.find((line) => line.kind === 'mailbox' && line['address'] === address) as Line;
export const told = (lines: Line[], type: 'exceeded' | 'reset'): Line[] =>
  lines.filter((line) => line.kind === 'told' && line['type'] === type);
/** The messages of the mailbox that sent most, at one instant or on one day. */
export const busiest = (lines: Line[]): Line[] => {
  const bySender = groupBy(mailsOf(lines), ({ from: sender }) => sender as string);
  return [...bySender.values()].toSorted((a, b) => b.length - a.length)[0] as Line[];
};
/** A person of that country who got a message. */
export const from = (lines: Line[], country: string): Line => {
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
  return mailsOf(lines, 'high').find(({ to }) => emails.has(to)) as Line;
};
