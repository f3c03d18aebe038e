/** Services' own words for the cause of a bounce, where they pass on no words of a server. */
import type { CategoryRule } from './category-rule.ts';
import type { BounceClass, BounceReason } from '../../lib/domain/responses/response.ts';
import type { HookService } from '../../lib/domain/responses/hook.ts';

type Row = readonly [
  begins: string,
  means: `${BounceClass}:${BounceReason}`,
  example: string,
  nearMiss: string,
];

function rulesOf(service: HookService, source: string, rows: readonly Row[]): CategoryRule[] {
  return rows.map(([begins, means, example, nearMiss]) => {
    const [bounceClass, reason] = means.split(':') as [BounceClass, BounceReason];
    return { service, begins, class: bounceClass, reason, example, nearMiss, source };
  });
}

export const CATEGORY_RULES: readonly CategoryRule[] = [
  ...rulesOf(
    'ses',
    'docs.aws.amazon.com/ses/latest/dg/notification-contents.html, "Bounce types" (bounceType and' +
      ' bounceSubType), and event-publishing-retrieving-sns-contents.html, "Reject object".',
    [
      ['permanent/general', 'hard:user_unknown', 'Permanent/General', 'Transient/General'],
      ['permanent/noemail', 'hard:user_unknown', 'Permanent/NoEmail', 'Undetermined/Undetermined'],
      ['permanent/suppressed', 'hard:suppressed', 'Permanent/Suppressed', 'Permanent/General'],
      [
        'permanent/onaccountsuppressionlist',
        'hard:suppressed',
        'Permanent/OnAccountSuppressionList',
        'Permanent/NoEmail',
      ],
      [
        'permanent/unsubscribedrecipient',
        'hard:suppressed',
        'Permanent/UnsubscribedRecipient',
        'Permanent/Undetermined',
      ],
      [
        'complaint/onaccountsuppressionlist',
        'hard:suppressed',
        'Complaint/OnAccountSuppressionList',
        'Complaint/',
      ],
      ['transient/mailboxfull', 'soft:mailbox_full', 'Transient/MailboxFull', 'Transient/General'],
      [
        'transient/messagetoolarge',
        'block:message_too_big',
        'Transient/MessageTooLarge',
        'Transient/MailboxFull',
      ],
      [
        'transient/contentrejected',
        'block:content',
        'Transient/ContentRejected',
        'Transient/AttachmentRejected',
      ],
      [
        'transient/attachmentrejected',
        'block:content',
        'Transient/AttachmentRejected',
        'Transient/ContentRejected',
      ],
      ['transient/', 'soft:mail_server_error', 'Transient/General', 'Permanent/General'],
      ['reject/', 'block:virus', 'Reject/Bad content', 'Transient/ContentRejected'],
    ],
  ),
  ...rulesOf(
    'sendgrid',
    'twilio.com/docs/sendgrid/for-developers/tracking-events/event ("dropped" reasons, "blocked")' +
      ' and twilio.com/docs/sendgrid/ui/analytics-and-reporting/bounce-and-block-classifications.',
    [
      [
        'dropped/recipient list over',
        'block:sending_limit',
        'dropped/Recipient List over Package Quota',
        'dropped/Bounced Address',
      ],
      ['dropped/spam content', 'block:spam', 'dropped/Spam Content', 'dropped/Bounced Address'],
      [
        'dropped/invalid smtpapi',
        'block:malformed',
        'dropped/Invalid SMTPAPI header',
        'dropped/Invalid',
      ],
      ['dropped/invalid', 'hard:user_unknown', 'dropped/Invalid', 'dropped/Bounced Address'],
      ['dropped/', 'hard:suppressed', 'dropped/Unsubscribed Address', 'bounce/Invalid Address'],
      [
        'bounce/invalid address',
        'hard:user_unknown',
        'bounce/Invalid Address',
        'bounce/Unclassified',
      ],
      [
        'bounce/mailbox unavailable',
        'hard:mailbox_disabled',
        'bounce/Mailbox Unavailable',
        'bounce/Technical Failure',
      ],
      [
        'bounce/technical',
        'soft:mail_server_error',
        'bounce/Technical Failure',
        'bounce/Reputation',
      ],
      ['blocked/content', 'block:content', 'blocked/Content', 'blocked/Reputation'],
      ['blocked/reputation', 'block:bad_reputation', 'blocked/Reputation', 'blocked/Content'],
      [
        'blocked/frequency',
        'block:rate_limited',
        'blocked/Frequency or Volume Too High',
        'blocked/Technical Failure',
      ],
      ['blocked', 'block:blocked', 'blocked', 'bounce'],
    ],
  ),
  ...rulesOf(
    'mailgun',
    'documentation.mailgun.com/docs/mailgun/user-manual/events/event-structure: the reasons of' +
      ' "failed", and of "rejected".',
    [
      ['suppress-', 'hard:suppressed', 'suppress-bounce', 'bounce'],
      ['greylisted', 'soft:greylisted', 'greylisted', 'generic'],
      ['espblock', 'block:blocked', 'espblock', 'bounce'],
      ['old', 'soft:expired', 'old', 'bounce'],
      ['rejected', 'block:policy', 'rejected', 'bounce'],
      ['bounce', 'hard:user_unknown', 'bounce', 'suppress-bounce'],
    ],
  ),
  ...rulesOf('postmark', 'postmarkapp.com/developer/api/bounce-api, "Bounce types".', [
    ['hardbounce', 'hard:user_unknown', 'HardBounce', 'SoftBounce'],
    ['bademailaddress', 'hard:user_unknown', 'BadEmailAddress', 'ManuallyDeactivated'],
    ['manuallydeactivated', 'hard:suppressed', 'ManuallyDeactivated', 'BadEmailAddress'],
    ['softbounce', 'soft:mail_server_error', 'SoftBounce', 'HardBounce'],
    ['dnserror', 'soft:network_error', 'DnsError', 'DMARCPolicy'],
    ['spamnotification', 'block:spam', 'SpamNotification', 'VirusNotification'],
    ['virusnotification', 'block:virus', 'VirusNotification', 'SpamNotification'],
    ['blocked', 'block:blocked', 'Blocked', 'DMARCPolicy'],
    ['dmarcpolicy', 'block:authentication_failed', 'DMARCPolicy', 'Blocked'],
  ]),
  ...rulesOf(
    'resend',
    'resend.com/docs/dashboard/emails/email-bounces: the types and subtypes, which are those of' +
      ' Amazon SES; resend.com/docs/webhooks/event-types for email.failed and email.suppressed.',
    [
      ['permanent/suppressed', 'hard:suppressed', 'Permanent/Suppressed', 'Permanent/General'],
      [
        'permanent/onaccountsuppressionlist',
        'hard:suppressed',
        'Permanent/OnAccountSuppressionList',
        'Permanent/NoEmail',
      ],
      [
        'onaccountsuppressionlist',
        'hard:suppressed',
        'OnAccountSuppressionList',
        'Permanent/General',
      ],
      ['permanent/', 'hard:user_unknown', 'Permanent/General', 'Transient/General'],
      ['transient/mailboxfull', 'soft:mailbox_full', 'Transient/MailboxFull', 'Transient/General'],
      [
        'transient/messagetoolarge',
        'block:message_too_big',
        'Transient/MessageTooLarge',
        'Transient/MailboxFull',
      ],
      [
        'transient/contentrejected',
        'block:content',
        'Transient/ContentRejected',
        'Transient/General',
      ],
      [
        'transient/attachmentrejected',
        'block:content',
        'Transient/AttachmentRejected',
        'Transient/General',
      ],
      ['transient/', 'soft:mail_server_error', 'Transient/General', 'Permanent/General'],
      ['email.suppressed', 'hard:suppressed', 'email.suppressed', 'email.failed'],
      ['email.failed', 'block:policy', 'email.failed', 'email.suppressed'],
    ],
  ),
];
