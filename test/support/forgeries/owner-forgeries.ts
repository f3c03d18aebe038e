/**
 * Messages of one recipient, who knows the real Message-IDs of their own messages only. From a
 * seed.
 */
import { DAY } from '../../../lib/domain/time.ts';
import { MONDAY } from '../quota.ts';
import { MAILS } from '../imap/inbound-world.ts';
import { ownersReport, OWNERS_DOORS } from './owner-reports.ts';

export type Owner = { email: string; messageIds: readonly string[] };
export type OwnersForgery = { about: string; lines: string[]; now: number };

const STATUSES = [
  ['5.1.1', '550 5.1.1 User unknown'],
  ['4.2.2', '452 4.2.2 Mailbox full'],
  ['5.7.1', '550 5.7.1 Rejected: your IP is listed on a blocklist'],
  ['5.4.5', '550 5.4.5 Daily user sending limit exceeded'],
  ['5.7.1', '550 5.7.1 Unusual sending activity detected, your account is suspended'],
  ['4.7.0', '421 4.7.0 Too many messages from your account, try again later'],
  ['5.7.60', '550 5.7.60 SendAsDenied; client not allowed to send as this sender'],
] as const;

const REPORTS = ['failed', 'delayed', 'delivered'] as const;
/** The recipient of a report, in its fields and in the returned header. */
const NAMED = [
  'own',
  'other',
  'both',
  'own field, other header',
  'other field, own header',
] as const;
const PEOPLE = ['reply', 'no', 'unsubscribe', 'outOfOffice', 'leftCompany', 'moved'] as const;

/**
 * Every `n` below the number of all combinations is another one; beyond it they begin again with
 * another message.
 */
export function forgeAsOwner(n: number, owner: Owner, others: readonly string[]): OwnersForgery {
  const pick = <T>(list: readonly T[], step: number): T =>
    list[Math.floor(n / step) % list.length] as T;
  const id = pick(owner.messageIds, 7);
  const other = pick(others, 3);
  const now = MONDAY + (4 + (n % 20)) * DAY;
  switch (n % 5) {
    case 0: {
      const [status, text] = pick(STATUSES, 4);
      const action = pick(REPORTS, 28);
      const named = pick(NAMED, 12);
      return {
        about: `${action} ${text} naming ${named}`,
        now,
        lines: report({ id, owner: owner.email, other }, { status, text, action, named }),
      };
    }
    case 1: {
      const type = pick(['abuse', 'fraud', 'opt-out', 'not-spam', 'auth-failure'], 4);
      const about = pick([other, owner.email, null], 20);
      return {
        about: `complaint ${type} about ${about ?? 'nobody'}`,
        now,
        lines: complaint({ id, about, type, to: pick([other, owner.email], 4) }),
      };
    }
    case 2: {
      const name = pick(PEOPLE, 4);
      const from = pick([other, owner.email, 'stranger@elsewhere.test'], 24);
      return {
        about: `${name} from ${from}`,
        now,
        lines: MAILS[name]({ messageId: id, recipient: from }),
      };
    }
    case 3: {
      const door = pick(OWNERS_DOORS, 5);
      return {
        about: `${door} about ${other}`,
        now,
        lines: ownersReport(door, { id, owner: owner.email, other }),
      };
    }
    default: {
      const from = pick([other, owner.email, 'MAILER-DAEMON@mx.example.test'], 4);
      const way = pick(['subject', 'delivered', 'quoted'] as const, 12);
      return {
        about: `a wish for ${other} by ${way} from ${from}`,
        now,
        lines: wish({ id, from, other, way }),
      };
    }
  }
}

type About = { id: string; owner: string; other: string };

function report(
  { id, owner, other }: About,
  said: { status: string; text: string; action: string; named: (typeof NAMED)[number] },
): string[] {
  const fields = {
    own: [owner],
    other: [other],
    both: [owner, other],
    'own field, other header': [owner],
    'other field, own header': [other],
  }[said.named];
  const header = said.named === 'other' || said.named === 'own field, other header' ? other : owner;
  return [
    'From: MAILER-DAEMON@mx.example.test',
    'To: ann@acme.test',
    'Return-Path: <>',
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    said.text,
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.test',
    '',
    ...fields.flatMap((recipient) => [
      `Final-Recipient: rfc822; ${recipient}`,
      `Action: ${said.action}`,
      `Status: ${said.status}`,
      `Diagnostic-Code: smtp; ${said.text}`,
      '',
    ]),
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${id}`,
    'From: ann@acme.test',
    `To: ${header}`,
    '',
    '--b--',
    '',
  ];
}

function complaint({
  id,
  about,
  type,
  to,
}: {
  id: string;
  about: string | null;
  type: string;
  to: string;
}): string[] {
  return [
    'From: Feedback <fbl@provider.test>',
    'To: ann@acme.test',
    'Subject: FW: complaint',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=feedback-report; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'A complaint.',
    '',
    '--b',
    'Content-Type: message/feedback-report',
    '',
    `Feedback-Type: ${type}`,
    'User-Agent: x/1',
    'Version: 1',
    ...(about === null ? [] : [`Original-Rcpt-To: ${about}`]),
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${id}`,
    `To: ${to}`,
    '',
    '--b--',
    '',
  ];
}

function wish({
  id,
  from,
  other,
  way,
}: {
  id: string;
  from: string;
  other: string;
  way: 'subject' | 'delivered' | 'quoted';
}): string[] {
  const bare = id.slice(1, -1);
  const text = `Please unsubscribe ${other}.`;
  if (way === 'subject')
    return [`From: ${from}`, 'To: no@acme.test', `Subject: unsubscribe ${bare}`, '', ''];
  if (way === 'delivered')
    return [
      `From: ${from}`,
      `To: ann+${bare}`,
      'Subject: unsubscribe',
      'Auto-Submitted: auto-generated',
      '',
      text,
    ];
  return [
    `From: ${from}`,
    'To: ann@acme.test',
    'Subject: Automatic reply: Hello',
    'Auto-Submitted: auto-replied',
    '',
    `${other} no longer works here.`,
    `https://acme.test/u?m=${bare.split('@')[0]}`,
  ];
}
