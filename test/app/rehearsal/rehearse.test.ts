/** A rehearsal keeps every promise in its copy, changes nothing in the original, opens no way out, and can be repeated. */
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { Socket as Datagram } from 'node:dgram';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  rehearseCopy,
  type Asked,
  type Rehearsal,
} from '../../../lib/cli/wiring/wire-rehearsing.ts';
import { wireSending } from '../../../lib/cli/wiring/wire-sending.ts';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import { placeHold } from '../../../lib/state/sending/holds.ts';
import { closeState, openState } from '../../../lib/state/file/open.ts';
import { activateCampaign, putCampaign } from '../../../lib/state/campaigns/put-campaign.ts';
import { transactOnce, type State } from '../../../lib/state/file/transact.ts';
import { campaignFile } from '../../support/campaign.ts';
import { MONDAY } from '../../support/party.ts';
import { plan } from '../../support/sending.ts';
import { enroll, people, seededState } from '../../support/state-file.ts';
import type { CampaignFile } from '../../../lib/domain/campaigns/campaign.ts';
import { wallAt } from '../../support/time/wall-clock.ts';

const ZONES = [
  'America/New_York',
  'Europe/Berlin',
  'Asia/Tokyo',
  'Asia/Kolkata',
  'Australia/Sydney',
  'America/Los_Angeles',
] as const;
const LIMITS = { perHour: 5, perDay: 40, warmupEnabled: true, warmupSchedule: [10, 20], burst: {} };
/** Everything happens to somebody among sixty. */
const BUSY = {
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
const [kept, folder] = [
  mkdtempSync(join(tmpdir(), 'rehearse-kept-')),
  mkdtempSync(join(tmpdir(), 'rehearse-test-')),
];
const states: State[] = [];
let files = 0;
const newFile = (): string => join(kept, `${++files}.db`);
beforeAll(() => void vi.stubEnv('TMPDIR', folder));
afterEach(() => states.splice(0).forEach((state) => state.db.open && closeState(state)));
afterAll(() => {
  vi.unstubAllEnvs();
  for (const each of [kept, folder]) rmSync(each, { recursive: true });
});

/** The mailboxes name variables that are not set, and the campaign a listener that is not there. */
async function sixty(file: Partial<CampaignFile> = {}): Promise<State> {
  const state = await seededState(
    {
      limits: LIMITS,
      mailboxes: ['ann', 'bea'],
      smtpRef: 'env:NOT_SET_ANYWHERE',
      people: people(60).map((person, index) => ({ ...person, zone: ZONES[index % 6] as string })),
      file: {
        notify: { websocketUrl: 'ws://listener.example/events' },
        unsubscribe: { mailto: 'unsubscribe@acme.test' },
        ...file,
      },
    },
    newFile(),
  );
  // Message-IDs are made with it: the same in every file, so that two rehearsals can be compared.
  state.db.prepare('UPDATE secret SET value = zeroblob(32)').run();
  states.push(state);
  return state;
}

function rehearsal(state: State, asked: Partial<Asked> = {}): Promise<Rehearsal> {
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
function dump(path: string): Record<string, string> {
  const db = new Database(path, { readonly: true });
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

describe('two mailboxes, sixty people in six zones, three steps', () => {
  type Sent = { email: string; zone: string; step: number; mailbox: string; at: number };
  let state: State;
  let told: Rehearsal;
  let sent: Sent[];
  let no: { email: string; at: number; kind: string }[];
  /** How often each mail came back from a full mailbox. */
  let returned: Map<string, number>;
  let before: Record<string, string>;
  const reached: string[] = [];

  beforeAll(async () => {
    state = await sixty();
    states.length = 0;
    before = dump(state.path);
    const [connect, send] = [Socket.prototype.connect, Datagram.prototype.send];
    Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
      const [first] = args.flat() as [{ host?: string; path?: string } | number];
      reached.push(typeof first === 'object' ? String(first.host ?? first.path) : String(args[1]));
      return connect.apply(this, args as never);
    } as typeof connect;
    Datagram.prototype.send = function () {
      reached.push('a datagram');
    } as typeof send;
    const keep = newFile();
    try {
      told = await rehearsal(state, { keep });
    } finally {
      [Socket.prototype.connect, Datagram.prototype.send] = [connect, send];
    }
    const db = new Database(keep, { readonly: true });
    sent = db
      .prepare(
        'SELECT p.email, p.zone, m.step, m.mailbox_id AS mailbox, r.at FROM reservation r JOIN message m ON m.id = r.message_id JOIN prospect p ON p.id = m.prospect_id WHERE r.settled IS NOT NULL ORDER BY r.at',
      )
      .all() as Sent[];
    no = db
      .prepare(
        `SELECT p.email, r.processed_at AS at, r.kind FROM response r JOIN prospect p ON p.id = r.prospect_id WHERE r.kind IN ('reply', 'unsubscribe', 'complaint') OR r.bounce_class = 'hard'`,
      )
      .all() as typeof no;
    returned = new Map(
      (
        db
          .prepare(
            `SELECT p.email || ' ' || m.step AS mail, count(*) AS n FROM response r JOIN message m ON m.id = r.message_id JOIN prospect p ON p.id = m.prospect_id WHERE r.bounce_class = 'soft' GROUP BY mail`,
          )
          .all() as { mail: string; n: number }[]
      ).map(({ mail, n }) => [mail, n]),
    );
    db.close();
  }, 120_000);
  afterAll(() => closeState(state));

  it('comes to its end: everybody has had their mails, or said what ended it', () => {
    expect(told).toMatchObject({
      endedBy: 'sequences_ended',
      open: 0,
      inDoubt: 0,
      rescheduled: 0,
      alongside: [],
    });
    expect(told.report.people.enrolled).toBe(60);
    expect(told.report.people.underWay).toBe(0);
    expect(told.outcome.totals.counts.sent).toBe(
      told.outcome.days.reduce((sum, day) => sum + day.sent, 0),
    );
    expect(told.outcome.perMailbox.map(({ mailbox }) => mailbox)).toEqual(['ann', 'bea']);
    expect(told.lastSentAt).toBe(Math.max(...sent.map(({ at }) => at)));
  });

  it('something of everything happened, so that the promises were tried', () => {
    const { counts } = told.outcome.totals;
    expect(
      [
        counts.replied,
        counts.bounced.hard,
        counts.bounced.soft,
        counts.outOfOffice,
        counts.autoReply,
        counts.unsubscribed,
        counts.rejected,
      ].filter((n) => n === 0),
    ).toEqual([]);
    expect(new Set(no.map(({ kind }) => kind))).toEqual(
      new Set(['reply', 'unsubscribe', 'bounce', 'complaint']),
    );
    expect(returned.size).toBeGreaterThan(0);
    expect(told.report.holds).toEqual([]);
  });

  it('every mail leaves from nine to five on a weekday where its reader is', () => {
    for (const { zone, at } of sent) {
      const wall = wallAt(zone, at);
      expect([wall.weekday <= 5, wall.minutes >= 540, wall.minutes < 1020]).toEqual([
        true,
        true,
        true,
      ]);
    }
  });

  it('no mailbox is over its hour, its day or its warmup', () => {
    for (const mailbox of ['ann', 'bea']) {
      const times = sent.filter((mail) => mail.mailbox === mailbox).map(({ at }) => at);
      for (const at of times) {
        expect(
          times.filter((other) => other > at - HOUR && other <= at).length,
        ).toBeLessThanOrEqual(LIMITS.perHour);
        expect(times.filter((other) => other > at - DAY && other <= at).length).toBeLessThanOrEqual(
          LIMITS.perDay,
        );
      }
      const days = [...new Set(times.map((at) => wallAt('America/New_York', at).date))];
      days.forEach((date, index) =>
        expect(
          times.filter((at) => wallAt('America/New_York', at).date === date).length,
        ).toBeLessThanOrEqual(LIMITS.warmupSchedule[index] ?? LIMITS.perDay),
      );
    }
  });

  it('nobody gets a mail twice but who sent it back from a full mailbox, and nobody one after a no', () => {
    for (const mail of new Set(sent.map(({ email, step }) => `${email} ${step}`)))
      expect(
        sent.filter(({ email, step }) => `${email} ${step}` === mail).length,
      ).toBeLessThanOrEqual(1 + (returned.get(mail) ?? 0));
    for (const { email, at } of no)
      expect(sent.filter((mail) => mail.email === email && mail.at > at)).toEqual([]);
  });

  it('says which limits it came up against', () => {
    const warmup = told.limits.find(({ scopeId, kind }) => scopeId === 'ann' && kind === 'warmup');
    expect(warmup).toMatchObject({ scope: 'mailbox', most: 10, limit: 10 });
    expect(warmup?.days[0]).toBe('2026-03-09');
    for (const { most, limit } of told.limits) expect(most).toBeLessThanOrEqual(limit);
  });

  it('opens no way out of this machine, whatever is configured, and reads no account', () => {
    expect(reached.length).toBeGreaterThan(0);
    expect(new Set(reached)).toEqual(new Set(['127.0.0.1']));
  });

  it('leaves the original as it was, and nothing behind', () => {
    expect(dump(state.path)).toEqual(before);
    expect(readdirSync(folder)).toEqual([]);
  });
});

it('the same seed gives the same rehearsal, byte for byte, another one another', async () => {
  const [first, second] = [await sixty(), await sixty()];
  const again = await rehearsal(first);
  expect(JSON.stringify(await rehearsal(second))).toBe(JSON.stringify(again));
  expect(JSON.stringify(await rehearsal(first))).toBe(JSON.stringify(again));
  expect((await rehearsal(first, { seed: 'other' })).outcome).not.toEqual(again.outcome);
}, 120_000);

it('broken off, it leaves neither folder nor file', async () => {
  const state = await sixty();
  for (const keep of [null, newFile()]) {
    const stop = new AbortController();
    let seen: string[] = [];
    const broken = rehearsal(state, {
      signal: stop.signal,
      keep,
      onRound() {
        seen = keep === null ? readdirSync(folder) : [keep].filter(existsSync);
        stop.abort();
      },
    });
    await expect(broken).rejects.toMatchObject({ code: 'interrupted', exit: 'tryAgain' });
    expect([seen.length, readdirSync(folder), keep !== null && existsSync(keep)]).toEqual([
      1,
      [],
      false,
    ]);
  }
});

it("while it lasts its folder is its owner's alone, and a file that exists is not replaced", async () => {
  const state = await sixty();
  let mode = 0;
  await rehearsal(state, {
    until: MONDAY + 2 * HOUR,
    onRound: () =>
      void (mode = statSync(join(folder, readdirSync(folder)[0] as string)).mode & 0o777),
  });
  expect(mode).toBe(0o700);
  await expect(rehearsal(state, { keep: state.path })).rejects.toMatchObject({
    code: 'backup_onto_itself',
  });
  expect(existsSync(state.path)).toBe(true);
});

it('ends at its last instant, with what is open then', async () => {
  const told = await rehearsal(await sixty(), { until: MONDAY + 2 * DAY });
  expect(told).toMatchObject({ endedBy: 'until', endedAt: MONDAY + 2 * DAY });
  expect(told.open).toBeGreaterThan(30);
  expect(told.lastSentAt).toBeLessThanOrEqual(MONDAY + 2 * DAY);
});

it('a paused campaign never ends: the reason is told', async () => {
  const state = await sixty();
  transactOnce(state, () =>
    placeHold(
      state.db,
      {
        scope: 'campaign',
        scopeId: 'spring',
        reason: 'price list',
        placedBy: 'operator',
        from: MONDAY,
        until: null,
      },
      MONDAY,
    ),
  );
  expect(await rehearsal(state)).toMatchObject({
    endedBy: 'nothing_moves',
    lastSentAt: null,
    open: 60,
    unplanned: { hold: expect.any(Number) as number },
  });
});

it('nor does one whose people wait for good: what is planned anew every day is no movement', async () => {
  const state = await sixty({ sequences: { onReply: { sameCompany: 'hold' } } });
  const told = await rehearsal(state, { rates: { ...BUSY, replies: 0.3 } });
  expect(told.endedBy).toBe('nothing_moves');
  expect(told.open).toBeGreaterThan(10);
  expect(told.report.holds).toMatchObject([{ scope: 'company', reason: 'colleague_replied' }]);
});

it('a mail that was under way when the copy was made is in doubt in it, and the rest comes to its end', async () => {
  const state = await sixty();
  await plan(state, MONDAY);
  const port = wireSending(state);
  const [message] = port.due(
    { mailboxId: 'ann', campaignId: 'spring', campaignState: 'active' },
    { now: MONDAY + DAY, batchId: null, after: { sendAt: 0, row: 0 }, limit: 1 },
  );
  await port.transact(() =>
    port.reserve(message as never, { owner: 'somebody', now: MONDAY, leaseUntil: MONDAY + HOUR }),
  );
  await port.transact(() =>
    port.beginTransmission((message as { row: number }).row, {
      owner: 'somebody',
      now: MONDAY,
      leaseBeyond: MONDAY,
      subject: 'Hello',
    }),
  );
  const told = await rehearsal(state);
  expect(told).toMatchObject({ endedBy: 'sequences_ended', open: 1, inDoubt: 1 });
  expect(port.openClaims()).toHaveLength(1);
});

it('campaigns that share a mailbox run along, unless they are told to stand still', async () => {
  const state = await sixty();
  transactOnce(state, () => {
    putCampaign(state.db, campaignFile({ id: 'summer', mailboxes: ['bea'], priority: 9 }), MONDAY);
    activateCampaign(state.db, 'summer', MONDAY);
    enroll(
      state,
      'summer',
      people(120).map(({ email }) => ({ email: `s-${email}` })),
      MONDAY,
    );
    // Neither shares a mailbox nor sends.
    putCampaign(state.db, campaignFile({ id: 'draft', mailboxes: ['ann'] }), MONDAY);
  });
  const until = MONDAY + DAY;
  const [along, alone] = [
    await rehearsal(state, { until }),
    await rehearsal(state, { until, alone: true }),
  ];
  expect([along.alongside, alone.alongside]).toEqual([['summer'], []]);
  expect(along.outcome.totals.counts.sent).toBeLessThan(alone.outcome.totals.counts.sent);
});

it('people answer as they have answered so far, once enough of them have', async () => {
  const state = await sixty();
  const keep = newFile();
  const told = await rehearsal(state, { keep });
  const later = await openState(keep, 'write', { now: told.endedAt });
  states.push(later);
  transactOnce(later, () => void enroll(later, 'spring', people(100).slice(60), told.endedAt));
  const after = await rehearsal(later, {
    from: told.endedAt,
    until: told.endedAt + 60 * DAY,
    rates: {},
  });
  expect(after.rates.hardBounces).toMatchObject({ from: 'observed', of: 60 });
  expect(after.rates.replies).toMatchObject({ from: 'assumed' });
  expect(
    after.outcome.days.every(
      ({ date }) => date >= new Date(told.endedAt - DAY).toISOString().slice(0, 10),
    ),
  ).toBe(true);
}, 120_000);
