import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readReturnTags } from '../../../lib/core/responses/return-tags.ts';
import { checkAddress } from '../../../lib/domain/campaigns/address.ts';
import { composeMail } from '../../../lib/mail/outbound/compose.ts';
import { createMessageIds } from '../../../lib/mail/outbound/message-id.ts';
import { hasRoomForTag, returnAddress } from '../../../lib/mail/outbound/return-address.ts';
import { parseMail } from '../../../lib/mail/inbound/mime/parse-mail.ts';

const ids = createMessageIds(Buffer.alloc(32, 1));
const idOf = (email: string, domain = 'acme.test'): string =>
  ids.messageIdFor({ campaignId: 'spring', email, step: 0, domain });
const tagsIn = async (...lines: string[]): Promise<string[]> =>
  readReturnTags(await parseMail(Buffer.from([...lines, 'Subject: x', '', 'x'].join('\r\n'))));

it('each message has its own valid return address', () => {
  expect(returnAddress('ann@acme.test', '<abcdefghijklmnop.abcdefghij@acme.test>')).toBe(
    'ann+abcdefghijklmnop.abcdefghij@acme.test',
  );
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9]{1,64}$/), fc.emailAddress(), (local, email) => {
      const address = returnAddress(`${local}@acme.test`, idOf(email));
      expect([checkAddress(address).ok, address !== `${local}@acme.test`]).toEqual([
        true,
        hasRoomForTag(`${local}@acme.test`),
      ]);
    }),
  );
});

it('an answer delivered to it identifies the message, whichever server wrote it', async () => {
  const id = idOf('bob@example.test');
  const address = returnAddress('ann+sales@acme.test', id);
  for (const line of [
    `To: <${address}>`,
    `To: Mail <x@acme.test>, "Ann" <${address.toUpperCase()}>`,
    `Delivered-To: ${address}`,
    `X-Original-To: ${address}`,
    `Envelope-To: ${address}`,
    `X-Delivered-To: ${address}`,
  ]) {
    expect(await tagsIn(line)).toEqual([id]);
  }
  for (const line of [
    'To: ann@acme.test',
    `Final-Recipient: rfc822; ${address}`,
    `From: ${address}`,
    `Received: for <${address}>`,
  ])
    expect(await tagsIn(line)).toEqual([]);
});

it('a mailbox with a changed address returns messages to it without a tag, because the tag would name another message', () => {
  expect(returnAddress('ann@new.test', idOf('bob@example.test'))).toBe('ann@new.test');
});

it('only the envelope has it: the recipient reads the plain address', async () => {
  const { envelope, raw } = await composeMail({
    from: { name: 'Ann Lee', address: 'ann@acme.test' },
    returnTo: 'ann+tag@acme.test',
    to: { name: null, address: 'bob@example.test' },
    subject: 's',
    text: 't',
    html: null,
    messageId: '<a@acme.test>',
    inReplyTo: null,
    references: [],
    date: 0,
    listUnsubscribe: { mailto: null, https: null },
    service: [],
  });
  expect([envelope, raw.includes('ann+tag'), raw.includes('ann@acme.test')]).toEqual([
    { from: 'ann+tag@acme.test', to: 'bob@example.test' },
    false,
    true,
  ]);
});
