/**
 * A no without proof changes nothing until one command honours it; responses without a label are
 * listed.
 */
import { describe, expect, it } from 'vitest';
import { virtualClock } from '../../../../lib/cli/clock/clock.ts';
import { command as label } from '../../../../lib/cli/response-tracker/replies/label.ts';
import { command as replies } from '../../../../lib/cli/response-tracker/replies/replies.ts';
import { command as report } from '../../../../lib/cli/response-tracker/replies/report.ts';
import { command as show } from '../../../../lib/cli/response-tracker/replies/show.ts';
import { HOUR } from '../../../../lib/domain/time.ts';
import { addSuppression } from '../../../../lib/state/campaigns/suppress.ts';
import { MONDAY } from '../../../support/quota.ts';
import { MAILS, receive, type InboundWorld } from '../../../support/imap/inbound-world.ts';
import { worldsClosedAfterEach } from '../../../support/worlds-closed.ts';
import type { Answer, Context } from '../../../../lib/cli/runner/command.ts';

const world = worldsClosedAfterEach();

const context = ({ state }: InboundWorld): Context =>
  ({
    state,
    clock: virtualClock(MONDAY + 2 * HOUR),
    callAgain: (script: string, rest: string) => `${script} ${rest}`,
  }) as unknown as Context;
const PAGE = {
  limit: 10,
  cursor: undefined,
  fields: undefined,
  intent: undefined,
  columns: undefined,
  since: undefined,
};
const shown = (it: InboundWorld, responseId = 1): Promise<Answer> =>
  show.run(context(it), { responseId, refusalId: undefined }, []);
const trusted = (data: unknown): string =>
  JSON.stringify(data, (key, value: unknown) => (key === 'untrusted' ? null : value));

describe('a no that was not proven', () => {
  const newMail = [
    'From: p1@example.test',
    'To: ann@acme.test',
    'Subject: unsubscribe',
    '',
    'unsubscribe',
  ];

  it('changes nothing, and one command honours it', async () => {
    const it = await world();
    await receive(it, newMail);
    const standing = async (): Promise<unknown> => (await shown(it)).data['standing'];
    expect(await standing()).toMatchObject({
      prospect: 'active',
      suppressed: false,
      sequences: [{ state: 'waiting' }],
    });
    const { data, next } = await report.run(
      context(it),
      { campaignId: undefined, limit: 10, since: undefined },
      [],
    );
    expect(data['needsAPerson']).toMatchObject([
      {
        responseId: 1,
        kind: 'unsubscribe',
        unverified: true,
        toHonour: 'response_tracker label --response-id 1 --intent unsubscribe',
      },
    ]);
    expect(next?.[0]).toMatchObject({
      why: expect.stringContaining('p1@example.test') as unknown,
      run: 'response_tracker show --response-id 1',
    });
    await label.run(
      context(it),
      { responseId: ['1'], intent: 'unsubscribe', from: undefined, dryRun: false },
      [],
    );
    expect(await standing()).toMatchObject({
      prospect: 'unsubscribed',
      suppressed: true,
      sequences: [{ state: 'unsubscribed' }],
    });
    expect(
      (await report.run(context(it), { campaignId: undefined, limit: 10, since: undefined }, []))
        .data['needsAPerson'],
    ).toEqual([]);
  });

  it('is not listed any more after the person was suppressed by hand', async () => {
    const it = await world();
    await receive(it, newMail);
    addSuppression(it.state.db, {
      kind: 'address',
      value: 'p1@example.test',
      canonical: 'p1@example.test',
      reason: 'asked',
      source: 'operator',
      at: MONDAY,
    });
    expect(
      (await report.run(context(it), { campaignId: undefined, limit: 10, since: undefined }, []))
        .data['needsAPerson'],
    ).toEqual([]);
  });
});

describe('replies --unlabelled', () => {
  it('lists replies without a label, page by page, with words under untrusted only', async () => {
    const it = await world();
    for (let n = 0; n < 3; n++) await receive(it, MAILS.reply(it));
    it.state.db.prepare(`UPDATE response SET label = 'interested' WHERE id = 2`).run();
    const first = await replies.run(
      context(it),
      { ...PAGE, limit: 1, campaignId: 'spring', kind: undefined, unlabelled: true },
      [],
    );
    const page = first.data['replies'] as {
      rows: { responseId: number }[];
      total: number;
      nextCursor: string;
    };
    expect([page.rows.map(({ responseId }) => responseId), page.total]).toEqual([[3], 2]);
    expect(trusted(first.data)).not.toContain('tell me more');
    const second = await replies.run(
      context(it),
      { ...PAGE, cursor: page.nextCursor, campaignId: 'spring', kind: undefined, unlabelled: true },
      [],
    );
    expect(
      (second.data['replies'] as { rows: { responseId: number }[] }).rows.map(
        ({ responseId }) => responseId,
      ),
    ).toEqual([1]);
  });
});
