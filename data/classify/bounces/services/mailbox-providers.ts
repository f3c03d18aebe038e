/** Codes of mailbox providers (Google, Yahoo, AOL, Outlook.com, iCloud) in the text of a refusal. */
import type { CodeService } from './code-service.ts';
import { list } from '../../../list.ts';

export const MAILBOX_PROVIDERS: readonly CodeService[] = [
  {
    id: 'google',
    signs: ['support.google.com'],
    form: /support\.google\.com\/(?:mail|a)\/?\?p=([a-z0-9_-]{3,40})/,
    rows: [
      {
        codes: ['nosuchuser', 'badrcptto'],
        reason: 'user_unknown',
        class: 'hard',
        temporary: 'soft',
        example: '550 5.1.1 Check the address. https://support.google.com/mail/?p=NoSuchUser',
      },
      {
        codes: ['disableduser'],
        reason: 'mailbox_disabled',
        class: 'hard',
        temporary: 'soft',
        example: '550 5.2.1 Not in use. https://support.google.com/mail/?p=DisabledUser',
      },
      {
        codes: ['overquotatemp', 'overquotaperm'],
        reason: 'mailbox_full',
        class: 'soft',
        example: '552 5.2.2 No more in here. https://support.google.com/mail/?p=OverQuotaPerm',
      },
      {
        codes: list`
          receivingrate | receivingrateperm | unsolicitedratelimiterror
        `,
        reason: 'rate_limited',
        class: 'soft',
        example: '550 5.2.1 Not so fast. https://support.google.com/mail/?p=ReceivingRatePerm',
      },
      {
        codes: ['unsolicitedmessageerror', 'blockedmessage'],
        reason: 'spam',
        class: 'block',
        example: '550 5.7.1 Not wanted. https://support.google.com/mail/?p=UnsolicitedMessageError',
      },
      {
        codes: ['unsolicitediperror', 'senderreputation'],
        reason: 'bad_reputation',
        class: 'block',
        example: '550 5.7.1 Not from there. https://support.google.com/mail/?p=UnsolicitedIPError',
      },
      {
        codes: ['dmarcrejection', 'ipv6_authentication_error', 'sender-authentication'],
        reason: 'authentication_failed',
        class: 'block',
        example: '550 5.7.26 Not proved. https://support.google.com/mail/?p=DmarcRejection',
      },
      {
        codes: ['notauthorizederror', 'relaydenied'],
        reason: 'policy',
        class: 'block',
        example: '550 5.7.1 Not this way. https://support.google.com/mail/?p=NotAuthorizedError',
      },
      {
        codes: ['maxsizeerror'],
        reason: 'message_too_big',
        class: 'block',
        example: '552 5.3.4 Too long. https://support.google.com/mail/?p=MaxSizeError',
      },
      {
        codes: ['rfcmessagenoncompliant', 'helo', 'missing-headers'],
        reason: 'malformed',
        class: 'block',
        example:
          '550 5.7.1 Not in order. https://support.google.com/mail/?p=RfcMessageNonCompliant',
      },
      {
        codes: ['mailloop'],
        reason: 'routing_loop',
        class: 'soft',
        example: '554 5.4.6 Round and round. https://support.google.com/mail/?p=MailLoop',
      },
      {
        codes: ['wantautherror', 'badcredentials', 'invalidsecondfactor', 'webloginrequired'],
        reason: 'account_refused',
        class: 'block',
        example: '530 5.7.0 Log in first. https://support.google.com/mail/?p=WantAuthError',
      },
    ],
    nearMisses: ['550 5.1.1 No such user, see https://support.google.com/mail/answer/6596'],
    why: 'support.google.com/a/answer/3726730: each error links to its page by name.',
  },
  {
    id: 'yahoo',
    signs: ['[ts', '[tss', '[bl', '[ph', '[gl', '[rl', '[ipts', '(au', 'vs1-', 'vs99-'],
    form: /[[(]?\b((?:ts|bl|ph|gl|rl|ipts|tss|au|vs)\d{1,2}(?:-[a-z]{2})?)\b/,
    rows: [
      {
        codes: ['ts01-ts99', 'tss01-tss99', 'ipts01-ipts99', 'vs1-ip', 'vs99-ip'],
        reason: 'bad_reputation',
        class: 'block',
        example: '421 4.7.1 [TS03] Nothing from 192.0.2.1 for ever',
      },
      {
        codes: ['bl01-bl99'],
        reason: 'blocked',
        class: 'block',
        example: '553 5.7.1 [BL21] Nothing from 192.0.2.1',
      },
      {
        codes: ['ph01-ph99', 'vs1-mf'],
        reason: 'policy',
        class: 'block',
        example: '554 Not allowed - [PH01] see our page',
      },
      {
        codes: ['gl01-gl99'],
        reason: 'greylisted',
        class: 'soft',
        example: '451 4.7.1 [GL01] Not yet for 192.0.2.1',
      },
      {
        codes: ['rl01-rl99'],
        reason: 'rate_limited',
        class: 'soft',
        example: '421 4.7.0 [RL01] Less of it',
      },
      {
        codes: ['au01-au99'],
        reason: 'authentication_failed',
        class: 'block',
        example: '554 5.7.5 (AU01) Not signed as it should be',
      },
    ],
    nearMisses: ['550 5.1.1 No such user in building [BLX]'],
    why: 'senders.yahooinc.com/smtp-error-codes.',
  },
  {
    id: 'aol',
    signs: ['rtr:', 'rly:', 'hvu:', 'dyn:', 'con:', 'dns:', 'mff:'],
    form: /\b((?:rtr|rly|hvu|dyn|con|dns|mff):[a-z][a-z0-9]{0,2})\b/,
    rows: [
      {
        codes: list`
          rtr:bl | rtr:bg | rtr:sc | rtr:bb | rtr:du | rtr:ch | rly:b1 | rly:b2 | rly:b3 | rly:bl |
          rly:ir | rly:ch | rly:ch2 | con:b1 | dns:b1 | dns:b2 | dns:b3
        `,
        reason: 'blocked',
        class: 'block',
        example: '554 (RTR:DU) See the codes of the postmaster',
      },
      {
        codes: ['rtr:rd', 'dns:nr'],
        reason: 'no_reverse_dns',
        class: 'block',
        example: '554 (RTR:RD) See the codes of the postmaster',
      },
      {
        codes: ['hvu:b1', 'hvu:b2', 'hvu:nr', 'rly:bd'],
        reason: 'spam',
        class: 'block',
        example: '554 (HVU:B2) See the codes of the postmaster',
      },
      {
        codes: ['dyn:t1', 'dyn:t2', 'rly:t1', 'rly:t2'],
        reason: 'rate_limited',
        class: 'soft',
        example: '421 (DYN:T1) See the codes of the postmaster',
      },
      {
        codes: ['rly:sn', 'rly:nf'],
        reason: 'sender_refused',
        class: 'block',
        example: '554 (RLY:SN) See the codes of the postmaster',
      },
      {
        codes: ['rtr:ge', 'mff:p1'],
        reason: 'mail_server_error',
        class: 'soft',
        example: '554 (RTR:GE) See the codes of the postmaster',
      },
    ],
    why: 'postmaster.aol.com, error codes (until 2017; servers under its brand still write them).',
  },
  {
    id: 'outlook-com',
    signs: ['rp-', 'sc-', 'dy-', 'ou-', 'oo-'],
    form: /\b((?:rp|sc|dy|ou|oo)-00\d)\b/,
    rows: [
      {
        codes: ['rp-001', 'rp-002', 'rp-003'],
        reason: 'rate_limited',
        class: 'soft',
        example: '421 RP-001 (SNT004) The host sends more than it may',
      },
      {
        codes: ['sc-001', 'sc-002', 'sc-003', 'oo-001', 'dy-001', 'ou-001'],
        reason: 'blocked',
        class: 'block',
        example: '550 DY-001 (SNT004) Nothing from this range',
      },
      {
        codes: ['sc-004', 'dy-002', 'ou-002'],
        reason: 'spam',
        class: 'block',
        example: '550 OU-002 (SNT004) The words are not wanted',
      },
    ],
    why: 'sendersupport.olc.protection.outlook.com/pm/troubleshooting.',
  },
  {
    id: 'icloud',
    signs: ['[cs', '[hm', '[hme', '[pr'],
    form: /\[((?:cs|hm|pr)\d\d|hme\d)\]/,
    rows: [
      {
        codes: ['cs01-cs99', 'hm01-hm99', 'pr01-pr99'],
        reason: 'policy',
        class: 'block',
        example: '554 5.7.1 [CS01] Against the rules here',
      },
      {
        codes: ['hme1'],
        reason: 'authentication_failed',
        class: 'block',
        example: '554 5.7.1 [HME1] Neither of the two proofs',
      },
    ],
    why: 'support.apple.com/102322: codes in brackets before the cause.',
  },
];
