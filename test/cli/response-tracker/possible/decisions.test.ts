/** What the commands about possible replies tell beside their effect. */
import { afterAll, expect, it } from 'vitest';
import {
  afterFirst,
  FROM_BEA,
  mailFrom,
} from '../../../app/responses/possible/possible.fixture.ts';
import { callInProcess } from '../../../support/answers/call-in-process.ts';
import { checkAnswer, type PrintedAnswer } from '../../../support/answers/check-answer.ts';
import { receive } from '../../../support/imap/inbound-world.ts';
import { MONDAY } from '../../../support/quota.ts';
import { command as assignReply } from '../../../../lib/cli/response-tracker/possible/assign.ts';
import { command as label } from '../../../../lib/cli/response-tracker/replies/label.ts';
import { command as replies } from '../../../../lib/cli/response-tracker/replies/replies.ts';
import { command as report } from '../../../../lib/cli/response-tracker/replies/report.ts';
import type { Command } from '../../../../lib/cli/runner/command.ts';
import { HOUR } from '../../../../lib/domain/time.ts';
import type { Envelope } from '../../../../lib/cli/runner/envelope.ts';

const table = new Map<string, Command>([
  ['report', report],
  ['label', label],
  ['replies', replies],
  ['replies assign', assignReply],
]);
const world = await afterFirst();
afterAll(() => world.close());
await receive(
  world,
  mailFrom({
    name: 'Dana Rossi',
    from: 'dr@private.test',
    text: 'If you write again, my lawyer will sue you.',
  }),
);
await receive(world, mailFrom(FROM_BEA));

async function ask(...words: string[]): Promise<Envelope> {
  const call = [...words, '--db', world.state.path];
  const from = { script: 'response_tracker', table };
  const { document } = await callInProcess(from, call, MONDAY + 2 * HOUR);
  await checkAnswer(document as PrintedAnswer);
  return document;
}
const assign = (email: string): Promise<Envelope> =>
  ask('replies', 'assign', '--response-id', '2', '--email', email);

it('a threat from another address comes first, though another message is newer', async () => {
  const answer = await ask('report');
  expect(answer).toMatchObject({
    data: {
      possibleReplies: { rows: [{ responseId: 1, concern: 'legal_threat' }, { responseId: 2 }] },
    },
    next: [{ why: expect.stringMatching(/^A person who threatens with a lawyer/) as string }],
    warnings: [{ message: expect.stringMatching(/^2 messages from other addresses/) as string }],
  });
  expect(await ask('replies')).toMatchObject({
    data: { possibleReplies: { rows: [{ responseId: 1 }, { responseId: 2 }] } },
  });
});

it('a label on a message that is not assigned leads to the decision', async () => {
  expect(await ask('label', '--response-id', '2', '--intent', 'interested')).toMatchObject({
    data: { responses: [{ outcome: 'labelled', effects: [] }] },
    next: [{ run: expect.stringContaining('show --response-id 2') as string }],
  });
});

it('assigned to another person, both are told, and a label that stands is not asked for', async () => {
  expect(await assign('fay@west.test')).toMatchObject({ data: { outcome: 'assigned' }, next: [] });
  expect(await assign('bea@north.test')).toMatchObject({
    data: {
      outcome: 'assigned',
      email: 'bea@north.test',
      effects: [{ what: 'sequence', from: 'waiting', to: 'replied' }],
      movedFrom: {
        email: 'fay@west.test',
        effects: [{ what: 'sequence', from: 'replied', to: 'waiting' }],
      },
    },
  });
});
