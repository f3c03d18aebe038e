/** Puts an alert into a sentence, and says what the operator can do about it. */
import { listenerFaultText } from './listener-fault.ts';
import { flagOfScope } from '../limits/hold-reach.ts';
import { grouped, percent, plural } from '../reports/wording.ts';
import { PERSISTENT_FAILURE } from '../../domain/sending/hold.ts';
import { GONE, type PushFault } from '../../domain/listener.ts';
import type { Alert, AlertCode, AlertTarget } from '../../domain/alerts/alert.ts';

/** A command that helps: its script and its arguments. `why`: what it is for. */
export type Remedy = { why: string; script: 'rate_limiter' | 'response_tracker'; rest: string };

type Spoken = Pick<
  Alert,
  | 'code'
  | 'scope'
  | 'scopeId'
  | 'detail'
  | 'reason'
  | 'level'
  | 'value'
  | 'threshold'
  | 'sample'
  | 'until'
>;

const RATES: Readonly<Partial<Record<AlertCode, string>>> = {
  bounce_rate: 'went to addresses that cannot receive',
  block_rate: 'were refused because of us, not of the address',
  complaint_rate: 'were reported as spam',
  deferral_rate: 'were deferred',
  unsubscribe_rate: 'were answered with an unsubscribe',
};

const FAILURES: Readonly<Partial<Record<AlertCode, string>>> = {
  account_failing: 'its SMTP account cannot be used',
  blocks: 'receivers refuse its messages in SMTP',
  reported_blocks: 'receivers report that they refuse its messages',
  sending_limit: 'its provider accepts no more messages for now',
  deferrals: 'all receivers defer its messages',
  destination_failing: 'it defers our messages',
  inbox_failing: 'its inbox cannot be read',
};

/** One sentence with the figure, the threshold and whom it is about. */
export function alertText(alert: Spoken): string {
  const { code, level, value, threshold, sample } = alert;
  const whom = nameOf(alert);
  const rate = RATES[code];
  if (rate !== undefined)
    return `${percent(value)} of the latest attempts of ${whom} ${rate} (${grouped(Math.round(value * sample))} of ${grouped(sample)}); ${level === 'critical' ? `at ${percent(threshold)} it is put on hold` : `the warning level is ${percent(threshold)}`}.`;
  const failure = FAILURES[code];
  if (failure !== undefined)
    return `${capital(whom)} failed ${plural(value, 'time')} in a row: ${failure}.`;
  return OTHERS[code]?.(alert, whom) ?? `${capital(whom)}: ${code}.`;
}

const OTHERS: Readonly<Partial<Record<AlertCode, (alert: Spoken, whom: string) => string>>> = {
  listener_failing: ({ value, reason }, whom) => {
    const why = reason == null ? 'it cannot be reached' : listenerFaultText(reason as PushFault);
    return reason === GONE
      ? `${capital(whom)} gets no more events: ${why}. When it is back, run start with the campaign file again.`
      : `${capital(whom)} failed ${plural(value, 'time')} in a row: ${why}.`;
  },
  account_persistently_failing: ({ value }, whom) =>
    `No mailbox of ${whom} has worked for ${plural(Math.floor(value), 'hour')}: it is on hold until the login of one works.`,
  inbox_stale: ({ value, threshold, sample }, whom) =>
    sample === 0
      ? `The inbox of ${whom} has never been read: replies and bounces may wait in it, so messages to its people wait too.`
      : `The inbox of ${whom} was last read ${plural(Math.floor(value), 'hour')} ago; after ${plural(threshold, 'hour')} its follow-ups wait, and after a sending day its new prospects too.`,
  possible_replies: ({ value }) =>
    value === 1
      ? '1 message from another address may be a reply; the next message to the likeliest people waits some days.'
      : `${plural(value, 'message')} from other addresses may be replies; the next message to the likeliest people waits some days.`,
  limit_nearly_reached: ({ value, sample, detail, until }, whom) =>
    `${capital(whom)} has used ${grouped(value)} of ${grouped(sample)} messages of its ${LIMITS[detail ?? ''] ?? 'limit'}; ${value < sample ? 'what comes after these' : 'the rest'} stays queued${until === null ? '' : `, and the count falls again at ${new Date(until).toISOString()}`}.`,
};

const LIMITS: Readonly<Record<string, string>> = {
  hour: 'limit for an hour',
  day: 'limit for a calendar day',
  rolling_day: 'limit for 24 hours',
  warmup: "warmup schedule's limit for today",
};

/**
 * What to do, most useful first; the last ends the hold where there is one. `byFiles`: the mailbox
 * has no IMAP account.
 */
export function remediesOf(
  { code, scope, scopeId, level }: Spoken,
  { byFiles }: { byFiles: boolean } = { byFiles: false },
): Remedy[] {
  const flag = flagsOf({ scope, scopeId });
  const resume: Remedy[] =
    level === 'critical' && flag !== null
      ? [
          {
            why: 'When the cause is removed, a person lifts the hold',
            script: 'rate_limiter',
            rest: `resume ${flag}`,
          },
        ]
      : [];
  const campaign = scope === 'campaign' ? ` ${flag}` : '';
  switch (code) {
    case 'bounce_rate':
      return [
        {
          why: 'See which addresses cannot receive, and remove their like from the list',
          script: 'response_tracker',
          rest: `replies --kind bounce${campaign}`,
        },
        ...resume,
      ];
    case 'block_rate':
    case 'blocks':
    case 'reported_blocks':
      return [
        {
          why: 'See what the receivers said of us',
          script: 'response_tracker',
          rest: `replies --kind bounce${campaign}`,
        },
        ...resume,
      ];
    case 'complaint_rate':
    case 'unsubscribe_rate':
      return [
        {
          why: 'See who asked for no more messages, and what they were sent',
          script: 'response_tracker',
          rest: `replies --kind ${code === 'complaint_rate' ? 'complaint' : 'unsubscribe'}${campaign}`,
        },
        ...resume,
      ];
    case PERSISTENT_FAILURE:
      return [
        {
          why: 'See what stops each mailbox. A corrected secret is tried at the next call',
          script: 'rate_limiter',
          rest: `why${campaign}`,
        },
        {
          why: 'Test the logins of its mailboxes now, where it is time to',
          script: 'rate_limiter',
          rest: `send${campaign}`,
        },
      ];
    case 'inbox_stale':
    case 'inbox_failing':
      if (byFiles)
        return [
          {
            why: 'It has no IMAP account: read its mail from a Maildir, an mbox or .eml files',
            script: 'response_tracker',
            rest: `process --mailbox ${scopeId} --source PATH`,
          },
        ];
      return [
        {
          why: 'Read the inbox',
          script: 'response_tracker',
          rest: scope === 'mailbox' ? `process --mailbox ${scopeId}` : 'process',
        },
      ];
    case 'account_failing':
    case 'sending_limit':
    case 'deferrals':
      return [
        {
          why: 'See what stops the mailbox, and until when',
          script: 'rate_limiter',
          rest: `why --mailbox ${scopeId}`,
        },
      ];
    case 'listener_failing':
      return [
        {
          why: 'When the cause is removed, try it at once: start again with the same campaign file',
          script: 'rate_limiter',
          rest: 'start --config CAMPAIGN_FILE',
        },
      ];
    case 'possible_replies':
      return [
        {
          why: 'Read each, and ask the user whose it is',
          script: 'response_tracker',
          rest: 'report',
        },
      ];
    case 'limit_nearly_reached':
      return [
        {
          why: 'See the limits with their use and reset, and the coming days',
          script: 'rate_limiter',
          rest: scope === 'mailbox' ? `why --mailbox ${scopeId}` : `status${campaign}`,
        },
      ];
    default:
      return campaign === ''
        ? resume
        : [
            {
              why: 'See what stops the campaign',
              script: 'rate_limiter',
              rest: `why${campaign}`,
            },
            ...resume,
          ];
  }
}

function flagsOf({ scope, scopeId }: AlertTarget): string | null {
  if (scope === 'listener') return null;
  return scope === 'all' ? flagOfScope(scope) : `${flagOfScope(scope)} ${scopeId}`;
}

function nameOf({ scope, scopeId }: AlertTarget): string {
  if (scope === 'all') return 'this database';
  return scope === 'listener' ? `listener ${scopeId}` : `${scope.replace('_', ' ')} ${scopeId}`;
}

function capital(text: string): string {
  return `${(text[0] ?? '').toUpperCase()}${text.slice(1)}`;
}
