import { describe, expect, it } from 'vitest';
import {
  matchResponse,
  type Match,
  type MatchPort,
  type OwnMessage,
} from '../../../lib/core/responses/match.ts';
import { DAY } from '../../../lib/domain/time.ts';
import type {
  Bounce,
  Classification,
  ParsedMail,
  ResponseKind,
} from '../../../lib/domain/responses/response.ts';
import { MONDAY } from '../../support/party.ts';

const bob: OwnMessage = {
  messageId: '<one.tag@acme.test>',
  email: 'bob@example.test',
  sentAt: MONDAY - DAY,
};
const eve: OwnMessage = {
  messageId: '<two.tag@acme.test>',
  email: 'eve@example.test',
  sentAt: MONDAY - 2 * DAY,
};
/** Named as they really are, for what reads links. */
const keyed: OwnMessage = {
  messageId: '<zmsl3hk7x5kqhcfw.taggggggga@acme.test>',
  email: 'kim@example.test',
  sentAt: MONDAY - DAY,
};
const OURS = [bob, eve, keyed];

const port: MatchPort<OwnMessage> = {
  findByMessageIds: (ids) =>
    ids.flatMap((id) => OURS.filter(({ messageId }) => messageId === id))[0] ?? null,
  findByAddress: (email, since) =>
    OURS.find((message) => message.email === email && (message.sentAt ?? 0) >= since) ?? null,
  findByTokens: (tokens) =>
    OURS.find(({ messageId }) => tokens.some((token) => messageId.startsWith(`<${token}@`))) ??
    null,
  isOurs: (id) => id.includes('.tag@') || id.includes('.taggggggg'),
};

function mail(overrides: Partial<ParsedMail> = {}): ParsedMail {
  return {
    messageId: '<x@else.test>',
    from: null,
    to: [],
    cc: [],
    subject: '',
    date: null,
    inReplyTo: [],
    references: [],
    headers: [],
    contentType: 'text/plain',
    parts: [],
    ...overrides,
  };
}
function bounceOf(...recipients: string[]): Bounce {
  return {
    class: 'hard',
    reason: 'user_unknown',
    status: '5.1.1',
    code: 550,
    recipient: recipients[0] ?? null,
    recipients,
    diagnostic: '',
  };
}
function classified(kind: ResponseKind, overrides: Partial<Classification> = {}): Classification {
  return {
    kind,
    rule: 'test',
    confidence: 1,
    bounce: null,
    originalMessageId: null,
    returnsAt: null,
    intent: null,
    contact: null,
    visibleText: null,
    ...overrides,
  };
}
const from = (address: string): ParsedMail['from'] => ({ name: '', address });
const to = (address: string): ParsedMail['headers'] => [{ name: 'delivered-to', value: address }];
const match = (
  letter: ParsedMail,
  classification: Classification,
  at = MONDAY,
): Match<OwnMessage> | null => matchResponse(port, letter, classification, at);

describe('the evidence, best first', () => {
  it.each<[string, ParsedMail, Classification, string, OwnMessage]>([
    [
      'the report quotes our Message-ID',
      mail({ inReplyTo: [eve.messageId] }),
      classified('bounce', {
        originalMessageId: bob.messageId,
        bounce: bounceOf('eve@example.test'),
      }),
      'original_message_id',
      bob,
    ],
    [
      'it answers our mail',
      mail({
        inReplyTo: [eve.messageId],
        references: [bob.messageId],
        from: from('bob@example.test'),
      }),
      classified('reply'),
      'in_reply_to',
      eve,
    ],
    [
      'its thread holds our mail: the latest counts',
      mail({ references: [bob.messageId, eve.messageId, '<unknown@else.test>'] }),
      classified('reply'),
      'in_reply_to',
      eve,
    ],
    [
      'an unknown quoted id falls back on the thread',
      mail({ inReplyTo: [eve.messageId] }),
      classified('bounce', {
        originalMessageId: '<unknown@else.test>',
        bounce: bounceOf('eve@example.test'),
      }),
      'in_reply_to',
      eve,
    ],
    [
      'it comes back to the address of one mail',
      mail({ headers: to('ann+one.tag@acme.test') }),
      classified('bounce', { bounce: bounceOf('eve@example.test') }),
      'return_address',
      bob,
    ],
    [
      'it answers one mail and comes back for another',
      mail({ inReplyTo: [eve.messageId], headers: to('ann+one.tag@acme.test') }),
      classified('bounce', { bounce: bounceOf() }),
      'in_reply_to',
      eve,
    ],
    [
      'a tag that our key did not make is none',
      mail({ headers: to('ann+one.gat@acme.test') }),
      classified('bounce', { bounce: bounceOf('eve@example.test') }),
      'recipient',
      eve,
    ],
    [
      'it names a recipient of ours',
      mail({ from: from('postmaster@example.test') }),
      classified('bounce', { bounce: bounceOf('nobody@example.test', 'bob@example.test') }),
      'recipient',
      bob,
    ],
    [
      'it comes from somebody we wrote to',
      mail({ from: from('bob@example.test') }),
      classified('reply'),
      'sender',
      bob,
    ],
  ])('%s', (_, letter, classification, by, message) => {
    expect(match(letter, classification)).toMatchObject({ by, message });
  });

  it.each<[string, ParsedMail, Classification, number]>([
    ['a stranger', mail({ from: from('stranger@else.test') }), classified('reply'), MONDAY],
    [
      'a newsletter from somebody we wrote to',
      mail({ from: from('bob@example.test') }),
      classified('unrelated'),
      MONDAY,
    ],
    [
      'somebody we wrote to half a year ago',
      mail({ from: from('bob@example.test') }),
      classified('reply'),
      MONDAY + 180 * DAY,
    ],
  ])('%s answers nothing of ours', (_, letter, classification, at) =>
    expect(match(letter, classification, at)).toBeNull(),
  );
});

describe('a link to unsubscribe that is quoted', () => {
  const TOKEN = 'zmsl3hk7x5kqhcfw.taggggggga';
  const quoting = (text: string, sender: string): ParsedMail =>
    mail({ from: from(sender), parts: [{ contentType: 'text/plain', headers: [], text }] });
  it.each<[string, ParsedMail, Classification, string | null]>([
    [
      'a machine answers the message it quotes',
      quoting(`https://acme.test/u?m=${TOKEN}`, 'desk@example.test'),
      classified('auto_reply'),
      'unsubscribe_token',
    ],
    [
      'through a service that checks links',
      quoting(
        `https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Facme.test%2Fu%3Fm%3D${TOKEN}&data=05`,
        'desk@example.test',
      ),
      classified('auto_reply'),
      'unsubscribe_token',
    ],
    [
      'through Proofpoint',
      quoting(
        `https://urldefense.proofpoint.com/v2/url?u=https-3A__acme.test_u-3Fm-3D${TOKEN}&d=DwMF`,
        'desk@example.test',
      ),
      classified('auto_reply'),
      'unsubscribe_token',
    ],
    [
      'with the Message-ID too',
      quoting(
        `mailto:no@acme.test?subject=unsubscribe%20${TOKEN}%40acme.test`,
        'desk@example.test',
      ),
      classified('out_of_office'),
      'unsubscribe_token',
    ],
    [
      'but not with that of another domain',
      quoting(`unsubscribe%20${TOKEN}%40mail.acme.test`, 'desk@example.test'),
      classified('auto_reply'),
      null,
    ],
    [
      'a person quotes what they got',
      quoting(`> https://acme.test/u?m=${TOKEN}`, 'Kim@example.test'),
      classified('unsubscribe'),
      'unsubscribe_token',
    ],
    [
      'a person passes on what somebody else got',
      quoting(`> https://acme.test/u?m=${TOKEN}`, 'bob@example.test'),
      classified('unsubscribe'),
      'sender',
    ],
    [
      'a newsletter means nothing by it',
      quoting(`https://acme.test/u?m=${TOKEN}`, 'desk@example.test'),
      classified('unrelated'),
      null,
    ],
    [
      'a longer word holds none',
      quoting(`https://acme.test/u?m=a${TOKEN}`, 'desk@example.test'),
      classified('auto_reply'),
      null,
    ],
  ])('%s', (_, letter, classification, by) => {
    const found = match(letter, classification);
    expect([found?.by ?? null, found?.proven ?? false]).toEqual([by, by === 'unsubscribe_token']);
  });
});

describe('proof', () => {
  const returning = (...fields: string[]): ParsedMail =>
    mail({
      parts: [
        {
          contentType: 'text/rfc822-headers',
          headers: [],
          text: ['From: ann@acme.test', ...fields, ''].join('\n'),
        },
      ],
    });
  const quoting = (id: string, ...recipients: string[]): Classification =>
    classified('bounce', { originalMessageId: id, bounce: bounceOf(...recipients) });
  it.each<[string, Classification, ParsedMail, number, boolean]>([
    [
      'a bounce with our keyed id that names the recipient proves',
      quoting(bob.messageId, bob.email),
      mail(),
      MONDAY,
      true,
    ],
    [
      'one that answers our mail and names the recipient proves too',
      classified('bounce', { bounce: bounceOf(bob.email) }),
      mail({ inReplyTo: [bob.messageId] }),
      MONDAY,
      true,
    ],
    [
      'one that names somebody else proves nothing',
      quoting(bob.messageId, 'eve@example.test'),
      mail(),
      MONDAY,
      false,
    ],
    [
      'one of where the recipient forwards to proves by the header that it returns',
      quoting(bob.messageId, 'bob.private@mail.test'),
      returning('To: Bob <Bob@Example.test>'),
      MONDAY,
      true,
    ],
    [
      'by whom that was delivered to',
      quoting(bob.messageId, 'bob.private@mail.test'),
      returning('To: undisclosed-recipients:;', 'X-Original-To: bob@example.test'),
      MONDAY,
      true,
    ],
    [
      'by whom that was received for',
      quoting(bob.messageId, 'bob.private@mail.test'),
      returning('Received: from a by b', ' for <bob@example.test>; Mon, 9 Mar 2026 09:00:00 +0000'),
      MONDAY,
      true,
    ],
    [
      'not by another one there',
      quoting(bob.messageId, 'bob.private@mail.test'),
      returning('To: eve@example.test'),
      MONDAY,
      false,
    ],
    ['one that names nobody proves nothing', quoting(bob.messageId), mail(), MONDAY, false],
    [
      'a month after the send ids may have leaked',
      quoting(bob.messageId, bob.email),
      mail(),
      MONDAY + 30 * DAY,
      false,
    ],
    [
      'one that comes back to the address of one mail and names the recipient proves',
      classified('bounce', { bounce: bounceOf(bob.email) }),
      mail({ headers: to('ann+one.tag@acme.test') }),
      MONDAY,
      true,
    ],
    [
      'there it may name nobody: the address had one recipient',
      classified('bounce', { bounce: bounceOf() }),
      mail({ headers: to('ann+one.tag@acme.test') }),
      MONDAY,
      true,
    ],
    [
      'there too somebody else is somebody else',
      classified('bounce', { bounce: bounceOf('eve@example.test') }),
      mail({ headers: to('ann+one.tag@acme.test') }),
      MONDAY,
      false,
    ],
    [
      'there too a month is the end',
      classified('bounce', { bounce: bounceOf(bob.email) }),
      mail({ headers: to('ann+one.tag@acme.test') }),
      MONDAY + 30 * DAY,
      false,
    ],
    [
      'a bounce found only by its recipient proves nothing',
      classified('bounce', { bounce: bounceOf(bob.email) }),
      mail(),
      MONDAY,
      false,
    ],
    [
      'a complaint may hide the recipient: the keyed id speaks for the one person it went to',
      classified('complaint', { originalMessageId: bob.messageId }),
      mail(),
      MONDAY,
      true,
    ],
    [
      'a complaint from the address alone proves nothing',
      classified('complaint'),
      mail({ from: from(bob.email) }),
      MONDAY,
      false,
    ],
  ])('%s', (_, classification, letter, at, proven) =>
    expect(match(letter, classification, at)).toMatchObject({ proven }),
  );

  it('an id that our key did not make proves nothing, even when the ledger holds it', () => {
    const forgetful = { ...port, isOurs: () => false };
    expect(
      matchResponse(forgetful, mail(), quoting(bob.messageId, bob.email), MONDAY),
    ).toMatchObject({ by: 'original_message_id', proven: false });
  });
});
