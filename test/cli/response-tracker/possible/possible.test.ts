/**
 * An interested answer from a private address: `process` keeps it, `report` shows it, and the
 * command that it prints stops the sequence.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  afterFirst,
  FROM_BEA,
  mailFrom,
} from '../../../app/responses/possible/possible.fixture.ts';
import { HOUR } from '../../../../lib/domain/time.ts';
import { MONDAY } from '../../../support/quota.ts';
import { call, newFolder, type AnswerDocument } from '../../../support/script.ts';

it('is assigned by the printed command as it stands', async () => {
  const world = await afterFirst();
  const path = world.state.path;
  await world.close();
  const cwd = newFolder();
  mkdirSync(join(cwd, 'inbox'));
  writeFileSync(join(cwd, 'inbox', '1.eml'), mailFrom(FROM_BEA).join('\r\n'));
  const now = ['--db', path, '--now', new Date(MONDAY + HOUR).toISOString()];
  const ask = async (...line: string[]): Promise<AnswerDocument> =>
    (await call([...line, ...now], { cwd })).document;

  const read = await ask('response_tracker', 'process', '--mailbox', 'ann', '--source', 'inbox');
  expect(read.data).toMatchObject({ read: 1, matched: 0, possible: 1, applied: { unrelated: 0 } });
  const { data, next } = await ask('response_tracker', 'report');
  expect(read.next[0]?.why).toContain('messages from other addresses that may be replies: 1');
  expect(data.responses).toMatchObject({ total: 1, possible: 1, unrelated: 0 });
  expect(data.possibleReplies).toMatchObject({
    total: 1,
    rows: [
      {
        intent: 'interested',
        signs: ['name'],
        candidates: [{ email: 'bea@north.test', campaignId: 'spring', signs: ['name'] }],
        untrusted: { from: 'bea77@private.test', text: 'Yes, I am interested. Call me on Monday.' },
      },
    ],
  });
  expect(next[0]?.run).toContain('show --response-id 1');
  const why = await ask('rate_limiter', 'why', '--prospect', 'bea@north.test');
  expect(why.data.campaigns[0].because).toBe('possible_reply');

  const printed: string = data.possibleReplies.rows[0].candidates[0].assign;
  const answer = execFileSync('sh', ['-c', printed], { cwd, encoding: 'utf8' });
  expect((JSON.parse(answer) as AnswerDocument).data).toMatchObject({
    outcome: 'assigned',
    email: 'bea@north.test',
    effects: [{ what: 'sequence', from: 'waiting', to: 'replied' }],
  });
  const after = await ask('response_tracker', 'report');
  expect(after.data).toMatchObject({
    possibleReplies: { total: 0 },
    needsAPerson: [{ responseId: 1, email: 'bea@north.test', intent: 'interested' }],
  });
  const twice = JSON.parse(execFileSync('sh', ['-c', printed], { cwd, encoding: 'utf8' }));
  expect(twice.data.outcome).toBe('unchanged');
  const refused = await ask('response_tracker', 'replies', 'dismiss', '--response-id', '1');
  expect(refused.error.code).toBe('not_possible_reply');
});
