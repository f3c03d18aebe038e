/** Each rule about rates does with its own examples what it says. */
import { expect, it } from 'vitest';
import { RATE_RULES } from '../../../data/alerts/rate-rules.ts';
import { holdUntil, judgeSample, rulesInForce } from '../../../lib/core/alerts/judge-rates.ts';
import { SIGNALS } from '../../../lib/domain/alerts/outcome-count.ts';
import { HOUR } from '../../../lib/domain/time.ts';
import { MONDAY } from '../../support/quota.ts';

it.each(RATE_RULES.flatMap((rule) => rule.examples.map((example) => ({ rule, ...example }))))(
  '$rule.signal: $events of $attempts gives $gives',
  ({ rule, attempts, events, gives }) => {
    expect(judgeSample(rule, { attempts, events }).verdict).toBe(gives);
  },
);

it('every signal has a rule with examples of what it leaves alone', () => {
  for (const signal of SIGNALS) {
    const gives = RATE_RULES.filter((rule) => rule.signal === signal).flatMap((rule) =>
      rule.examples.map((example) => example.gives),
    );
    expect(gives).toContain('nothing');
    expect(gives.some((each) => each !== 'nothing')).toBe(true);
  }
});

it('few messages with many complaints are held, one complaint in 229 is a warning', () => {
  const complaints = RATE_RULES.find(({ signal }) => signal === 'complaint')!;
  expect(judgeSample(complaints, { attempts: 12, events: 2 }).verdict).toBe('hold');
  expect(judgeSample(complaints, { attempts: 229, events: 1 }).verdict).toBe('warning');
});

it('a hold lasts longer with every repetition, and without hours until a resume', () => {
  const rule = { holdHours: [6, 24, 72] };
  const hours = [0, 1, 2, 3, 9].map((before) => (holdUntil(rule, before, MONDAY)! - MONDAY) / HOUR);
  expect(hours).toEqual([6, 24, 72, 72, 72]);
  expect(holdUntil({ holdHours: [] }, 0, MONDAY)).toBeNull();
});

it('a rule that the operator gave replaces ours for its signal alone', () => {
  const strict = { ...RATE_RULES[0]!, signal: 'complaint' as const };
  const rules = rulesInForce([strict]);
  expect(rules.filter(({ signal }) => signal === 'complaint')).toEqual([strict]);
  expect(rules.filter(({ signal }) => signal !== 'complaint')).toEqual(
    RATE_RULES.filter(({ signal }) => signal !== 'complaint'),
  );
});
