/** Every command that may write, and how it is called twice. */
import { MINUTE } from '../../../lib/domain/time.ts';
import { MONDAY } from '../../support/quota.ts';

export const AT_ONCE = 8;
export const NOW = MONDAY + MINUTE;

export type CommandRow = {
  /** Script and command, as the tables name them. */
  command: string;
  flags: string;
  /** The state file does not exist yet; each file makes a secret of its own. */
  fresh?: true;
  /** Exit codes; a second call may find nothing left to do. */
  codes?: readonly number[];
  /** Why the second call is made at the same instant; without it, a minute later. */
  sameInstant?: string;
  /** Only in a row: another row of this command runs eight at once. */
  inARow?: true;
  /** How many messages one call sends. */
  sends?: number;
};

export const ROWS: readonly CommandRow[] = [
  {
    command: 'rate_limiter mailbox add',
    flags: '--mailbox cy --from Cy<cy@acme.test> --smtp env:ANN_SMTP --timezone Europe/Berlin',
    fresh: true,
  },
  {
    command: 'rate_limiter mailbox add',
    flags: '--mailbox ann --timezone Europe/Berlin',
    inARow: true,
  },
  { command: 'rate_limiter configure', flags: '--hourly 7 --warmup off', fresh: true },
  { command: 'rate_limiter configure', flags: '--campaign-id spring --daily 70', inARow: true },
  { command: 'rate_limiter configure', flags: '--mailbox ann --min-gap 7', inARow: true },
  { command: 'rate_limiter configure', flags: '--public https://t.acme.test', inARow: true },
  // It writes into the working folder, and the second call finds its own files.
  { command: 'rate_limiter init', flags: '--force' },
  { command: 'rate_limiter start', flags: '--config autumn.json --prospects prospects.csv' },
  { command: 'rate_limiter import', flags: '--campaign-id spring --prospects prospects.csv' },
  {
    command: 'rate_limiter schedule',
    flags: '--campaign-id spring --batch-size 20',
    sameInstant: 'a plan begins now: a minute later it begins later',
  },
  {
    command: 'rate_limiter send',
    flags: '',
    sends: 4,
    sameInstant: 'the hour that was full has room again later',
  },
  {
    // With more room it would plan the follow-ups of what the first call sent.
    command: 'rate_limiter tick',
    flags: '--batch-size 1',
    sends: 4,
    sameInstant: 'the hour that was full has room again later',
  },
  { command: 'rate_limiter mailbox test', flags: '--mailbox ann --to me@acme.test', sends: 1 },
  { command: 'rate_limiter pause', flags: '--mailbox ann --reason holiday' },
  {
    command: 'rate_limiter pause',
    flags: '--all --for 2h --reason holiday',
    inARow: true,
    sameInstant: '--for counts from now',
  },
  {
    command: 'rate_limiter people pause',
    flags: '--prospect p2@example.test --campaign-id spring --until 2026-04-01T09:00:00Z',
  },
  {
    command: 'rate_limiter people resume',
    flags: '--prospect p2@example.test --campaign-id spring',
  },
  {
    command: 'rate_limiter people skip',
    flags: '--prospect p2@example.test --campaign-id spring',
    codes: [0, 77],
  },
  {
    command: 'rate_limiter people remove',
    flags: '--prospect p2@example.test --campaign-id spring',
  },
  {
    command: 'rate_limiter people requeue',
    flags: '--prospect p2@example.test --campaign-id spring',
  },
  { command: 'rate_limiter people forget', flags: '--prospect p1@example.test --reason asked' },
  { command: 'rate_limiter alerts ack', flags: '' },
  { command: 'rate_limiter rules', flags: '--reset' },
  { command: 'rate_limiter approve', flags: '--digest DIGEST --by Ann' },
  { command: 'rate_limiter approve', flags: '--digest DIGEST --by Ann --revoke', inARow: true },
  { command: 'rate_limiter resume', flags: '--campaign-id spring' },
  { command: 'rate_limiter resolve', flags: '' },
  ...['sent', 'resend', 'abandon'].map((as): CommandRow => ({
    command: 'rate_limiter resolve',
    flags: `--message-id DOUBT --as ${as} --reason log`,
    codes: [0, 66],
    inARow: true,
  })),
  {
    command: 'rate_limiter complete',
    flags: '--campaign-id spring --end-open',
    sameInstant: 'the final report says when it was made',
  },
  { command: 'response_tracker process', flags: '--campaign-id spring --source inbox' },
  { command: 'response_tracker process', flags: '--reclassify' },
  {
    command: 'response_tracker label',
    flags: '--response-id 1 --intent unsubscribe',
    inARow: true,
  },
  { command: 'response_tracker label', flags: '--response-id 1 --intent later' },
  { command: 'response_tracker label', flags: '--from labels.csv', inARow: true },
  {
    command: 'response_tracker replies assign',
    flags: '--response-id 5 --email p4@example.test',
  },
  { command: 'response_tracker replies dismiss', flags: '--response-id 5' },
  { command: 'response_tracker unsubscribe', flags: '--token DOUBT' },
  {
    command: 'response_tracker unsubscribe',
    flags: '--token DOUBT --preference pause',
    inARow: true,
  },
  {
    command: 'response_tracker hook add',
    flags: '--name ses --service ses --topic arn:aws:sns:eu-west-1:123456789012:feedback',
  },
  { command: 'response_tracker hook remove', flags: '--name gone', codes: [0, 66] },
  // Without it, it would run until a signal.
  { command: 'response_tracker serve', flags: '--public https://t.acme.test --dry-run' },
  { command: 'response_tracker quarantine retry', flags: '' },
  {
    command: 'response_tracker suppress',
    flags: '--email p6@example.test --domain example.org --reason asked',
  },
  {
    command: 'response_tracker suppress',
    flags: '--email old@example.test --remove',
    inARow: true,
  },
  // These only read, but every report is a file in the state file too.
  {
    command: 'analytics campaign',
    flags: '--campaign-id spring',
    sameInstant: 'a report says when it was made',
    inARow: true,
  },
  {
    command: 'analytics daily',
    flags: '--campaign-id spring',
    sameInstant: 'a report says when it was made',
    inARow: true,
  },
];
