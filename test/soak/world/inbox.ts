/** The mailbox for answers: holds those under way, and delivers arrived ones as files. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Coming } from './answers.ts';
import type { Style } from './scenario.ts';

export type SoakInbox = {
  expect(coming: readonly Coming[]): void;
  deliver(now: number): { path: string; arrived: Coming[] };
};

/**
 * A growing Maildir (`stay`: every run meets the old messages again), or a fresh folder of .eml files
 * each time (`cron`).
 */
export function openInbox(folder: string, style: Style): SoakInbox {
  let underway: Coming[] = [];
  let written = 0;
  let deliveries = 0;
  return {
    expect: (coming) => void underway.push(...coming),
    deliver(now) {
      const arrived = underway
        .filter(({ arrivesAt }) => arrivesAt <= now)
        .toSorted((a, b) => a.arrivesAt - b.arrivesAt);
      underway = underway.filter(({ arrivesAt }) => arrivesAt > now);
      const path = join(folder, style === 'stay' ? 'Maildir' : `inbox-${++deliveries}`);
      const into = style === 'stay' ? join(path, 'new') : path;
      for (const part of style === 'stay' ? ['cur', 'new', 'tmp'] : [''])
        mkdirSync(join(path, part), { recursive: true });
      for (const { arrivesAt, mail } of arrived) {
        const name = `${Math.floor(arrivesAt / 1_000)}.${++written}.soak`;
        writeFileSync(join(into, style === 'stay' ? name : `${name}.eml`), mail);
      }
      return { path, arrived };
    },
  };
}
