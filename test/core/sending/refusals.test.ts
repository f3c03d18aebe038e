/**
 * Whose fault a refusal is, over several hundred of them: our fault never counts against a
 * recipient, nor theirs against us.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findVerdict } from '../../../lib/core/sending/smtp-outcome.ts';
import type { RuledVerdict } from '../../../data/smtp/verdict-rule.ts';
import type { SmtpPhase } from '../../../lib/domain/sending/message.ts';

/** As servers, hosts and services write them: whose fault, phase, reply. */
const REFUSALS = readFileSync(new URL('./refusals.fixture.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split('|') as [string, SmtpPhase, string]);

const of = (fault: string): [SmtpPhase, string][] =>
  REFUSALS.filter(([whose]) => whose === fault).map(([, phase, reply]) => [
    phase,
    reply.replaceAll('\\r\\n', '\r\n'),
  ]);

const PARTIES = { from: 'ann@acme.test', to: 'bob@example.test' };

function verdictOf(phase: SmtpPhase, reply: string, quotas = PARTIES): RuledVerdict {
  const [, code, enhanced] = /^(\d{3})[ -](?:#?(\d\.\d+\.\d+)\b)?/.exec(reply) ?? [];
  return findVerdict(
    {
      phase,
      dataStarted: phase === 'final',
      accepted: false,
      code: Number(code),
      enhanced: enhanced ?? null,
      response: reply,
    },
    quotas,
  ).rule.then;
}

describe('a refusal', () => {
  it.each(of('ours'))('about us, at %s: %s', (phase, reply) => {
    expect(verdictOf(phase, reply).verdict).toBe('account');
  });

  it.each(of('dead'))('of a dead address, at %s: %s', (phase, reply) => {
    expect(verdictOf(phase, reply).verdict).toBe('hard');
  });

  it.each(of('for_now'))('for now, at %s: %s', (phase, reply) => {
    expect(verdictOf(phase, reply)).toSatisfy(
      (then: RuledVerdict) =>
        then.verdict === 'day' || (then.verdict === 'minutes' && then.givesUp),
    );
  });

  it.each(of('closed'))('to outsiders, at %s: %s', (phase, reply) => {
    expect(verdictOf(phase, reply).verdict).toBe('closed');
  });

  it.each(of('text'))('of the text, at %s: %s', (phase, reply) => {
    expect(verdictOf(phase, reply)).toMatchObject({ verdict: 'block', content: true });
  });

  it('that names the account by our name is ours, unless the recipient has that name too', () => {
    const reply = '550 5.1.1 Unknown user ann';
    expect(verdictOf('rcpt', reply).verdict).toBe('account');
    const namesake = { from: 'ann@acme.test', to: 'ann@example.test' };
    expect(verdictOf('rcpt', reply, namesake).verdict).toBe('hard');
  });
});
