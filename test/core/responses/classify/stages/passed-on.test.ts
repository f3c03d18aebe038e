/**
 * A reply that an inbox rule passed on is a reply, whatever marks the rule left; an automatic
 * message stays automatic.
 */
import { describe, expect, it } from 'vitest';
import { PASSED_ON_HEADERS } from '../../../../../data/classify/auto-replies/passed-on-headers.ts';
import { classifyMail } from '../../../../../lib/core/responses/classify/classify.ts';
import { writeMail, type Draft } from '../write-mail.ts';
import { copied, EXCHANGE, QUOTE, THREAD, verdict } from './passed-on.fixture.ts';

describe('passed on by a rule', () => {
  it.each<[string, Draft, string]>([
    [
      'a reply that Exchange redirected',
      {
        subject: 'Re: Your warehouse',
        text: `Yes, let us talk on Friday.${QUOTE}`,
        headers: EXCHANGE,
        ...THREAD,
      },
      'reply, unknown',
    ],
    [
      'a reply from a phone, without a quote',
      { subject: 'AW: Your warehouse', text: 'Not interested.', headers: EXCHANGE, ...THREAD },
      'reply, not_interested',
    ],
    [
      'a "no"',
      {
        subject: 'RE: Your warehouse',
        text: `Please unsubscribe me.${QUOTE}`,
        headers: EXCHANGE,
        ...THREAD,
      },
      'unsubscribe, unsubscribe',
    ],
    [
      'a reply that Exchange forwarded',
      {
        subject: 'FW: Your warehouse',
        text: copied('Bea Bly <bea@example.test>', 'Not interested.'),
        headers: EXCHANGE,
        ...THREAD,
      },
      'reply, not_interested',
    ],
    [
      'with a line typed above',
      {
        subject: 'WG: Your warehouse',
        text: `Not interested.\n\n${copied('Bea <bea@example.test>', 'Not for us.')}`,
        headers: EXCHANGE,
        ...THREAD,
      },
      'reply, not_interested',
    ],
    [
      'marked auto-generated alone',
      {
        subject: 'Re: Your warehouse',
        text: 'Not interested.',
        headers: { 'Auto-Submitted': 'auto-generated' },
        ...THREAD,
      },
      'reply, not_interested',
    ],
    [
      'marked auto-forwarded',
      {
        subject: 'SV: Your warehouse',
        text: 'Not interested.',
        headers: { 'Auto-Submitted': 'auto-forwarded; owner-email="bea@example.test"' },
        ...THREAD,
      },
      'reply, not_interested',
    ],
    [
      'by Sieve',
      {
        subject: 'Re: Your warehouse',
        text: 'I will get back to you.',
        headers: {
          'Auto-Submitted': 'auto-generated',
          'X-Sieve-Redirected-From': 'bea@example.test',
        },
        ...THREAD,
      },
      'reply, later',
    ],
    [
      'by Gmail, which marks nothing as automatic',
      {
        subject: 'Re: Your warehouse',
        text: 'Not interested.',
        headers: {
          'X-Forwarded-To': 'b@example.test',
          'X-Forwarded-For': 'bea@example.test b@example.test',
        },
        ...THREAD,
      },
      'reply, not_interested',
    ],
    [
      'whose thread was lost, with "Re:" and a quote',
      { subject: 'Re: Your warehouse', text: `Not interested.${QUOTE}`, headers: EXCHANGE },
      'reply, not_interested',
    ],
    [
      'of somebody who was away',
      {
        subject: 'Re: Your warehouse',
        text: `Sorry, I was on vacation. We are not interested.${QUOTE}`,
        headers: EXCHANGE,
        ...THREAD,
      },
      'reply, not_interested',
    ],
    [
      'encrypted',
      {
        subject: 'Re: Your warehouse',
        parts: [['application/pkcs7-mime', '']],
        headers: EXCHANGE,
        ...THREAD,
      },
      'reply, unknown',
    ],
  ])('%s is an answer', (_, draft, expected) => {
    expect(verdict(draft)).toBe(expected);
  });

  it('each mark that rules leave is ignored on a reply, and counts on any other message', () => {
    for (const { name, value } of PASSED_ON_HEADERS) {
      const headers = { [name]: value?.[0] ?? 'bea@example.test' };
      expect([
        name,
        verdict({ subject: 'Re: Your warehouse', text: 'Not interested.', headers, ...THREAD }),
      ]).toEqual([name, 'reply, not_interested']);
      expect([
        name,
        verdict({ subject: 'Your request', text: 'Not interested.', headers }),
      ]).toEqual([name, 'auto_reply']);
    }
  });

  it('under our own subject, without any prefix, it counts with what it answers', () => {
    const draft: Draft = { subject: 'Your warehouse', headers: EXCHANGE, ...THREAD };
    expect(
      verdict({ ...draft, text: `Not interested.${QUOTE}` }, { ownSubjects: ['Your warehouse'] }),
    ).toBe('reply, not_interested');
    expect(verdict({ ...draft, text: 'Esmu prom.' }, { ownSubjects: ['Your warehouse'] })).toBe(
      'auto_reply',
    );
  });

  it('please confirm your message is not a challenge when a rule passed it on', () => {
    expect(
      verdict({
        subject: 'Re: Your warehouse',
        text: 'Please click through our guest list and confirm.',
        headers: EXCHANGE,
        ...THREAD,
      }),
    ).toBe('reply, unknown');
  });

  it('an absence in an unknown language is recognised by our own subject', () => {
    const draft: Draft = {
      subject: 'FW: Automātiskā atbilde: Your warehouse',
      text: 'Esmu prom.',
      headers: EXCHANGE,
      ...THREAD,
    };
    expect(verdict(draft, { ownSubjects: ['Your warehouse'] })).toBe('auto_reply');
  });

  it('by a mailbox of ours it is the answer of its author, not a copy of our own', () => {
    const own = { ownAddresses: ['sales@acme.test', 'ann@acme.test'] };
    const draft: Draft = {
      from: 'Sales <sales@acme.test>',
      subject: 'FW: Your warehouse',
      headers: EXCHANGE,
      ...THREAD,
    };
    expect(
      verdict({ ...draft, text: copied('Bea <bea@example.test>', 'Not interested.') }, own),
    ).toBe('reply, not_interested');
    expect(
      verdict(
        { ...draft, text: copied('Ann Lee <ann@acme.test>', 'Hello Bea, not interested?') },
        own,
      ),
    ).toBe('unrelated');
    expect(
      verdict(
        { ...draft, headers: {}, text: copied('Bea <bea@example.test>', 'Not interested.') },
        own,
      ),
    ).toBe('unrelated');
  });
});

describe('"no more mail" in a subject', () => {
  it.each<[string, string, string, readonly string[]]>([
    ['Unsubscribe', '', 'unsubscribe', []],
    ['Re: unsubscribe', '', 'unsubscribe', []],
    ['Re: Unsubscribe', 'Sounds good, call me.', 'reply', []],
    ['Re: Unsubscribe', '', 'reply', ['Unsubscribe']],
    ['STOP - Unsubscribe', '', 'unsubscribe', ['Unsubscribe']],
    ['Stop: Your warehouse', 'Thanks.', 'unsubscribe', ['Your warehouse']],
  ])('"%s" with "%s" is %s', (subject, text, kind, ownSubjects) => {
    expect(classifyMail(writeMail({ subject, text }), { ownSubjects }).kind).toBe(kind);
  });
});
