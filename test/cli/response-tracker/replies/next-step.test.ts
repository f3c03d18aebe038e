/** Next steps repeat no words of strangers, and propose nothing but stops. */
import { describe, expect, it } from 'vitest';
import { virtualClock } from '../../../../lib/cli/clock/clock.ts';
import { command as label } from '../../../../lib/cli/response-tracker/replies/label.ts';
import { command as replies } from '../../../../lib/cli/response-tracker/replies/replies.ts';
import { command as report } from '../../../../lib/cli/response-tracker/replies/report.ts';
import { command as show } from '../../../../lib/cli/response-tracker/replies/show.ts';
import { HOUR } from '../../../../lib/domain/time.ts';
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

describe('a next step', () => {
  const labelled = ({ state }: InboundWorld): unknown =>
    state.db.prepare('SELECT count(*) FROM response WHERE label IS NOT NULL').pluck().get();
  const WORDS: readonly string[] = [
    'Hm.',
    'Yes, tell me more.',
    'Not now, ask me in May.',
    'Please stop.',
    'Ask Bob instead.',
    'I am away today but read this: no thanks.',
    'Wer sind Sie?',
  ];

  it.each(WORDS)(
    'never labels a reply, so that following all of them hides none: "%s"',
    async (text) => {
      const it = await world();
      await receive(
        it,
        MAILS.reply(it).map((line) => (line === 'Yes, tell me more.' ? text : line)),
      );
      const before = await report.run(
        context(it),
        { campaignId: 'spring', limit: 10, since: undefined },
        [],
      );
      const answers = [
        before,
        await shown(it),
        await replies.run(
          context(it),
          { ...PAGE, campaignId: 'spring', kind: undefined, unlabelled: false },
          [],
        ),
      ];
      for (const { next } of answers)
        for (const { run } of next ?? []) expect(run).not.toMatch(/ label /);
      expect(labelled(it)).toBe(0);
    },
  );

  it('proposes no label for a possible "no" either; the command that honours it is in the data', async () => {
    const it = await world();
    await receive(it, [
      'From: <p1@example.test>',
      'To: ann@acme.test',
      'Subject: unsubscribe',
      '',
      'unsubscribe',
    ]);
    const { data, next } = await report.run(
      context(it),
      { campaignId: undefined, limit: 10, since: undefined },
      [],
    );
    expect(next?.map(({ run }) => run)).toEqual(['response_tracker show --response-id 1']);
    expect(data['needsAPerson']).toMatchObject([
      { toHonour: 'response_tracker label --response-id 1 --intent unsubscribe' },
    ]);
  });

  it('for a reply without a label is to read it; the command to label it is in the data', async () => {
    const it = await world();
    await receive(it, MAILS.reply(it));
    const { next } = await replies.run(
      context(it),
      { ...PAGE, campaignId: 'spring', kind: undefined, unlabelled: true },
      [],
    );
    expect(next?.map(({ run }) => run)).toEqual(['response_tracker show --response-id 1']);
    expect((await shown(it)).data['toLabel']).toMatchObject({
      run: 'response_tracker label --response-id 1 --intent INTENT',
      intents: expect.arrayContaining(['unsubscribe', 'unknown']),
    });
    await label.run(
      context(it),
      { responseId: ['1'], intent: 'interested', from: undefined, dryRun: false },
      [],
    );
    expect((await shown(it)).data['toLabel']).toBeNull();
  });
});
