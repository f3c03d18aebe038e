/** The overview shows what the commands answer about the same file, from running totals. */
import { describe, expect, it } from 'vitest';
import { DAY } from '../../../lib/domain/time.ts';
import { forgetPerson } from '../../../lib/app/campaigns/forget-person.ts';
import { wireForgetting } from '../../../lib/cli/wiring/campaigns/wire-forgetting.ts';
import { listUrgent } from '../../../lib/state/responses/lists/urgent-replies.ts';
import { openState } from '../../../lib/state/file/open.ts';
import { MONDAY } from '../../support/quota.ts';
import { people } from '../../support/state-file.ts';
import { plan } from '../../support/sending.ts';
import { receive } from '../../support/imap/inbound-world.ts';
import {
  answered,
  answers,
  LATER,
  label,
  liveWorld,
  messageIdTo,
  open,
  overviewOf,
  sendAll,
  statusOf,
} from './live.fixture.ts';

describe('the overview', () => {
  it('equals status: limits, warmup, queue, people and what is due next', async () => {
    const world = await answered();
    await plan(world.state, LATER);
    const status = await statusOf(world, 'spring', LATER);
    const { campaigns, mailboxes } = overviewOf(world, LATER);
    const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
    const shown = [...mailboxes.flatMap(({ limits }) => limits), ...(campaigns[0]?.limits ?? [])];
    expect(
      shown.map(({ scopeId, resetsAt, ...rest }) => ({
        ...rest,
        id: scopeId,
        resetsAt: iso(resetsAt),
      })),
    ).toEqual(status.limits.map(({ warmup: _, ...limit }: any) => limit));
    expect(shown.find(({ kind }) => kind === 'day')?.used).toBe(6);
    const { day, of, cap } = status.limits.find(({ kind }: any) => kind === 'warmup').warmup;
    expect(mailboxes[0]?.warmup).toEqual({ day, of, cap });
    expect(iso(campaigns[0]?.nextDueAt ?? null)).toBe(status.nextDueAt);
    expect(campaigns[0]).toMatchObject({
      people: 6,
      planned: status.enrollments.queued ?? 0,
      openSequences: (status.enrollments.queued ?? 0) + (status.enrollments.waiting ?? 0),
    });
    expect(mailboxes[0]?.sentToday).toBe(6);
  });

  it('a campaign without a plan names the command that goes on with it', async () => {
    const world = await liveWorld({ people: people(3) });
    const goesOn = (): string | null | undefined => overviewOf(world, MONDAY).campaigns[0]?.run;
    expect(goesOn()).toContain('schedule --campaign-id spring');
    await plan(world.state, MONDAY);
    expect(goesOn()).toBeNull();
  });

  it('of all campaigns, a mailbox has the limits of its active campaigns', async () => {
    const world = await answered();
    expect(overviewOf(world, LATER, null).mailboxes).toEqual(overviewOf(world, LATER).mailboxes);
  });

  it('follows what other processes send, on one connection', async () => {
    const world = await liveWorld({ people: people(3) });
    const used = () => overviewOf(world, MONDAY).mailboxes[0]?.limits.map((limit) => limit.used);
    expect(used()).toEqual([0, 0, 0]);
    const other = await openState(world.state.path, 'write', { now: MONDAY });
    open.push(other.db);
    await sendAll({ ...world, state: other });
    expect(used()).toEqual([3, 3, 3]);
    expect(overviewOf(world, MONDAY).seq).toBe(world.data.newestSeq());
  });

  it('counts today, in all, and by day', async () => {
    const world = await answered();
    const today = overviewOf(world, LATER);
    expect(today.campaigns[0]).toMatchObject({
      sentToday: 6,
      repliedToday: 2,
      bouncedToday: 1,
      sent: 6,
      replied: 2,
    });
    expect(today.days).toHaveLength(30);
    expect(today.days.at(-1)).toEqual({ day: '2026-03-09', sent: 6, replied: 2, bounced: 1 });
    const tomorrow = overviewOf(world, LATER + DAY);
    expect(tomorrow.campaigns[0]).toMatchObject({ sentToday: 0, repliedToday: 0, sent: 6 });
    expect(tomorrow.days.at(-2)).toEqual({ day: '2026-03-09', sent: 6, replied: 2, bounced: 1 });
  });

  it('its totals are the sums of the counters of the reports, also after labels', async () => {
    const world = await answered();
    await label(world, 1, 'unsubscribe', LATER);
    await label(world, 3, 'interested', LATER);
    const { db } = world.state;
    for (const metric of ['sent', 'rejected', 'undelivered', 'replied'])
      expect(
        db.prepare(`SELECT day, step, ${metric} AS n FROM day_count WHERE ${metric} > 0`).all(),
        metric,
      ).toEqual(
        db
          .prepare('SELECT day, step, sum(n) AS n FROM counter WHERE metric = ? GROUP BY 1, 2')
          .all(metric),
      );
  });

  it('its funnel counts people: contacted, delivered, replied, interested', async () => {
    const world = await answered();
    expect(overviewOf(world, LATER).funnel).toEqual([
      { stage: 'enrolled', people: 6 },
      { stage: 'contacted', people: 6 },
      { stage: 'delivered', people: 5 },
      { stage: 'replied', people: 2 },
      { stage: 'interested', people: 1 },
    ]);
    await label(world, 2, 'interested', LATER);
    expect(overviewOf(world, LATER).funnel.at(-1)).toEqual({ stage: 'interested', people: 2 });
  });

  it('says nothing of people who replied where replies do not end sequences', async () => {
    const world = await liveWorld({ file: { sequences: { stopOnReply: false } } });
    expect(overviewOf(world, LATER).funnel.map(({ stage }) => stage)).not.toContain('replied');
  });

  it('lists what leaves next, earliest first, with the person and their zone', async () => {
    const world = await liveWorld({
      people: [...people(2), { email: 'tokyo@example.test', zone: 'Asia/Tokyo' }],
    });
    await plan(world.state, MONDAY);
    const { upcoming } = overviewOf(world, MONDAY);
    expect(upcoming).toHaveLength(3);
    expect(upcoming.map(({ sendAt }) => sendAt)).toEqual(
      upcoming.map(({ sendAt }) => sendAt).sort((a, b) => a - b),
    );
    expect(upcoming.find(({ person }) => person.email.startsWith('tokyo'))).toMatchObject({
      zone: 'Asia/Tokyo',
      step: 1,
      mailbox: 'ann',
      person: { name: 'Bob', company: 'example.test' },
    });
    expect(upcoming[0]?.zone).toBe('America/New_York');
  });

  it('the newest events come first, with names and in words', async () => {
    const world = await answered();
    const { recent, seq } = overviewOf(world, LATER);
    expect(recent[0]?.seq).toBe(seq);
    expect(recent.map((event) => event.seq)).toEqual(
      [...recent.map((e) => e.seq)].sort((a, b) => b - a),
    );
    expect(recent.find(({ type }) => type === 'message.bounced')).toMatchObject({
      says: 'The message came back (hard: user unknown).',
      campaignName: 'Spring',
      person: { email: 'p3@example.test', name: 'P3' },
    });
  });

  it('a forgotten person is in no event, no reply and no plan', async () => {
    const world = await answered();
    await forgetPerson(wireForgetting(world.state), {
      asked: { id: 1 },
      reason: 'asked',
      now: LATER,
      dryRun: false,
    });
    const text = JSON.stringify(overviewOf(world, LATER));
    expect(text).not.toContain('p1@example.test');
    expect(text).not.toContain('tell me more');
    expect(world.data.person(1, LATER)).toBeNull();
  });
});

describe('the replies that need a person', () => {
  it('are those of report: none that is labelled, requests by law before newer ones', async () => {
    const world = await answered();
    const says = (email: string, text: string, subject = 'Re: Hello') => [
      `From: <${email}>`,
      'To: ann@acme.test',
      `Subject: ${subject}`,
      `In-Reply-To: ${messageIdTo(world, email)}`,
      '',
      text,
    ];
    const erase = 'Please delete all my personal data under Article 17 GDPR.';
    await receive(world, says('p5@example.test', erase), { now: LATER });
    await receive(world, says('p6@example.test', 'How much does it cost?'), { now: LATER });
    await answers(world, 'p4@example.test', { with: 'leftCompany', now: LATER });
    await label(world, 2, 'not_interested', LATER);
    const { replies, repliesWaiting } = overviewOf(world, LATER);
    const { rows, total } = listUrgent(world.state.db, 'spring', { intents: [], limit: 50 });
    expect(replies.map(({ id }) => id).sort()).toEqual(rows.map(({ id }) => id).sort());
    expect(repliesWaiting).toBe(total);
    expect(replies[0]).toMatchObject({
      request: 'erasure',
      person: { email: 'p5@example.test' },
      text: erase,
      run: `npx tsx scripts/response_tracker.ts show --response-id ${replies[0]?.id}`,
    });
    const others = replies.slice(1).map(({ id }) => id);
    expect(others).toEqual([...others].sort((a, b) => b - a));
    expect(others.length).toBeGreaterThan(1);
  });

  it('hold no character that hides or turns text, and are cut', async () => {
    const world = await answered();
    const nasty = `<script>alert(1)</script>\u202e\u0007\u200b ${'long '.repeat(500)}`;
    await receive(
      world,
      [
        'From: <p5@example.test>',
        'Content-Type: text/plain; charset=utf-8',
        `In-Reply-To: ${messageIdTo(world, 'p5@example.test')}`,
        'Subject: Re: Hello',
        '',
        nasty,
      ],
      { now: LATER },
    );
    world.state.db
      .prepare(`UPDATE prospect SET fields = ? WHERE id = 5`)
      .run(JSON.stringify({ first_name: 'Eve\u202e\n\u0000<b>', company: 'A\u2066cme' }));
    const [reply] = overviewOf(world, LATER).replies;
    expect(reply?.text.startsWith('<script>alert(1)</script> long')).toBe(true);
    expect(reply?.text.length).toBeLessThanOrEqual(401);
    expect(reply?.person.name).toBe('Eve <b>');
    expect(JSON.stringify(overviewOf(world, LATER))).not.toMatch(
      /[\u202a-\u202e\u2066-\u2069\u200b]/,
    );
  });
});
