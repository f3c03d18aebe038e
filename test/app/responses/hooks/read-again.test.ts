/** A stored report is read again by present rules, and shown, like a message. */
import { expect, it } from 'vitest';
import { reclassify, type ReclassifyResult } from '../../../../lib/app/responses/reclassify.ts';
import { enrollmentCounts } from '../../../../lib/state/events/enrollment-counts.ts';
import { command as show } from '../../../../lib/cli/response-tracker/replies/show.ts';
import { wireRevising } from '../../../../lib/cli/wiring/responses/wire-revising.ts';
import { DAY } from '../../../../lib/domain/time.ts';
import { sendgridBounce } from '../../../support/hooks/payloads.ts';
import { hookWorld, LATER, type HookWorld } from './hook.fixture.ts';
import type { Context } from '../../../../lib/cli/runner/command.ts';

const readAgain = ({ state }: HookWorld): Promise<ReclassifyResult> =>
  reclassify(wireRevising(state, { campaignId: null, mailboxId: null }), {
    now: LATER + DAY,
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });

it('a report is read again by the rules for reports, not as a message', async () => {
  const world = await hookWorld();
  await world.report('sendgrid', sendgridBounce(world.about));
  expect(await readAgain(world)).toMatchObject({ read: 1, unchanged: 1, unreadable: 0 });
  // As rules of an earlier version would have read it.
  world.state.db
    .prepare(
      `UPDATE response SET kind = 'delivered', classification = json_set(classification, '$.kind', 'delivered', '$.bounce', json('null')), effects = '[]'`,
    )
    .run();
  world.state.db.prepare(`UPDATE prospect SET state = 'active'`).run();
  expect(await readAgain(world)).toMatchObject({
    changes: [{ to: { classification: { kind: 'bounce' } } }],
  });
  expect([
    world.state.db.prepare('SELECT state FROM prospect').pluck().get(),
    enrollmentCounts(world.state.db, 'spring'),
  ]).toEqual(['invalid', { invalid: 1 }]);
});

it('a report is shown with its words, and without the header of a message', async () => {
  const world = await hookWorld();
  await world.report('sendgrid', sendgridBounce(world.about));
  const context = { state: world.state, callAgain: () => '' } as unknown as Context;
  const { data } = await show.run(context, { responseId: 1, refusalId: undefined }, []);
  expect(data).toMatchObject({
    kind: 'bounce',
    source: 'hook:sendgrid',
    match: { proven: true, email: world.about.to },
    untrusted: {
      diagnostic: '550 5.1.1 The email account that you tried to reach does not exist',
      headers: [],
    },
  });
});
