/**
 * The metrics of the running totals. Each counts once per message, so a second bounce of a message
 * does not count. `sent`: a server accepted it. `rejected`: a server refused it for good at SMTP
 * time. `undelivered`: accepted, and later bounced (hard, block, soft retries used up). So
 * delivered = sent - undelivered.
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
