/** A campaign of sixty people to rehearse, in a folder that is removed afterwards. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../../lib/state/engine/choose-engine.ts';
import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import {
  rehearseCopy,
  type RehearsalOptions,
} from '../../../lib/cli/wiring/rehearsal/wire-rehearsing.ts';
import type { Rehearsal } from '../../../lib/app/rehearsal/rehearse-campaign.ts';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import { closeState } from '../../../lib/state/file/open.ts';
import type { State } from '../../../lib/state/file/transact.ts';
import { MONDAY } from '../../support/quota.ts';
import { withoutRateHolds } from '../../support/rate-rules.ts';
import { people, seededState } from '../../support/state-file.ts';
import type { CampaignFile } from '../../../lib/domain/campaigns/campaign.ts';

const ZONES = [
  'America/New_York',
  'Europe/Berlin',
  'Asia/Tokyo',
  'Asia/Kolkata',
  'Australia/Sydney',
  'America/Los_Angeles',
] as const;
export const LIMITS = {
  perHour: 5,
  perDay: 40,
  warmupEnabled: true,
  warmupSchedule: [10, 20],
  burst: {},
};
/** Among sixty people every event happens at least once. */
export const BUSY = {
  hardBounces: 0.08,
  softBounces: 0.08,
  deferrals: 0.1,
  replies: 0.1,
  outOfOffice: 0.08,
  autoReplies: 0.05,
  unsubscribes: 0.05,
  complaints: 0.02,
};

/** Where files that are meant to stay go, and the temporary folder of every rehearsal here. */
export const [kept, folder] = [
  mkdtempSync(join(tmpdir(), 'rehearse-kept-')),
  mkdtempSync(join(tmpdir(), 'rehearse-test-')),
];
export const states: State[] = [];
let files = 0;
export const newFile = (): string => join(kept, `${++files}.db`);
beforeAll(() => void vi.stubEnv('TMPDIR', folder));
afterEach(() => states.splice(0).forEach((state) => state.db.open && closeState(state)));
afterAll(() => {
  vi.unstubAllEnvs();
  for (const each of [kept, folder]) rmSync(each, { recursive: true });
});

/** The mailboxes name variables that are not set, and the campaign a listener that is not there. */
export async function sixty(file: Partial<CampaignFile> = {}): Promise<State> {
  const state = await seededState(
    {
      limits: LIMITS,
      mailboxes: ['ann', 'bea'],
      smtpRef: 'env:NOT_SET_ANYWHERE',
      people: people(60).map((person, index) => ({ ...person, zone: ZONES[index % 6] as string })),
      file: {
        notify: [{ url: 'ws://listener.example/events' }],
        unsubscribe: { mailto: 'unsubscribe@acme.test' },
        ...file,
      },
    },
    newFile(),
  );
  // Message-IDs are made with it: the same in every file, so that two rehearsals can be compared.
  state.db.prepare('UPDATE secret SET value = zeroblob(32)').run();
  withoutRateHolds(state);
  states.push(state);
  return state;
}

export function rehearsal(state: State, asked: Partial<RehearsalOptions> = {}): Promise<Rehearsal> {
  return rehearseCopy(state, {
    campaignId: 'spring',
    from: MONDAY,
    until: MONDAY + 365 * DAY,
    every: HOUR,
    batchSize: 50,
    signal: new AbortController().signal,
    seed: 'a',
    rates: BUSY,
    alone: false,
    keep: null,
    ...asked,
  });
}

/** Every table, row by row. */
export function dump(path: string): Record<string, string> {
  const db = openDatabase(path, { readonly: true });
  const tables = db
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
    .pluck()
    .all() as string[];
  const contents = Object.fromEntries(
    tables.map((table) => [table, JSON.stringify(db.prepare(`SELECT * FROM "${table}"`).all())]),
  );
  db.close();
  return contents;
}
