/**
 * No query that runs with every call reads a table that grows with the campaign: only by key, or by
 * a partial index over open rows.
 */
import type { Database } from '../../../lib/state/engine/database.ts';
import { expect, it } from 'vitest';
import { createQueue } from '../../../lib/state/sending/queue.ts';
import { createClaims } from '../../../lib/state/sending/claims.ts';
import { createPlanningStore } from '../../../lib/state/planning/planning-store.ts';
import * as status from '../../../lib/state/reports/status-store.ts';
import { countHeld } from '../../../lib/state/sending/count-held.ts';
import { peopleToWrite } from '../../../lib/state/campaigns/prospects/people-to-write.ts';
import { createLimitSlots } from '../../../lib/state/limits/limit-slots.ts';
import { hasColleaguesWaiting } from '../../../lib/state/campaigns/prospects/prospects.ts';
import { createContactElsewhere } from '../../../lib/state/campaigns/contact/contact-elsewhere.ts';
import { createDeclines } from '../../../lib/state/campaigns/contact/declines.ts';
import { createOpenAtCompany } from '../../../lib/state/campaigns/contact/open-at-company.ts';
import { createPreferences } from '../../../lib/state/campaigns/contact/preferences.ts';
import { createPreferenceWriter } from '../../../lib/state/campaigns/contact/put-preference.ts';
import { createNewcomers } from '../../../lib/state/planning/newcomers.ts';
import { createPeopleWrittenTo } from '../../../lib/state/responses/possible/people-written-to.ts';
import {
  countPossible,
  createPossibleReplies,
  listPossible,
} from '../../../lib/state/responses/possible/possible-replies.ts';
import { createRevisionStore } from '../../../lib/state/responses/revision-store.ts';
import { createResponseStore } from '../../../lib/state/responses/response-store.ts';
import {
  createTakenLog,
  plannedBy,
  plannedTo,
} from '../../../lib/state/planning/taken-instants.ts';
import { createLiveStore } from '../../../lib/state/live/live-store.ts';
import { seededState } from '../../support/state-file.ts';
import { MONDAY } from '../../support/quota.ts';

const CAMPAIGN = 'spring';
const PAIR = { mailboxId: 'ann', campaignId: CAMPAIGN };

const HOURLY = { scope: 'mailbox', scopeId: 'ann', kind: 'hour' } as const;
const SPAN = { from: MONDAY, until: MONDAY + 1 };

const CALLS: Readonly<Record<string, (db: Database) => unknown>> = {
  'the calendars of new prospects': (db) => createPlanningStore(db).calendarKeys(CAMPAIGN),
  'new prospects': (db) => createNewcomers(db).newcomers(CAMPAIGN, { keys: ['UTC||'], limit: 50 }),
  'new prospects, some of whom another campaign wrote to': (db) =>
    createNewcomers(db).newcomers(CAMPAIGN, {
      keys: ['UTC||'],
      limit: 50,
      writtenSince: MONDAY,
      freeBy: MONDAY,
      mostPerCompany: 2,
    }),
  'what a person chose': (db) => createPreferences(db).preferredPace(1, null),
  'whether any person chose': (db) => createPreferences(db).anyPreferences(),
  'the plans of a person who chose': (db) => createPreferenceWriter(db).dropPlans(1),
  'contact in other campaigns': (db) => createContactElsewhere(db).contactElsewhere(1, CAMPAIGN),
  'a known person of a list': (db) =>
    createContactElsewhere(db).knownElsewhere('p1@example.test', CAMPAIGN),
  'colleagues with open sequences': (db) =>
    createOpenAtCompany(db).countOpenColleagues({
      company: 'example.test',
      prospectId: 1,
      most: 2,
    }),
  'the people of a company': (db) =>
    createOpenAtCompany(db).peopleOpenAt('example.test', new Set()),
  'sequences that a decline ended': (db) => createDeclines(db).endedByDecline(1),
  'follow-ups': (db) => createPlanningStore(db).followUps(CAMPAIGN, { until: MONDAY, limit: 50 }),
  'what is planned': (db) => createPlanningStore(db).planned(CAMPAIGN),
  'what missed its window': (db) =>
    createPlanningStore(db).stranded(CAMPAIGN, {
      closesBy: MONDAY,
      lateBefore: 0,
      triedOnly: false,
    }),
  'the commit of a plan': (db) =>
    createPlanningStore(db).commitPlan({
      campaignId: CAMPAIGN,
      now: MONDAY,
      batchId: 'b',
      planned: [],
      workLeft: [],
      replaces: true,
      messageIdOf: () => '',
    }),
  'what is planned from a mailbox': (db) =>
    plannedBy(db, { column: 'mailbox_id', id: 'ann' }, new Set()),
  'what is planned in a campaign': (db) =>
    plannedBy(db, { column: 'campaign_id', id: CAMPAIGN }, new Set()),
  'what is planned, by recipient': (db) => plannedTo(db, new Set()),
  'what is taken': (db) =>
    (['mailbox_id', 'campaign_id', 'provider', 'domain'] as const).map((column) =>
      createTakenLog(db).takenBy({ column, id: CAMPAIGN }, { since: 0, now: MONDAY }),
    ),
  'who has something due': (db) =>
    createQueue(db).duePairs(MONDAY, { campaignId: CAMPAIGN, batchId: null }),
  'what is due': (db) =>
    createQueue(db).due(PAIR, {
      now: MONDAY,
      batchId: null,
      after: { sendAt: 0, row: 0 },
      limit: 50,
    }),
  'open claims': (db) => createClaims(db).openClaims(),
  'the earlier messages of a thread': (db) =>
    createQueue(db).earlierMessages({ enrollmentId: 1, step: 1 }),
  'the next planned instant': (db) => createQueue(db).nextScheduledAfter(CAMPAIGN, MONDAY),
  'the length of the queue': (db) =>
    createQueue(db).countQueue({ campaignId: CAMPAIGN, dueBy: MONDAY }),
  'the queue by state': (db) => status.readQueue(db, CAMPAIGN, MONDAY),
  'what is in doubt': (db) => status.listInDoubt(db, CAMPAIGN, 20),
  'whose mail comes next': (db) => status.nextRecipients(db, CAMPAIGN),
  'the next follow-up': (db) => status.nextFollowUpAt(db, CAMPAIGN),
  'limits that may have room again': (db) => createLimitSlots(db).slotsToRecheck(MONDAY),
  'the last told slot of a limit': (db) => createLimitSlots(db).toldSlot(HOURLY),
  'the work that a limit of a campaign holds back': (db) =>
    createLimitSlots(db).campaignsWaiting({ ...HOURLY, scope: 'campaign' }, SPAN),
  'the mail a reply answers': (db) =>
    createResponseStore(db).findByMessageIds([{ messageId: '<a@b>', localPart: 'a' }]),
  'the mail whose unsubscribe link was used': (db) => createResponseStore(db).findByTokens(['a.b']),
  'for whom a changed text is tried': (db) => peopleToWrite(db, CAMPAIGN),
  'whom a hold on a company reaches': (db) =>
    countHeld(db, { scope: 'company', scopeId: 'a.test' }),
  'whom a hold on a campaign reaches': (db) =>
    countHeld(db, { scope: 'campaign', scopeId: CAMPAIGN }),
  'colleagues who wait': (db) => hasColleaguesWaiting(db, 'a.test', 1),
  'what colleagues answered': (db) => createRevisionStore(db).responsesOfColleagues('a.test', 1),
  'the live page: what leaves next': (db) => {
    createLiveStore(db).planningMailboxes(CAMPAIGN);
    return createLiveStore(db).nextMessages(PAIR, 20);
  },
  'the live page: replies that need a person': (db) => {
    const live = createLiveStore(db);
    live.countOpenReplies(CAMPAIGN, 500);
    for (const of of ['requests', 'concerns', 'others'] as const)
      live.openReplies(CAMPAIGN, { of, limit: 20 });
  },
  'the live page: totals': (db) => {
    const live = createLiveStore(db);
    live.dayCounts(CAMPAIGN);
    live.trackedCounts(CAMPAIGN);
    live.weekHours(CAMPAIGN, 0);
    live.countInterested(CAMPAIGN);
    live.mailboxDays('ann', '2026-01-01');
  },
  'the live page: events and names': (db) => {
    const live = createLiveStore(db);
    live.recentEvents(CAMPAIGN, 50);
    live.recentEventsFrom('ann', 50);
    live.peopleNamed([1, 2]);
  },
  'the live page: a person': (db) => {
    const live = createLiveStore(db);
    live.livingPerson(1);
    live.messagesTo(1);
    live.responsesFrom(1, 500);
    live.eventsOfPerson(1, 500);
    live.countOfPerson(1);
  },
  'who may have written a message': (db) => {
    const within = { since: 0, most: 4 };
    createPeopleWrittenTo(db).peopleWithName([{ first: 'bea', last: 'okafor' }], within);
    createPeopleWrittenTo(db).peopleAt(['a.test'], within);
    createPeopleWrittenTo(db).latestTo('a@b.test', CAMPAIGN);
  },
  'messages that may be replies': (db) => {
    const possible = createPossibleReplies(db);
    possible.hasWaited(1);
    possible.begunSequencesOf(1);
    possible.openPossible();
    possible.possibleWaitOf({ prospectId: 1, enrollmentId: 1 }, 0);
    countPossible(db, CAMPAIGN);
    listPossible(db, CAMPAIGN, { limit: 3, now: 0 });
  },
  'the last mail to a sender': (db) => createResponseStore(db).findByAddress('a@b.test', 0),
};

/** Partial indexes over open rows: they are as large as the plan, not as the campaign. */
const OPEN_ONLY = [
  'message_scheduled',
  'message_in_doubt',
  'reservation_under_way',
  'possible_reply_open',
];

it.each(Object.entries(CALLS))('%s', async (_, call) => {
  const { db } = await seededState();
  const plans: string[] = [];
  const prepare = db.prepare.bind(db);
  db.prepare = ((sql: string) => {
    const named = (sql.match(/:\w+/g) ?? []).map((name) => [name.slice(1), null]);
    const bound: null[] | [Record<string, null>] =
      named.length > 0 ? [Object.fromEntries(named)] : (sql.match(/\?/g) ?? []).map(() => null);
    if (/^\s*(SELECT|WITH)/.test(sql))
      plans.push(
        ...(prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...bound) as { detail: string }[]).map(
          ({ detail }) => detail,
        ),
      );
    return prepare(sql);
  }) as typeof db.prepare;
  call(db);
  db.close();
  expect(plans.length).toBeGreaterThan(0);
  expect(plans.filter(grows)).toEqual([]);
});

/** A whole table; or a unique index used for the campaign alone. */
function grows(plan: string): boolean {
  const scanned =
    /^SCAN (?:[mrep]|message|reservation|enrollment|prospect|event|response)\b/.test(plan) &&
    !OPEN_ONLY.some((index) => plan.includes(index));
  return scanned || /sqlite_autoindex_(?:message|enrollment)_\d \(campaign_id=\?\)/.test(plan);
}
