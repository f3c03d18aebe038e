/**
 * What the running totals count, each once per message (a second bounce of the same message counts no second time).
 * `sent`: a server took it. `rejected`: a server refused it for good at SMTP time. `undelivered`: taken, and later proven
 * not to have arrived (hard, block, soft retries used up). Delivered is therefore sent - undelivered.
 */

export const METRICS = [
  'sent',
  'rejected',
  'undelivered',
  'replied',
  'unsubscribed',
  'complained',
  'bounced_hard',
  'bounced_soft',
  'bounced_block',
  'out_of_office',
  'auto_reply',
  'opened',
  'in_doubt',
  'deferred',
] as const;
export type Metric = (typeof METRICS)[number];

export type CounterRow = {
  day: string;
  step: number;
  variant: string;
  mailboxId: string;
  provider: string;
  metric: Metric;
  n: number;
};
