/**
 * The independent checker of a run: every promise that the sink's own log can prove broken. Uses
 * neither lib/ nor the database.
 */
import { checkHeaders } from './check-headers.ts';
import { checkLimits, type Peak } from './check-limits.ts';
import { checkSequences } from './check-sequences.ts';
import { readMails, type SoakMessage } from '../world/messages.ts';
import { whyOutside } from '../oracle.ts';
import type { RunRecord, SinkLine } from '../world/record.ts';

export const RULES = [
  'unknown_recipient',
  'window',
  'weekend',
  'holiday',
  'mailbox_hour',
  'mailbox_rolling_day',
  'mailbox_day',
  'warmup',
  'burst',
  'gap',
  'campaign_hour',
  'campaign_rolling_day',
  'campaign_day',
  'sent_twice',
  'retried_too_soon',
  'step_order',
  'follow_up_too_soon',
  'after_reply',
  'after_unsubscribe',
  'after_hard_bounce',
  'after_refusal',
  'while_away',
  'envelope',
  'header_missing',
  'header_repeated',
  'header_unexpected',
  'message_id_reused',
  'threading',
] as const;
export type SoakRule = (typeof RULES)[number];

export type SoakViolation = { rule: SoakRule; detail: string };
export type SoakVerdict = {
  violations: SoakViolation[];
  messages: number;
  refused: number;
  perStep: number[];
  finished: number;
  peaks: Peak[];
};

/** `lines` in the order in which the sink answered. */
export function checkRun(lines: readonly SinkLine[], record: RunRecord): SoakVerdict {
  const messages = readMails(lines);
  const { violations, peaks } = checkLimits(messages, record);
  const lastStep = record.campaign.gaps.length;
  return {
    violations: [
      ...checkTimes(messages, record),
      ...violations,
      ...checkSequences({ lines, messages }, record),
      ...checkHeaders(messages, record),
    ],
    messages: messages.length,
    refused: lines.length - messages.length,
    perStep: record.campaign.gaps.map(
      (_, index) =>
        new Set(messages.filter(({ step }) => step === index + 1).map(({ to }) => to)).size,
    ),
    finished: new Set(messages.filter(({ step }) => step === lastStep).map(({ to }) => to)).size,
    peaks,
  };
}

function checkTimes(
  messages: readonly SoakMessage[],
  { people, campaign }: RunRecord,
): SoakViolation[] {
  const homes = new Map(people.map(({ email, home }) => [email, home]));
  return messages.flatMap((mail): SoakViolation[] => {
    const home = homes.get(mail.to);
    if (!home) return [{ rule: 'unknown_recipient', detail: describe(mail) }];
    const rule = whyOutside(home, mail.at, campaign.window);
    return rule === null
      ? []
      : [{ rule, detail: `${describe(mail)} (${home.zone}, ${home.country})` }];
  });
}

export function describe({ index, to, step, at }: SoakMessage): string {
  return `line ${index + 1}: step ${step} to ${to} at ${new Date(at).toISOString()}`;
}
