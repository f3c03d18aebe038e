/** Forgetting a person: open sequences end, what is under way is waited for, nothing brings the person back. */
import { describe, expect, it } from 'vitest';
import { forgetPerson, type ForgetOutcome } from '../../../lib/app/campaigns/forget-person.ts';
import { labelResponses } from '../../../lib/app/responses/label.ts';
import { wireForgetting } from '../../../lib/cli/wiring/campaigns/wire-forgetting.ts';
import { wireRevising } from '../../../lib/cli/wiring/responses/wire-revising.ts';
import { addresseeOf } from '../../../lib/core/campaigns/prospects/canonical-address.ts';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import { isSuppressed } from '../../../lib/state/campaigns/suppressions.ts';
import { listUrgent } from '../../../lib/state/responses/lists/urgent-replies.ts';
import { enrollmentCounts } from '../../../lib/state/events/enrollment-counts.ts';
import { receive, reply } from '../responses/process.fixture.ts';
import { plan, send } from '../../support/sending.ts';
import { MONDAY } from '../../support/quota.ts';
import { people } from '../../support/state-file.ts';
import { worldsClosedAfterEach } from '../../support/worlds-closed.ts';
import type { InboundWorld } from '../../support/imap/inbound-world.ts';

const world = worldsClosedAfterEach();
const EMAIL = 'p1@example.test';
const forget = ({ state }: InboundWorld, now = MONDAY + HOUR): Promise<ForgetOutcome> =>
  forgetPerson(wireForgetting(state), {
    asked: addresseeOf(EMAIL),
    reason: 'asked',
    now,
    dryRun: false,
  });

describe('a person who is forgotten', () => {
  it('gets no further message, and the others keep theirs', async () => {
    const it = await world({ people: people(2) });
    expect(await forget(it)).toMatchObject({ outcome: 'forgotten', sequencesEnded: 1 });
    expect(enrollmentCounts(it.state.db, 'spring')).toEqual({ suppressed: 1, waiting: 1 });
    const before = it.sent();
    await plan(it.state, MONDAY + 4 * DAY);
    await send(it.state, { now: MONDAY + 4 * DAY + 6 * HOUR, url: it.url });
    expect(it.sent()).toBeLessThanOrEqual(before + 1);
    const left = it.state.db
      .prepare(
        `SELECT count(*) FROM message WHERE prospect_id = 1 AND state IN ('scheduled', 'sent')`,
      )
      .pluck()
      .get();
    expect(left).toBe(1);
  });

  it('is refused while a message to them is on its way', async () => {
    const it = await world();
    it.state.db.prepare(`UPDATE reservation SET owner = 'x', lease_until = ?`).run(MONDAY + DAY);
    expect(await forget(it)).toEqual({ outcome: 'under_way', messages: 1 });
    expect(it.state.db.prepare('SELECT email FROM prospect').pluck().get()).toBe(EMAIL);
  });

  it('who writes again is forgotten again, by the same address', async () => {
    const it = await world();
    await forget(it);
    await receive(it, reply(it, 'One more thing from Wunderland.'));
    expect(it.state.db.prepare('SELECT visible_text FROM response').pluck().get()).toContain(
      'Wunderland',
    );
    expect(await forget(it, MONDAY + 2 * HOUR)).toMatchObject({
      outcome: 'already',
      erased: { responses: 1 },
    });
    const { raw, visible_text, from_address } = it.state.db
      .prepare('SELECT raw, visible_text, from_address FROM response')
      .get() as Record<string, unknown>;
    expect([(raw as Buffer).length, visible_text, from_address]).toEqual([0, null, null]);
  });

  it('is not brought back by a label on what they wrote', async () => {
    const it = await world();
    await receive(it, reply(it, 'I object to the processing.'));
    await forget(it);
    await labelResponses(
      wireRevising(it.state, { campaignId: null, mailboxId: null }),
      [{ id: 1, label: 'later' }],
      MONDAY + DAY,
    );
    const state = it.state.db.prepare('SELECT state FROM prospect').pluck().get();
    expect(state).toBe('unsubscribed');
    expect(Object.keys(enrollmentCounts(it.state.db, 'spring'))).not.toContain('waiting');
    expect(isSuppressed(it.state.db, addresseeOf('forgotten-1@forgotten.invalid'))).toBe(true);
  });

  it('is on no list of those who need a person, also after a "no" that was not proven', async () => {
    const it = await world();
    const unproven = reply(it, 'Please remove me from your list.').filter(
      (line) => !line.startsWith('In-Reply-To'),
    );
    await receive(it, unproven);
    await receive(it, reply(it, 'Interesting, call me.'));
    const urgent = (): number => listUrgent(it.state.db, null, { intents: [], limit: 9 }).total;
    expect(urgent()).toBe(2);
    await forget(it);
    expect(urgent()).toBe(0);
  });

  it('stays forgotten: an address with another key cannot be looked up', async () => {
    const it = await world();
    await forget(it);
    expect(isSuppressed(it.state.db, addresseeOf('P1+x@example.test'))).toBe(true);
    it.state.db.prepare('UPDATE secret SET value = randomblob(32)').run();
    expect(isSuppressed(it.state.db, addresseeOf(EMAIL))).toBe(false);
  });
});
