/** The log of what servers said of us: what adds to it, what is taken back, and its bounds. */
import { describe, expect, it } from 'vitest';
import { labelResponses } from '../../../lib/app/responses/label.ts';
import { wireRevising } from '../../../lib/cli/wiring/responses/wire-revising.ts';
import { logHeard } from '../../../lib/app/sending/log-refusal.ts';
import { HOUR } from '../../../lib/domain/time.ts';
import type { LoggedRefusal } from '../../../lib/domain/sending/refusal.ts';
import { createRefusalLog } from '../../../lib/state/responses/log-refusal.ts';
import { listRefusals, totalByList } from '../../../lib/state/responses/refusal-log.ts';
import { countBounced } from '../../../lib/state/responses/bounced-messages.ts';
import type { State } from '../../../lib/state/file/transact.ts';
import { MONDAY } from '../../support/quota.ts';
import { plan, send } from '../../support/sending.ts';
import { startSink } from '../../support/smtp-sink.ts';
import { people, seededState } from '../../support/state-file.ts';
import { afterFirstMail, bounce, open, receive } from './process.fixture.ts';

const ALL = { mailboxId: null, domain: null, provider: null, list: null, since: null };
const log = ({ db }: State): LoggedRefusal[] =>
  listRefusals(db, ALL, { after: null, limit: 2_000 }).rows;
const inShort = (state: State): unknown[] =>
  log(state).map(({ kind, at, domain, list, ip, count }) => [kind, at, domain, list, ip, count]);

const LISTED = {
  status: '5.7.1',
  text: '554 5.7.1 Client host [192.0.2.1] blocked using zen.spamhaus.org',
};

async function refusedBy(refuse: (address: string) => string | null, n: number): Promise<State> {
  const sink = await startSink({ refuse });
  const state = await seededState({ people: people(n), limits: { perHour: 500, perDay: 500 } });
  open.push(state.db, sink);
  await plan(state, MONDAY);
  state.db.prepare('UPDATE message SET send_at = ?').run(MONDAY);
  await send(state, { now: MONDAY, url: sink.url });
  return state;
}

describe('the log of what servers said', () => {
  it('counts equal refusals at SMTP time in one row', async () => {
    let nth = 0;
    const state = await refusedBy(
      (address) => `550 5.1.1 <${address}>: User unknown (4Xy${++nth}Q7)`,
      3,
    );
    expect(inShort(state)).toEqual([['hard_bounce', 'smtp', 'example.test', null, null, 3]]);
    expect(log(state)[0]).toMatchObject({ firstAt: MONDAY, code: 550 });
  });

  it('names no recipient when the mailbox’s own server refuses its account', async () => {
    const state = await refusedBy(() => '550 5.4.5 Daily user sending limit exceeded', 3);
    expect(inShort(state)).toEqual([['account', 'smtp', null, null, null, 1]]);
  });

  it('stays empty while everything is accepted or only the recipient’s side waits', async () => {
    expect(inShort(await refusedBy(() => null, 2))).toEqual([]);
    expect(inShort(await refusedBy(() => '452 4.2.2 Mailbox full', 2))).toEqual([]);
  });

  it('takes a proven report once, however often it comes', async () => {
    const world = await afterFirstMail();
    for (const _ of [1, 2]) await receive(world, bounce({ messageId: world.messageId, ...LISTED }));
    expect(inShort(world.state)).toEqual([
      ['block', 'report', 'example.test', 'spamhaus-zen', '192.0.2.1', 1],
    ]);
    expect(totalByList(world.state.db, ALL)).toMatchObject([{ count: 1, ips: ['192.0.2.1'] }]);
  });

  it('takes nothing from a report that is forged or about a forwarded copy', async () => {
    const world = await afterFirstMail();
    const forged = `<${'a'.repeat(16)}.${'b'.repeat(10)}@acme.test>`;
    await receive(world, bounce({ messageId: forged, ...LISTED }));
    expect(inShort(world.state)).toEqual([]);
  });

  it('forgets a report that the operator’s label makes a reply, and counts it as no bounce', async () => {
    const world = await afterFirstMail();
    await receive(world, bounce({ messageId: world.messageId, ...LISTED }));
    expect(countBounced(world.state.db, 'spring')).toMatchObject([{ class: 'block', messages: 1 }]);
    await labelResponses(
      wireRevising(world.state, { campaignId: null, mailboxId: null }),
      [{ id: 1, label: 'interested' }],
      MONDAY + 2 * HOUR,
    );
    expect([inShort(world.state), countBounced(world.state.db, 'spring')]).toEqual([[], []]);
  });

  it('keeps the 500 latest rows of each mailbox and kind', async () => {
    const state = await seededState();
    open.push(state.db);
    const port = createRefusalLog(state.db);
    const refuse = (kind: 'block' | 'hard_bounce', domain: string, now: number): number =>
      logHeard(port, {
        kind,
        at: 'smtp',
        reason: 'blocked',
        rule: 'refuses-us',
        code: 554,
        status: null,
        text: '554 Refused',
        mailboxId: 'ann',
        email: `p@${domain}`,
        domain,
        provider: 'other',
        now,
      });
    refuse('block', 'first.test', MONDAY);
    for (let n = 0; n < 505; n++) refuse('hard_bounce', `d${n}.test`, MONDAY + n);
    const kept = log(state);
    expect(kept).toHaveLength(501);
    expect(kept.at(-1)?.domain).toBe('first.test');
    expect(kept.some(({ domain }) => domain === 'd4.test')).toBe(false);
    // Ids name rows in the effects of responses: none is used twice.
    expect(refuse('hard_bounce', 'last.test', MONDAY + 9_999)).toBeGreaterThan(506);
  });
});
