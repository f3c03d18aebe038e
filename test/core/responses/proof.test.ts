/** What proves that mail answers a message of ours. */
import { describe, expect, it } from 'vitest';
import { matchResponse } from '../../../lib/core/responses/match.ts';
import { DAY } from '../../../lib/domain/time.ts';
import type { Classification, ParsedMail } from '../../../lib/domain/responses/response.ts';
import { MONDAY } from '../../support/quota.ts';
import { bob, port, mail, bounceOf, classified, from, to, match } from './match.fixture.ts';

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

  it('an id that our key did not make proves nothing, even if the state file holds it', () => {
    const forgetful = { ...port, isOurs: () => false };
    expect(
      matchResponse(forgetful, mail(), quoting(bob.messageId, bob.email), MONDAY),
    ).toMatchObject({ by: 'original_message_id', proven: false });
  });
});
