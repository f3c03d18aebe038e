/**
 * The senders' inbox as a Maildir on disk; an answer appears in it when the virtual clock reaches
 * its time.
 */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoAnswer } from './people/answers.ts';

export type DemoInbox = {
  path: string;
  /** All answers delivered so far. */
  delivered: readonly DemoAnswer[];
  expect(answer: DemoAnswer): void;
  /** Delivers the answers that are due, oldest first, and returns them. */
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
        // Maildir: write the file elsewhere, then move it, so that a reader sees complete messages
        // only.
        const name = `${Math.floor(answer.at / 1000)}.M${delivered.length}.demo`;
        writeFileSync(join(path, 'tmp', name), answer.raw);
        renameSync(join(path, 'tmp', name), join(path, 'new', name));
        delivered.push(answer);
      }
      return due;
    },
  };
}
