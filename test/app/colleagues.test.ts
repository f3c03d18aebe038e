/** A reply from one person can hold the colleagues at the same domain, where the campaign says so; a person lets them go on with one word. */
import { afterEach, expect, it } from 'vitest';
import { DAY, HOUR } from '../../lib/domain/time.ts';
import { liftHolds, openHolds } from '../../lib/state/holds.ts';
import { markInboxRead } from '../../lib/state/response-store.ts';
import { afterFirstMail, MAILS, receive, type InboundWorld } from '../support/inbound-world.ts';
import { MONDAY } from '../support/party.ts';
import { plan, send } from '../support/sending.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

const PEOPLE = ['ada@lumen.test', 'bo@lumen.test', 'cy@other.test', 'di@gmail.com', 'ed@gmail.com'];

async function world(sameCompany?: 'none' | 'hold'): Promise<InboundWorld> {
  const made = await afterFirstMail({ people: PEOPLE.map((email) => ({ email })), file: { sequences: { defaultDelay: [0, 1, 2], ...(sameCompany && { onReply: { sameCompany } }) } } });
  open.push(made);
  return made;
}

function answerOf({ state }: InboundWorld, recipient: string): string[] {
  const messageId = state.db.prepare('SELECT message_id FROM message m JOIN prospect p ON p.id = m.prospect_id WHERE email = ?').pluck().get(recipient) as string;
  return MAILS.reply({ messageId, recipient });
}

/** Who gets the second mail the day after. */
async function secondMails(it: InboundWorld): Promise<string[]> {
  const later = MONDAY + DAY + 3 * HOUR;
  markInboxRead(it.state.db, 'ann', later);
  await plan(it.state, later);
  await send(it.state, { now: later, url: it.url, waitUntil: later + 4 * HOUR });
  return it.state.db.prepare(`SELECT email FROM message m JOIN prospect p ON p.id = m.prospect_id WHERE step = 1 AND m.state = 'sent' ORDER BY email`).pluck().all() as string[];
}

const holds = (it: InboundWorld): unknown[] => openHolds(it.state.db, MONDAY + 2 * HOUR).map(({ scope, scopeId, reason, placedBy }) => [scope, scopeId, reason, placedBy]);

it('a reply holds the domain: the colleague waits, others get their mail', async () => {
  const it = await world('hold');
  await receive(it, answerOf(it, 'ada@lumen.test'));
  expect(holds(it)).toEqual([['domain', 'lumen.test', 'colleague_replied', 'response']]);
  expect(await secondMails(it)).toEqual(['cy@other.test', 'di@gmail.com', 'ed@gmail.com']);
  // A second answer from there says nothing new.
  await receive(it, answerOf(it, 'ada@lumen.test'));
  expect(holds(it)).toHaveLength(1);
});

it('a person lets the colleague go on', async () => {
  const it = await world('hold');
  await receive(it, answerOf(it, 'ada@lumen.test'));
  liftHolds(it.state.db, { scope: 'domain', scopeId: 'lumen.test' }, MONDAY + 2 * HOUR);
  expect(await secondMails(it)).toContain('bo@lumen.test');
});

it('at a free mail service, and where nobody else waits, nothing is held', async () => {
  const it = await world('hold');
  await receive(it, answerOf(it, 'di@gmail.com'));
  await receive(it, answerOf(it, 'cy@other.test'));
  expect(holds(it)).toEqual([]);
});

it.each([undefined, 'none'] as const)('nothing is held where the campaign says %s', async (sameCompany) => {
  const it = await world(sameCompany);
  await receive(it, answerOf(it, 'ada@lumen.test'));
  expect(holds(it)).toEqual([]);
});
