/**
 * Phrases of servers about the sending account: its standing, its mailbox, its contract. Never
 * about the recipient.
 */
import type { BounceRule } from './bounce-rule.ts';
import { list } from '../../list.ts';
import { RECIPIENT_WORDS } from './recipient-words.ts';

/** Words that tell whose account a server means. */
const SENDING_ACCOUNT = list`
  your account | sender's account | senders account | sender account | sending account |
  your email account | your mailbox | your user | the sender | this sender | smtp account |
  authenticated user | auth user | your organization | your organisation | your subscription |
  ihr konto | ihr e-mail-konto | ihr account | votre compte | su cuenta | tu cuenta | sua conta | il tuo account | twoje konto |
  ваш аккаунт | ваша учетная запись | 您的账户 | 您的帐号
`;

export const ACCOUNT_RULES: readonly BounceRule[] = [
  {
    id: 'exchange-submission',
    reason: 'account_refused',
    class: 'block',
    any: ['storedrv.submission'],
    unless: ['invalid recipient', 'sizelimit', 'message size', 'too large', 'storedrv.deliver'],
    example:
      '554 5.2.2 STOREDRV.Submission.Exception:QuotaExceededException.MapiExceptionShutoffQuotaExceeded; Failed to process message due to a permanent exception with message Cannot submit message',
    examples: [
      '554 5.2.0 STOREDRV.Submission.Exception:AccountDisabledException.MapiExceptionMailboxDisabled; Failed to process message',
    ],
    nearMisses: [
      '554 5.2.2 STOREDRV.Deliver.Exception:QuotaExceededException.MapiExceptionShutoffQuotaExceeded; Failed to process message',
    ],
    why: "Exchange: STOREDRV.Submission takes a message out of the sender's mailbox, STOREDRV.Deliver puts it into the recipient's (learn.microsoft.com, mail-flow: mailbox transport submission service).",
  },
  {
    id: 'own-mailbox-full',
    reason: 'account_refused',
    class: 'block',
    any: [],
    each: [
      ['your mailbox', 'your inbox', 'your account', 'ihr postfach', 'votre boîte', 'su buzón'],
      ['full', 'over quota', 'quota', 'voll', 'pleine', 'lleno'],
      list`
        sending | to send | can't send | cannot send | send mail | send email | send messages |
        *versand* | versenden | senden | envoyer | enviar
      `,
    ],
    unless: ['recipient', 'was not delivered', 'bounced'],
    example:
      '552 5.2.2 Your mailbox is over quota; sending is not possible until you delete messages',
    examples: ["550 Your mailbox is full. You can't send mail until you free some space"],
    nearMisses: ['552 5.2.2 The mailbox is over quota'],
    why: 'Exchange prohibit send quota, Zimbra, IONOS and MDaemon: an account whose own mailbox is full sends nothing.',
  },
  {
    id: 'account-refused',
    reason: 'account_refused',
    class: 'block',
    any: list`
      unusual sending activity | suspicious sending activity | unusual activity detected |
      bad outbound sender | outbound spam | outgoing spam | max defers and failures |
      defers and failures per hour | tenant has exceeded threshold | tenant exceeded threshold |
      traffic not accepted from this ip | sending paused | sending is paused | sending suspended |
      sending is suspended | sending disabled | sending is disabled | sending is not allowed |
      sending has been | sending privileges | sending rights | blocked from sending |
      disabled from sending | suspended from sending | restricted from sending |
      prohibited from sending | banned from sending | stopped from sending | limited from sending |
      smtp access is disabled | smtp is disabled | smtp disabled | smtp outbound disabled |
      smtp service is disabled | smtpclientauthentication is disabled | outbounds disabled |
      outbound mail disabled | outbound disabled | outgoing blocked | outgoing mail blocked |
      outgoing mail is blocked | outgoing mail has been | outgoing mail from |
      outgoing email has been | not allowed to send mail | not allowed to send email |
      not allowed to send messages | not allowed to send any | not permitted to send mail |
      not permitted to send email | user is not allowed to send | may not send mail |
      sender is suspended | sender suspended | sender disabled | sender is disabled |
      sender account is | spam detected from your account | account has been compromised |
      account is compromised | appears to be compromised | account is not activated |
      account not activated | account is not yet activated | account not yet activated |
      activate your account | account is under review | account under review | account is pending |
      account pending approval | pending approval | account on probation | sandbox subdomain |
      sandbox domain | out of credits | no credits | not enough credit | insufficient credit |
      payment required | payment overdue | payment failed | outstanding payment | unpaid |
      invoice overdue | overdue invoice | outstanding invoice | billing problem | billing issue |
      subaccount | sub-account | non-payment | nonpayment | server token | account token | api token |
      new accounts may | free accounts | hosting account | hosting package | access to smtp |
      smtp-auth is off | plan does not include smtp | plan does not allow | out of email credits | credits depleted |
      paused your sending | account paused | account is paused | bounce rate too | bounce rate is |
      complaint rate | kyc | verify your e-mail | verify your email | confirm your phone |
      confirm your email | confirm your e-mail | before you send mail | before sending mail |
      relay refused | smtp refusé | in 'halted' state | trial has ended | trial has expired | trial expired | subscription has expired |
      subscription expired | for this plan | upgrade your plan | account limited |
      account is limited | permission denied for user | account frozen | trial account | trial mode | free plan | license expired |
      licence expired | sending stopped | user compromised | user is compromised |
      compromised account | account blocked for | spam abuse detected | not allowed to send |
      not permitted to send | not authorized to send | not authorised to send |
      your organization does not allow | testing emails to your own |
      message blocked by your organization | blocked by your organization |
      client blocked from sending | user has no permission | konto ist gesperrt |
      absender gesperrt | compte bloqué | compte suspendu | cuenta suspendida | conta suspensa |
      account sospeso
    `,
    each: [
      SENDING_ACCOUNT,
      list`
        suspend* | disabled | deactivated | locked | blocked | restricted | compromised | limited |
        not active | inactive | under review | terminated | closed | frozen | on hold | paused |
        banned | expired | abuse | gesperrt | bloqu* | suspend* | заблокирован* | 冻结 | 封禁
      `,
    ],
    unless: [
      ...RECIPIENT_WORDS,
      'user unknown',
      'unknown user',
      'recipient unknown',
      'recipient @ unknown',
      'does not exist',
      'user account not activated',
      'user account is not activated',
      'recipient account not activated',
      'by the recipient',
      'spf',
      'dmarc',
      'dkim',
      'on behalf',
      'spamhaus',
      'dnsbl',
      'blacklist',
      'blocklist',
      'block list',
    ],
    example: '550 5.4.6 Unusual sending activity detected. Please try after some time',
    examples: list`
      550 5.1.8 Access denied, bad outbound sender |
      550 Domain acme.test has exceeded the max defers and failures per hour (5/5 (100%)) allowed. Message discarded. |
      554 Message rejected: Sending paused for this account. |
      550 5.7.705 Access denied, tenant has exceeded threshold |
      550 Outgoing mail from "ann@acme.test" has been suspended. |
      554 5.7.1 Your account has been temporarily suspended |
      421 4.7.0 The sender has been blocked for abuse
    `,
    nearMisses: [
      '550 5.2.1 The email account that you tried to reach is disabled',
      '550 5.7.1 Client host [192.0.2.1] blocked using zen.spamhaus.org',
      '550 5.1.1 This account has been disabled or discontinued',
    ],
    why: 'The provider has stopped the account: Zoho 5.4.6, learn.microsoft.com fix-error-code-5-7-700-through-5-7-750 and 5.1.8, Amazon SES "sending paused", cPanel hourly failures, Mimecast, Brevo, Mailgun.',
  },
  {
    id: 'sending-stopped',
    reason: 'account_refused',
    class: 'block',
    any: ['outbound mail from domain'],
    each: [
      list`
        smtp sending | sending for | sending from | *mail sending | email sending | sending mail |
        sending email | sending messages | outgoing smtp | outgoing mail | outgoing e-mail |
        outgoing email | outgoing messages | outbound mail | outbound email | outbound smtp |
        outbound messages | for sending | smtp service | smtp access | smtp relay |
        *versand* | ausgehende | envoi | sortant | envío | saliente | invio | in uscita | wysył* |
        verzend* | uitgaand | отправк* | исходящ*
      `,
      list`
        suspend* | deactivat* | disabled | not enabled | locked | blocked | restricted | limited |
        terminated | on hold | stopped | banned | forbidden | revoked | gesperrt | deaktiviert |
        eingeschränkt | untersagt | bloqu* | désactiv* | desactiv* | sospes* |
        bloccat* | disattivat* | zablokowan* | wstrzyman* | geblokkeerd | opgeschort | заблокирован* |
        отключен* | приостановлен* | запрещен*
      `,
    ],
    unless: list`
      user unknown | unknown user | does not exist |
      recipient | receiv* | empfäng* | empfang* | destinat* | odbiorc* | ontvanger | получател* |
      sending ip | sending server | sending host | spamhaus | blacklist | blocklist | block list |
      message blocked | dnsbl | dmarc | spf | dkim
    `,
    example: '554 5.7.1 SMTP sending for this mailbox has been deactivated because of abuse',
    examples: list`
      550 Outgoing SMTP for this domain has been suspended by the hosting provider |
      550 This domain is not enabled for sending |
      554 Ihr Postfach wurde wegen Spamversand gesperrt |
      550 L'envoi de messages est bloqué pour cette adresse |
      550 El envío de correo ha sido suspendido
    `,
    nearMisses: [
      '550 5.1.1 The account does not exist or is blocked for sending',
      '550 Account disabled for sending and receiving',
      '550 5.2.1 Mailbox disabled, not accepting messages',
    ],
    why: 'A server that stops sending means the sending account, because a mailbox that only receives has no permission to send. Plesk, cPanel (suspend outgoing email), DirectAdmin, ISPConfig, Strato, OVH, Aruba.',
  },
];
