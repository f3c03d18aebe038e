/** The metrics of the running totals. */

/** Opens and clicks: `pixel`, `links`: sent messages that show them; the others: verdicts. */
export const TRACKED_METRICS = [
  'pixel',
  'opened_person',
  'opened_unclear',
  'opened_hidden',
  'opened_machine',
  'links',
  'clicked_person',
  'clicked_unclear',
  'clicked_hidden',
  'clicked_machine',
] as const;

/**
 * Each counts once per message, so a second bounce of a message
 * does not count. `sent`: a server accepted it. `rejected`: a server refused it for good at SMTP
 * time. `undelivered`: accepted, and later bounced (hard, block, soft retries used up). So
 * delivered = sent - undelivered. `pixel`, `links`: sent messages whose opens or clicks can be seen;
 * `opened_*`, `clicked_*`: those of them with that verdict, on the day on which they left.
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
  ...TRACKED_METRICS,
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
