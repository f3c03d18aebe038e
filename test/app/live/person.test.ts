/** The page of a person has their whole history, and that of a mailbox what concerns it. */
import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import { forgetPerson } from '../../../lib/app/campaigns/forget-person.ts';
import { prefer } from '../../../lib/app/responses/page/prefer.ts';
import { unsubscribe } from '../../../lib/app/responses/unsubscribe.ts';
import { wireForgetting } from '../../../lib/cli/wiring/campaigns/wire-forgetting.ts';
import { wireUnsubscribing } from '../../../lib/cli/wiring/responses/wire-unsubscribing.ts';
import { wirePreferring } from '../../../lib/cli/wiring/responses/wire-preferring.ts';
import { LESS_OFTEN_GAP, PAUSE_LASTS } from '../../../lib/domain/responses/preference.ts';
import { appendEvent } from '../../../lib/state/events/event-log.ts';
import { placeHold } from '../../../lib/state/sending/place-hold.ts';
import type { LiveMoment, LivePerson } from '../../../lib/domain/live/history.ts';
import { MONDAY } from '../../support/quota.ts';
import { send } from '../../support/sending.ts';
import { people } from '../../support/state-file.ts';
import { answers, label, liveWorld, messageIdTo, sendAll, type LiveWorld } from './live.fixture.ts';

const P1 = 'p1@example.test';

const personOf = ({ data }: LiveWorld, now: number, id = 1): LivePerson => {
  const person = data.person(id, now);
  if (person === null) throw new Error('no such person');
  return person;
};
const told = ({ history }: LivePerson): string[] => history.map(({ says }) => says);

/** Deferred, sent, bounced softly, sent again, away, replied, and unsubscribed at last. */
async function eventful(): Promise<{ world: LiveWorld; now: number }> {
  let full = true;
  const world = await liveWorld({ people: people(1) }, () =>
    full ? '451 4.7.1 Greylisted, <b>try</b> later' : null,
  );
  await sendAll(world);
  full = false;
  const { db } = world.state;
  const soon = MONDAY + 2 * HOUR;
  const again = async (now: number): Promise<void> => {
    db.prepare(`UPDATE message SET send_at = ?, open_until = ? WHERE state = 'scheduled'`).run(
      now,
      now + HOUR,
    );
    await send(world.state, { now, url: world.sink.url });
  };
  await again(soon);
  await answers(world, P1, { with: 'soft', now: soon + HOUR });
  const tomorrow = MONDAY + DAY + 4 * HOUR;
  await again(tomorrow);
  await answers(world, P1, { with: 'outOfOffice', now: tomorrow + HOUR });
  await answers(world, P1, { with: 'no', now: tomorrow + 2 * HOUR });
  await label(world, 3, 'not_interested', tomorrow + 3 * HOUR);
  const token = messageIdTo(world, P1).slice(1).split('@')[0] as string;
  const now = tomorrow + 4 * HOUR;
  expect((await unsubscribe(wireUnsubscribing(world.state), { token, now })).outcome).toBe(
    'unsubscribed',
  );
  appendEvent(db, { type: 'message.opened', at: now, prospectId: 1, data: { by: 'person' } });
  appendEvent(db, {
    type: 'preference.chosen',
    at: now,
    prospectId: 1,
    data: { preference: 'never' },
  });
  return { world, now };
}

describe('the page of a person', () => {
  it('tells everything that happened, in order, with the server’s and the person’s words', async () => {
    const { world, now } = await eventful();
    const person = personOf(world, now);
    expect(told(person)).toEqual([
      'The person was added to the file.',
      'Message 1 was deferred by the server (451).',
      'Message 1 was accepted by the server (250).',
      'A bounce arrived (soft: mailbox full).',
      'Message 1 was sent from ann.',
      'Message 1 was accepted by the server (250).',
      'An out-of-office reply arrived.',
      expect.stringMatching(/^The next message waits until 2026-03-2\d/),
      'A reply arrived (not interested; labelled not interested).',
      'The sequence ended: replied.',
      'The person said no (not interested): it holds in every campaign.',
      'A person labelled the response: not interested.',
      'An unsubscribe arrived.',
      'The sequence ended: unsubscribed.',
      'The message was opened, by a person.',
      'The recipient chose: never again.',
      'The address was suppressed (response): no message goes to it.',
    ]);
    const texts = person.history.filter(({ text }) => text !== null);
    expect(texts.map(({ text, theirs }) => [text, theirs])).toEqual(
      expect.arrayContaining([
        [expect.stringContaining('Greylisted, <b>try</b> later'), true],
        ['Not interested, thanks.', true],
        ['Hello P1', false],
        [expect.stringContaining('Mailbox full'), true],
      ]),
    );
    expect(person).toMatchObject({
      state: 'unsubscribed',
      suppressed: { at: now },
      leftOut: 0,
      run: `npx tsx scripts/rate_limiter.ts why --prospect ${P1}`,
      sequences: [
        {
          campaignName: 'Spring',
          state: 'unsubscribed',
          step: 2,
          steps: 3,
          dueAt: null,
          mailbox: 'ann',
        },
      ],
    });
  });

  it('shows the planned message and what holds it', async () => {
    const world = await liveWorld({ people: people(1) });
    await sendAll(world);
    const hold = { scope: 'company', scopeId: 'example.test', placedBy: 'operator' } as const;
    const until = MONDAY + 30 * DAY;
    placeHold(
      world.state.db,
      { ...hold, reason: 'talks', from: MONDAY + HOUR, until },
      MONDAY + HOUR,
    );
    world.state.db.exec(
      `UPDATE message SET state = 'scheduled', sent_at = NULL, send_at = ${until}`,
    );
    const person = personOf(world, MONDAY + 2 * HOUR);
    expect(person.sequences[0]?.plannedAt).toBe(until);
    expect(told(person)).toContain('Message 1 is planned to leave from ann.');
    expect(told(person)).toContain('Company example.test is held by a pause.');
  });

  it.each([
    ['pause', 'recipient_paused', MONDAY + HOUR + PAUSE_LASTS],
    ['less_often', 'recipient_less_often', MONDAY + LESS_OFTEN_GAP],
  ] as const)(
    'says from when the next message is due after the choice "%s"',
    async (choice, waitsBy, dueAt) => {
      const world = await liveWorld({ people: people(1) });
      await sendAll(world);
      const before = personOf(world, MONDAY + HOUR).sequences[0];
      expect(before?.waitsBy).toBeNull();
      expect(before?.dueAt).toBeLessThan(dueAt);
      const token = messageIdTo(world, P1).slice(1).split('@')[0] as string;
      await prefer(wirePreferring(world.state), {
        token,
        preference: choice,
        now: MONDAY + HOUR,
      });
      const after = personOf(world, MONDAY + 2 * HOUR).sequences[0];
      expect(after?.waitsBy).toBe(waitsBy);
      expect(Math.abs((after?.dueAt ?? 0) - dueAt)).toBeLessThan(2 * HOUR);
    },
  );

  it('keeps the newest of a long history, and counts the rest', async () => {
    const world = await liveWorld({ people: people(1) });
    for (let n = 0; n < 700; n++)
      appendEvent(world.state.db, {
        type: 'enrollment.postponed',
        at: MONDAY + n,
        prospectId: 1,
        data: { until: MONDAY + n },
      });
    const { history, leftOut } = personOf(world, MONDAY + HOUR);
    expect(history).toHaveLength(500);
    expect(history.at(-1)?.at).toBe(MONDAY + 699);
    expect(history.length + leftOut).toBe(701);
  });

  it('is not there for a person who was forgotten, or never known', async () => {
    const { world, now } = await eventful();
    const asked = { id: 1 };
    await forgetPerson(wireForgetting(world.state), { asked, reason: 'asked', now, dryRun: false });
    expect(world.data.person(1, now)).toBeNull();
    expect(world.data.person(99, now)).toBeNull();
  });

  it('holds no character that hides or turns text', async () => {
    const { world, now } = await eventful();
    world.state.db
      .prepare('UPDATE attempt SET response = ?')
      .run('250 \u202eko\u0007 \u200b<img src=x onerror=alert(1)>');
    const said = personOf(world, now).history.find(
      (moment: LiveMoment) => moment.type === 'message.attempt',
    );
    expect(said?.text).toBe('250 ko <img src=x onerror=alert(1)>');
  });
});

describe('the page of a mailbox', () => {
  it('shows its limits, days, events and what leaves next', async () => {
    const world = await liveWorld({
      people: people(4),
      mailboxes: ['ann', 'bob'],
      limits: { perDay: 100 },
    });
    await sendAll(world);
    const now = MONDAY + HOUR;
    placeHold(
      world.state.db,
      {
        scope: 'mailbox',
        scopeId: 'bob',
        reason: 'blocks',
        placedBy: 'breaker',
        from: now,
        until: now + HOUR,
      },
      now,
    );
    const page = world.data.mailbox('ann', now);
    const sent = page?.mailbox.sentToday ?? 0;
    expect(sent).toBeGreaterThan(0);
    expect(page?.days).toHaveLength(30);
    expect(page?.days.at(-1)).toEqual({ day: '2026-03-09', sent, bounced: 0, rejected: 0 });
    expect(page?.limits.find(({ kind }) => kind === 'day')).toMatchObject({
      used: sent,
      limit: 100,
    });
    expect(page?.recent.filter(({ type }) => type === 'message.sent')).toHaveLength(sent);
    expect(page?.mailbox.held).toBe(false);
    expect(page?.stops).toEqual([]);
    const other = world.data.mailbox('bob', now);
    expect(other?.mailbox.held).toBe(true);
    expect(other?.stops).toMatchObject([
      {
        code: 'blocks',
        level: 'critical',
        run: 'npx tsx scripts/rate_limiter.ts resume --mailbox bob',
      },
    ]);
    expect(other?.recent.map(({ says }) => says)).toContain(
      'Mailbox bob was put on hold by a breaker until 2026-03-09 15:00 UTC.',
    );
    expect(world.data.mailbox('nobody', now)).toBeNull();
  });
});
