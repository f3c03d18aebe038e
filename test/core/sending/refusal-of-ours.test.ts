/** At SMTP time the phase is known for certain, and so is our own address. */
import { describe, expect, it } from 'vitest';
import { SMTP_PHASES, type SmtpPhase } from '../../../lib/domain/sending/message.ts';
import { findVerdict } from '../../../lib/core/sending/smtp-outcome.ts';
import { ABOUT_THEM, ABOUT_US } from '../bounces/about-us.fixture.ts';
import { reply } from './smtp-outcome.fixture.ts';

const ADDRESSES = { from: 'ann@acme.test', to: 'bea@example.test' };
const verdictOf = (phase: SmtpPhase, text: string): string =>
  findVerdict(reply(phase, text), ADDRESSES).rule.then.verdict;

describe('a refusal at SMTP time', () => {
  const oneLine = ABOUT_US.filter((text) => !text.includes('\n'));
  it.each(oneLine)('about us ends no sequence: %s', (text) => {
    for (const phase of SMTP_PHASES) expect(verdictOf(phase, text), phase).not.toBe('hard');
  });

  it.each(ABOUT_THEM)('about the recipient is final from RCPT on: %s', (text) => {
    expect(verdictOf('rcpt', text)).toBe('hard');
  });

  it.each(ABOUT_THEM)('before RCPT is about us, whatever it says: %s', (text) => {
    for (const phase of ['connect', 'starttls', 'auth', 'mail'] as const)
      expect(verdictOf(phase, text), phase).toBe('account');
  });

  it('reads the words with the phase of the transport', () => {
    const reading = (phase: SmtpPhase): string | undefined =>
      findVerdict(reply(phase, '550 5.1.1 User unknown'), ADDRESSES).reading?.class;
    expect(['connect', 'auth', 'mail', 'rcpt'].map((phase) => reading(phase as SmtpPhase))).toEqual(
      ['block', 'block', 'block', 'hard'],
    );
  });

  it('knows our address from that of a colleague of the recipient', () => {
    expect(verdictOf('rcpt', '550 ann@acme.test: user unknown')).toBe('account');
    expect(verdictOf('rcpt', '550 bea@example.test: user unknown')).toBe('hard');
  });
});
