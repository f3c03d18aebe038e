/** The senders' inbox as a Maildir on disk; an answer appears in it when the virtual clock has come to its hour. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoAnswer } from './answers.ts';

export type DemoInbox = {
  path: string;
  /** Everything that will ever have arrived, and has. */
  delivered: readonly DemoAnswer[];
  expect(answer: DemoAnswer): void;
  /** Delivers what is due, oldest first, and says what that was. */
  deliverUntil(now: number): DemoAnswer[];
  pending(): number;
};

export function openInbox(path: string): DemoInbox {
  for (const folder of ['tmp', 'new', 'cur']) mkdirSync(join(path, folder), { recursive: true });
  const delivered: DemoAnswer[] = [];
  let underWay: DemoAnswer[] = [];
  return {
    path,
    delivered,
    expect: (answer) => void underWay.push(answer),
    pending: () => underWay.length,
    deliverUntil(now) {
      const due = underWay.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
      underWay = underWay.filter(({ at }) => at > now);
      for (const answer of due) {
        // Maildir: written aside, then moved, so that a reader sees whole messages only.
        const name = `${Math.floor(answer.at / 1000)}.M${delivered.length}.demo`;
        writeFileSync(join(path, 'tmp', name), answer.raw);
        renameSync(join(path, 'tmp', name), join(path, 'new', name));
        delivered.push(answer);
      }
      return due;
    },
  };
}
