/** What the reports read from a real file; none of them reads messages one by one. */
import { describe, expect, test } from 'vitest';
import type { Database } from '../../../lib/state/engine/database.ts';
import { createReportStore } from '../../../lib/state/reports/report-store.ts';
import type { CampaignHead } from '../../../lib/domain/reports/report.ts';
import {
  addCampaign,
  addCounters,
  addMailbox,
  countEnrollments,
  newReportDatabase,
} from './report-database.ts';

const NOW = Date.parse('2026-03-06T18:00:00Z');
const head = (id: string): CampaignHead => ({
  id,
  name: id,
  state: 'active',
  zone: 'UTC',
  createdAt: 0,
  startedAt: null,
  completedAt: null,
  stopOnReply: true,
});

function filled(): Database {
  const db = newReportDatabase();
  for (const mailbox of ['ann', 'ben', 'eve']) addMailbox(db, mailbox);
  addCampaign(db, 'spring', { mailboxes: ['ann', 'ben'] });
  addCampaign(db, 'autumn', { mailboxes: ['eve'] });
  countEnrollments(db, 'spring', { waiting: 7, queued: 3 });
  addCounters(db, 'spring', [
    '2026-03-02 0 A ann google sent 5',
    '2026-03-03 0 A ann google sent 6',
    '2026-03-03 0 A ann google replied 2',
    '2026-03-03 1 B ben other sent 1',
  ]);
  addCounters(db, 'autumn', ['2026-03-03 0 A eve google sent 100']);
  return db;
}

describe('totals', () => {
  test('all days together, or one; never those of another campaign', () => {
    const store = createReportStore(filled());
    expect(store.readCells('spring', null)).toEqual([
      { step: 1, variant: 'A', mailboxId: 'ann', provider: 'google', metric: 'replied', n: 2 },
      { step: 1, variant: 'A', mailboxId: 'ann', provider: 'google', metric: 'sent', n: 11 },
      { step: 2, variant: 'B', mailboxId: 'ben', provider: 'other', metric: 'sent', n: 1 },
    ]);
    expect(store.readCells('spring', '2026-03-02')).toEqual([
      { step: 1, variant: 'A', mailboxId: 'ann', provider: 'google', metric: 'sent', n: 5 },
    ]);
    expect(store.readFacts(head('spring'), NOW).days).toEqual([
      { day: '2026-03-02', metric: 'sent', n: 5 },
      { day: '2026-03-03', metric: 'replied', n: 2 },
      { day: '2026-03-03', metric: 'sent', n: 7 },
    ]);
    expect(store.readSummary(head('spring'), '2026-03-03')).toMatchObject({
      totals: [
        { metric: 'replied', n: 2 },
        { metric: 'sent', n: 7 },
      ],
      sendingDays: 2,
    });
  });
});

describe('holds', () => {
  test('those in force on the campaign, its mailboxes, providers, domains or everything', () => {
    const db = filled();
    const place = db.prepare(
      `INSERT INTO hold (scope, scope_id, reason, placed_by, from_at, until_at, lifted_at) VALUES (?, ?, ?, 'operator', ?, ?, ?)`,
    );
    for (const [scope, id, reason, from, until, lifted] of [
      ['campaign', 'spring', 'mine', 0, null, null],
      ['campaign', 'autumn', 'of another', 0, null, null],
      ['mailbox', 'ben', 'my mailbox', 0, NOW + 1, null],
      ['mailbox', 'eve', 'not mine', 0, null, null],
      ['provider', 'google', 'provider', 0, null, null],
      ['all', '', 'everything', 0, null, null],
      ['campaign', 'spring', 'over', 0, NOW, null],
      ['campaign', 'spring', 'lifted', 0, null, 1],
    ] as const)
      place.run(scope, id, reason, from, until, lifted);
    expect(
      createReportStore(db)
        .readFacts(head('spring'), NOW)
        .holds.map(({ reason }) => reason),
    ).toEqual(['mine', 'my mailbox', 'provider', 'everything']);
  });
});

describe('mailboxes and queue', () => {
  test('a sending day is one on which something left', () => {
    const db = filled();
    const day = db.prepare(
      'INSERT INTO mailbox_day (mailbox_id, day, sent, bounced) VALUES (?, ?, ?, 0)',
    );
    for (const [mailbox, date, sent] of [
      ['ann', '2026-03-02', 5],
      ['ann', '2026-03-03', 6],
      ['ann', '2026-03-04', 0],
    ] as const)
      day.run(mailbox, date, sent);
    expect(createReportStore(db).readFacts(head('spring'), NOW).mailboxes).toEqual([
      { mailboxId: 'ann', sendingDays: 2, lastDay: '2026-03-03', sentOnLastDay: 6 },
      { mailboxId: 'ben', sendingDays: 0, lastDay: null, sentOnLastDay: 0 },
    ]);
  });

  test('the queue counts people by state and finds the next message by key', () => {
    const db = filled();
    addMessages(db, [
      'scheduled 2000',
      'scheduled 1000',
      'reserved 500',
      'in_doubt 100',
      'in_doubt 200',
      'sent 1',
    ]);
    expect(createReportStore(db).readFacts(head('spring'), NOW).queue).toEqual({
      queued: 3,
      waiting: 7,
      inFlight: 1,
      inDoubt: 2,
      nextDueAt: 1000,
    });
  });
});

/** Each row: `state send_at`. */
function addMessages(db: Database, rows: readonly string[]): void {
  for (const [index, row] of rows.entries()) {
    const [state, sendAt] = row.split(' ') as [string, string];
    const id = index + 1;
    db.prepare(
      `INSERT INTO prospect (id, email, canonical, domain, provider, zone_source, fields, created_at) VALUES (?, ?, ?, 'a.test', 'other', 'campaign', '{}', 0)`,
    ).run(id, `p${id}@a.test`, `p${id}@a.test`);
    db.prepare(
      `INSERT INTO enrollment (id, campaign_id, prospect_id, state, calendar_key) VALUES (?, 'spring', ?, 'queued', 'UTC||')`,
    ).run(id, id);
    db.prepare(
      `INSERT INTO message (id, campaign_id, enrollment_id, prospect_id, step, variant, mailbox_id, state, send_at, open_until, message_id, batch_id) VALUES (?, 'spring', ?, ?, 0, 'A', 'ann', ?, ?, 0, ?, 'b')`,
    ).run(id, id, id, state, Number(sendAt), `<${id}@a.test>`);
    if (state === 'reserved')
      db.prepare(
        `INSERT INTO reservation (message_id, mailbox_id, campaign_id, provider, domain, opens, at, owner, lease_until) VALUES (?, 'ann', 'spring', 'other', 'a.test', '', 0, 'me', 0)`,
      ).run(id);
  }
}

test('no query of a report scans a table of people, messages or events', () => {
  const db = filled();
  const plans: string[] = [];
  const prepare = db.prepare.bind(db);
  db.prepare = ((sql: string) => {
    plans.push(
      ...(prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...nulls(sql)) as { detail: string }[]).map(
        ({ detail }) => detail,
      ),
    );
    return prepare(sql);
  }) as typeof db.prepare;
  const store = createReportStore(db);
  store.inSnapshot(() => {
    store.readFacts(head('spring'), NOW);
    store.readCells('spring', null);
    store.readCells('spring', '2026-03-03');
    store.readSummary(head('spring'), null);
  });
  expect(plans.filter((plan) => plan.includes(' message '))).toEqual([
    'SEARCH message USING COVERING INDEX message_in_doubt (campaign_id=?)',
    'SEARCH message USING COVERING INDEX message_scheduled (campaign_id=?)',
  ]);
  expect(
    plans.filter((plan) =>
      /SCAN (counter|message|event|enrollment|prospect|response|attempt)\b/.test(plan),
    ),
  ).toEqual([]);
});

/** Something for each parameter. */
function nulls(sql: string): null[] | [Record<string, null>] {
  const names = (sql.match(/@\w+/g) ?? []).map((name) => name.slice(1));
  if (names.length > 0) return [Object.fromEntries(names.map((name) => [name, null]))];
  return Array<null>((sql.match(/\?/g) ?? []).length).fill(null);
}
