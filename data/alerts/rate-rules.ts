/** The rates that are judged at each bad result. `configure --rate-rules FILE` overrides them. */
import type { RateRule } from '../../lib/domain/alerts/rate-rule.ts';

export const RATE_RULES: readonly RateRule[] = [
  {
    signal: 'hard_bounce',
    // A list with dead addresses belongs to a campaign.
    scopes: ['campaign', 'mailbox', 'sending_domain', 'provider'],
    days: 7,
    warn: { share: 0.02, attempts: 50, events: 3 },
    // Eight events: with a true share of 1.5 % a list of 1,000 is held by chance in 0.4 % of cases.
    hold: [
      { share: 0.05, attempts: 20, events: 8 },
      { share: 0.2, attempts: 10, events: 5 },
    ],
    holdHours: [],
    source:
      'Amazon SES puts an account under review at 5 % bounces, and may pause it at 10 % (https://docs.aws.amazon.com/ses/latest/dg/reputationdashboardmessages.html)',
    examples: [
      { attempts: 28, events: 8, gives: 'hold' },
      { attempts: 12, events: 5, gives: 'hold' },
      { attempts: 200, events: 6, gives: 'warning' },
      { attempts: 10, events: 2, gives: 'nothing' },
      { attempts: 300, events: 4, gives: 'nothing' },
    ],
  },
  {
    signal: 'complaint',
    scopes: ['campaign', 'mailbox', 'sending_domain', 'provider'],
    days: 7,
    warn: { share: 0.0003, attempts: 1, events: 1 },
    // A single complaint proves nothing in a small sample; two in a hundred do.
    hold: [
      { share: 0.003, attempts: 1, events: 3 },
      { share: 0.01, attempts: 1, events: 2 },
    ],
    holdHours: [],
    source:
      'Google: keep the spam rate under 0.10 % and never reach 0.30 % (https://support.google.com/a/answer/81126)',
    examples: [
      { attempts: 40, events: 2, gives: 'hold' },
      { attempts: 900, events: 3, gives: 'hold' },
      { attempts: 229, events: 1, gives: 'warning' },
      { attempts: 5000, events: 1, gives: 'nothing' },
    ],
  },
  {
    signal: 'block',
    // A refusal of us belongs to the mailbox, or to the domain that its colleagues share.
    scopes: ['mailbox', 'sending_domain', 'provider', 'campaign'],
    days: 2,
    warn: { share: 0.02, attempts: 50, events: 3 },
    hold: [
      { share: 0.05, attempts: 20, events: 6 },
      { share: 0.3, attempts: 5, events: 4 },
    ],
    holdHours: [6, 24, 72],
    source: 'No published number: a refusal because of us is at least as serious as a hard bounce',
    examples: [
      { attempts: 30, events: 6, gives: 'hold' },
      { attempts: 6, events: 4, gives: 'hold' },
      { attempts: 100, events: 3, gives: 'warning' },
      { attempts: 9, events: 2, gives: 'nothing' },
      { attempts: 400, events: 4, gives: 'nothing' },
    ],
  },
  {
    signal: 'deferral',
    scopes: ['provider', 'mailbox'],
    days: 2,
    // Greylisting defers the first message of many receivers once: only the breaker and the adapted
    // pace act on deferrals.
    warn: { share: 0.2, attempts: 20, events: 10 },
    hold: [],
    holdHours: [],
    source:
      'RFC 6647 (greylisting); Google answers 4.7.28 to bursts (https://support.google.com/a/answer/3726730)',
    examples: [
      { attempts: 40, events: 10, gives: 'warning' },
      { attempts: 40, events: 6, gives: 'nothing' },
      { attempts: 12, events: 9, gives: 'nothing' },
    ],
  },
  {
    signal: 'unsubscribe',
    scopes: ['campaign', 'mailbox', 'sending_domain'],
    days: 7,
    warn: { share: 0.02, attempts: 100, events: 4 },
    hold: [],
    holdHours: [],
    source:
      'No published limit: above two in a hundred the list or the text does not fit the people',
    examples: [
      { attempts: 150, events: 4, gives: 'warning' },
      { attempts: 100, events: 3, gives: 'nothing' },
      { attempts: 1000, events: 12, gives: 'nothing' },
    ],
  },
];
