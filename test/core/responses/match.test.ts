import { describe, expect, it } from 'vitest';
import type { OwnMessage } from '../../../lib/core/responses/match.ts';
import { DAY } from '../../../lib/domain/time.ts';
import type { Classification, ParsedMail } from '../../../lib/domain/responses/response.ts';
import { MONDAY } from '../../support/quota.ts';
import { bob, eve, mail, bounceOf, classified, from, to, match } from './match.fixture.ts';

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
  ])('%s matches none of our messages', (_, letter, classification, at) =>
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
