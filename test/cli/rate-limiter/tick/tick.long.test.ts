/** The days of a campaign, by `tick` alone. */
import { expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../../lib/domain/time.ts';
import { closedAfterEach } from '../../../support/close-after.ts';
import { MAILS } from '../../../support/imap/inbound-world.ts';
import { MONDAY } from '../../../support/quota.ts';
import { people } from '../../../support/state-file.ts';
import { openTickWorld } from './tick.fixture.ts';

const open = closedAfterEach();

it('takes a campaign through its days alone: each person once, no follow-up after a reply', async () => {
  const { sink, imap, run, messageIdOf } = await openTickWorld(open, { people: people(4) });
  let now = MONDAY;
  const first = await run(now);
  expect(first).toMatchObject({ ran: true, campaigns: 1, planned: { added: 4 }, failures: [] });
  for (let calls = 0; calls < 40 && sink.messages.length < 4; calls++) {
    const answer = await run((now += 10 * MINUTE));
    expect(Date.parse(answer.nextCallAt)).toBeGreaterThan(now);
    expect(Date.parse(answer.nextCallAt) - now).toBeLessThanOrEqual(HOUR);
  }
  expect(new Set(sink.messages.map(({ to }) => to)).size).toBe(4);
  imap.add(MAILS.reply({ messageId: messageIdOf('p1@example.test') }).join('\r\n'));
  const after = await run((now += HOUR));
  expect(after.cameIn).toMatchObject({ read: 1, reply: 1 });
  expect(after.needsPerson).toMatchObject({
    requests: 0,
    replies: 1,
    newest: [{ responseId: 1, campaignId: 'spring', email: 'p1@example.test', kind: 'reply' }],
  });
  now += 3 * DAY;
  for (let calls = 0; calls < 12; calls++) await run((now += 40 * MINUTE));
  expect(
    sink.messages
      .slice(4)
      .map(({ to }) => to)
      .sort(),
  ).toEqual(['p2', 'p3', 'p4'].map((name) => `${name}@example.test`));
});
