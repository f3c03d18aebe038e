/** The senders' inbox as a Maildir on disk; an answer appears in it when the virtual clock has come to its hour. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer } from './answers.ts';

export type Inbox = {
  path: string;
  /** Everything that will ever have arrived, and has. */
  delivered: readonly Answer[];
  expect(answer: Answer): void;
  /** Delivers what is due, oldest first, and says what that was. */
  deliverUntil(now: number): Answer[];
  pending(): number;
};

export function openInbox(path: string): Inbox {
  for (const folder of ['tmp', 'new', 'cur']) mkdirSync(join(path, folder), { recursive: true });
  const delivered: Answer[] = [];
  let underWay: Answer[] = [];
  return {
    path,
    delivered,
    expect: (answer) => void underWay.push(answer),
    pending: () => underWay.length,
    deliverUntil(now) {
      const due = underWay.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
      underWay = underWay.filter(({ at }) => at > now);
      for (const answer of due) {
        // Maildir: written aside, then moved, so that a reader sees whole mails only.
        const name = `${Math.floor(answer.at / 1000)}.M${delivered.length}.demo`;
        writeFileSync(join(path, 'tmp', name), answer.raw);
        renameSync(join(path, 'tmp', name), join(path, 'new', name));
        delivered.push(answer);
      }
      return due;
    },
  };
}
