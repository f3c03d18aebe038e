/** `sent` answers "what left, and to how many people" with its first page. */
import { expect, it } from 'vitest';
import { DAY, HOUR } from '../../../../lib/domain/time.ts';
import { call, newFolder } from '../../../support/script.ts';
import { MONDAY } from '../../../support/quota.ts';
import { send } from '../../../support/sending.ts';
import { started } from '../../../app/sending/send.fixture.ts';
import { seed } from '../../../app/people/people.fixture.ts';

it('counts the messages and the people who got them, and lists twenty at once', async () => {
  const { state, sink } = await started(seed(22));
  await send(state, { now: MONDAY, url: sink.url });
  const at = ['--now', new Date(MONDAY + DAY + HOUR).toISOString(), '--db', state.path];
  const run = async (...line: string[]) =>
    (await call(['rate_limiter', 'sent', ...line, ...at], { cwd: newFolder() })).document;
  const yesterday = await run('--date', 'yesterday');
  expect(yesterday.data).toMatchObject({ people: 22, sent: { total: 22 } });
  expect(yesterday.data.sent.rows).toHaveLength(20);
  expect((await run('--date', 'today')).data).toMatchObject({ people: 0, sent: { total: 0 } });
});
