/** An automatic message stays automatic, even if an inbox rule passed it on. */
import { describe, expect, it } from 'vitest';
import type { Draft } from '../write-mail.ts';
import { copied, EXCHANGE, QUOTE, THREAD, verdict } from './passed-on.fixture.ts';

describe('passed on by a rule', () => {
  it.each<[string, Draft, string]>([
    [
      'an absence, by its subject',
      {
        subject: 'Automatic reply: Your warehouse',
        text: 'I am back on Monday.',
        headers: EXCHANGE,
        ...THREAD,
      },
      'out_of_office',
    ],
    [
      'an absence that was forwarded',
      {
        subject: 'FW: Automatic reply: Your warehouse',
        text: copied('Bea <bea@example.test>', 'I am out of the office.'),
        headers: EXCHANGE,
        ...THREAD,
      },
      'out_of_office',
    ],
    [
      'an absence, by its words',
      {
        subject: 'Re: Your warehouse',
        text: 'I am on vacation until 15 June and will answer then.',
        headers: EXCHANGE,
        ...THREAD,
      },
      'out_of_office',
    ],
    [
      'an absence with what it answers',
      {
        subject: 'Re: Your warehouse',
        text: `I am out of the office. Please contact Carl.${QUOTE}`,
        headers: EXCHANGE,
        ...THREAD,
      },
      'out_of_office',
    ],
    [
      'a receipt',
      {
        subject: 'Re: Your warehouse',
        text: 'We have received your message.',
        headers: EXCHANGE,
        ...THREAD,
      },
      'auto_reply',
    ],
    [
      'a ticket of a system that marks what it writes as generated',
      {
        subject: 'Re: Your warehouse',
        text: 'Your ticket 17 was opened.',
        headers: { 'Auto-Submitted': 'auto-generated' },
        ...THREAD,
      },
      'auto_reply',
    ],
    [
      'a notice without a thread',
      {
        subject: 'Re: Your warehouse',
        text: 'Somebody looked at your page.',
        headers: { 'Auto-Submitted': 'auto-generated' },
      },
      'auto_reply',
    ],
    [
      'a notice of nobody',
      {
        from: 'noreply@example.test',
        subject: 'Re: Your warehouse',
        text: 'Bea likes your message.',
        headers: EXCHANGE,
        ...THREAD,
      },
      'auto_reply',
    ],
    [
      'nothing but what it answers',
      { subject: 'Re: Your warehouse', text: QUOTE, headers: EXCHANGE, ...THREAD },
      'auto_reply',
    ],
    [
      'nothing but a copy of our own words',
      {
        subject: 'Re: Your warehouse',
        text: copied('Ann Lee <ann@acme.test>', 'Hello Bea'),
        headers: EXCHANGE,
        ...THREAD,
      },
      'auto_reply',
    ],
    [
      'an answer of a responder',
      {
        subject: 'Re: Your warehouse',
        text: 'Thanks for writing.',
        headers: { 'Auto-Submitted': 'auto-replied' },
        ...THREAD,
      },
      'auto_reply',
    ],
    [
      'what says so twice',
      {
        subject: 'Re: Your warehouse',
        text: 'Thanks for writing.',
        headers: { ...EXCHANGE, 'X-Autoreply': 'yes' },
        ...THREAD,
      },
      'auto_reply',
    ],
  ])('%s stays automatic', (_, draft, expected) => {
    expect(verdict(draft)).toBe(expected);
  });
});
