/** What servers say of whoever sends: the account's quota, its standing, and the address it sends as. Never about the recipient. */
import type { BounceRule } from './bounce-rule.ts';
import { list } from '../../list.ts';

/** Whose fault is meant, where a server speaks of an account. */
const SENDING_ACCOUNT = list`
  your account | sender's account | senders account | sender account | sending account |
  your email account | your mailbox | your user | the sender | this sender | smtp account |
  authenticated user | auth user | your organization | your organisation | your subscription |
  ihr konto | ihr e-mail-konto | ihr account | votre compte | su cuenta | tu cuenta | sua conta | il tuo account | twoje konto |
  ваш аккаунт | ваша учетная запись | 您的账户 | 您的帐号
`;

/** What follows from what the recipient's side says of itself. */
const RECIPIENT = list`
  recipient's | recipient mailbox | recipient address rejected | recipient account |
  this recipient | user you are trying | you are trying to contact | you tried to reach |
  tried to contact | receiving mail | mailbox full | mailbox is full | inbox is full | storage |
  disk quota
`;

export const ACCOUNT_RULES: readonly BounceRule[] = [
  {
    id: 'sending-limit',
    reason: 'sending_limit',
    class: 'block',
    any: list`
      daily user sending | daily sending quota | daily sending limit | daily smtp relay |
      daily message quota | daily email limit | daily mail limit | daily message limit |
      daily limit for sending | daily limit for message recipients | daily quota for sending |
      hourly email limit | hourly mail limit | hourly sending limit | hourly message limit |
      monthly sending limit | monthly email limit | monthly quota | recipientratelimit |
      submissionquota | submission quota exceeded | sending quota | sender quota |
      over its hourly | over its daily | send quota | mail send limit |
      send limit exceeded | exceeds send limit | send over quota | exceeded the sending limit |
      exceeded your sending limit | exceeded sending limit | sending limit exceeded |
      sending limit reached | exceed sending limit | sender limit exceeded |
      reached a limit for sending | reached the limit for sending | reached your limit for sending |
      reached your sending limit | reached the sending limit | reached its sending limit |
      reached your daily | reached the daily | reached your hourly | exceeded your daily |
      exceeded your hourly | exceeded your monthly | max emails per hour | emails per hour ( |
      emails per hour allowed | maximum credits exceeded | exceeded your messaging limit |
      messaging limits | outgoing message limit | outgoing messages limit | outgoing mail limit |
      outgoing email limit | outgoing limit | outbound limit | outbound email limit |
      outbound message limit | outbound mail limit | outbound rate limit | out_ratelimit |
      limit on outgoing | limit for outgoing | limit of outgoing | exceeded relay limit |
      relay limit exceeded | relay quota exceeded | relays limit | number of relays |
      recipient limit exceeded | recipients per day | ratelimit exceeded for mailbox |
      exceeded rate limit for your account | quota for sending | too many messages sent today |
      tenant exceeded its daily | exceeded its outbound | exceeded outbound |
      you have reached your | versandlimit | sendelimit | limite d'envoi | quota d'envoi |
      daily quota | hourly quota | monthly allotment | recipients per |
      sender has exceeded | sender exceeded | sent by you | from this login | account has sent |
      límite de envío | limite de envio | limite di invio | limit wysyłki | лимит отправки |
      лимит исходящих | 发信超过 | 发送频率 | 送信制限 | 送信数
    `,
    each: [
      ['exceeded', 'exceeds', 'reached', 'over the limit', 'limit hit', 'used up'],
      list`
        sending | outgoing | outbound | emails per | e-mails per | mails per | messages per |
        sent per | email quota | emails today | messages today | send limit | smtp limit |
        sends per | sent today | mail limit | email limit | message limit
      `,
    ],
    unless: [
      ...RECIPIENT,
      'your ip',
      'sending ip',
      'ip address',
      'from your host',
      'connection',
      'spam',
      'defers and failures',
      'threshold',
      'sending rate',
      'submission rate',
      'sending domain',
      'size',
      'hop count',
      'retry',
      'sending server',
      'message per',
    ],
    example:
      '550 5.4.5 Daily user sending limit exceeded. For more information see https://support.example.com',
    examples: list`
      550 5.1.90 Your message can't be sent because you've reached your daily limit for message recipients |
      550 Domain acme.test has exceeded the max emails per hour (101/100 (101%)) allowed. Message discarded. |
      450 Requested mail action not taken: mailbox unavailable. Mail send limit exceeded. |
      451 4.7.1 ann@acme.test: Sender address rejected: out_ratelimit |
      550 You (ann) have reached your daily email limit at 13:03. Email aborted. |
      554 5.7.1 You have reached a limit for sending mail. Your message was not sent. |
      550 5.7.1 The user has exceeded its maximum of 500 outgoing messages |
      454 Throttling failure: Daily message quota exceeded. |
      554 5.7.1 Ihr Versandlimit ist erreicht
    `,
    nearMisses: [
      '552 5.2.2 The recipient mailbox has exceeded its storage limit',
      '450 4.2.1 The user you are trying to contact is receiving mail too quickly',
      '421 4.7.0 Too many connections from your IP, messages per connection exceeded',
      '552 5.3.4 Message size exceeds fixed maximum message size',
    ],
    why: 'What the account may send is used up: support.google.com/a/answer/3726730 (5.4.5), learn.microsoft.com non-delivery-reports-in-exchange-online (5.1.90, 5.7.23x), Amazon SES 454, cPanel, DirectAdmin, GMX, Mail.ru.',
  },
  {
    id: 'sending-limit-by-policy',
    reason: 'sending_limit',
    class: 'block',
    any: list`
      quota exceeded for sender | quota for sender | policy rejection - quota | message count quota |
      cumulative size quota | you sent too many | you have sent too many | you've sent too many |
      has sent too many | exceeded its daily | used all your emails | hourly sent | mail allowance |
      rate limit for account | daily limit of
    `,
    unless: ['ip address', 'spam'],
    example:
      '450 4.7.1 <bea@example.test>: Recipient address rejected: Policy rejection; Message count quota exceeded',
    examples: ['450 4.7.1 Service unavailable - you have sent too many messages recently'],
    nearMisses: ['452 4.2.2 Recipient address rejected: quota exceeded'],
    why: 'Policyd and cluebringer answer for the sender with the name of the recipient (wiki.policyd.org, quotas): what is counted is what the account sends.',
  },
  {
    id: 'sending-limit-in-other-languages',
    reason: 'sending_limit',
    class: 'block',
    any: list`
      tageslimit | stundenlimit | limite giornaliero | límite diario | límite por hora |
      limite diário | limite quotidien | limite journali | limite horaire | dagelijkse limiet |
      dzienny limit | дневной лимит | суточный лимит | trop de messages envoyés | trop d'envois |
      demasiados mensajes | demasiados correos | zu viele e-mails | zu viele nachrichten |
      troppi messaggi | troppe email | muitas mensagens | слишком много писем
    `,
    each: [
      list`
        erreicht | überschritten | ueberschritten | ausgeschöpft | aufgebraucht | atteint | dépass |
        superad | excedid | excedeu | alcanzad | agotad | superat | raggiunt | esaurit | atingi |
        bereikt | overschreden | przekroczon | wyczerpan | превышен | исчерпан | достигнут
      `,
      list`
        ausgehend | versand | pro stunde | pro tag | gesendet | envoi | envoy | sortant | par heure |
        par jour | envío | enviad | envios | salient | por hora | por día | invio | inviat | uscita |
        all'ora | al giorno | por dia | verzend | verzonden | uitgaand | per uur | per dag | wysył |
        wysłan | wychodząc | na godzinę | отправ | исходящ | в час | в сутки | за сутки
      `,
    ],
    unless: list`
      empfänger | destinat | ontvanger | odbiorc | получател | postfach | speicher | größe |
      taille | tamaño | tamanho | dimension | grootte | rozmiar | размер | buzón | casella |
      boîte | caixa
    `,
    example: '554 Maximale Anzahl von E-Mails pro Stunde überschritten',
    examples: list`
      550 Sie haben das Limit für ausgehende E-Mails erreicht |
      550 Vous avez atteint le nombre maximal de messages envoyés par heure |
      550 Ha superado el límite de correos por hora |
      550 L'account ha superato il numero massimo di email inviate |
      550 Достигнут предел писем за сутки
    `,
    nearMisses: [
      '552 Das Postfach des Empfängers hat seine Quota überschritten',
      '552 El buzón del destinatario ha superado su límite',
    ],
    why: 'Hosts write the same in their own language (IONOS, Strato, OVH, Aruba, Arsys, home.pl, Mail.ru): a limit that was reached, of what is sent or in how much time.',
  },
  {
    id: 'sender-not-allowed',
    reason: 'sender_refused',
    class: 'block',
    any: list`
      sendasdenied | send as denied | not allowed to send as | permissions to send as |
      permission to send as | not authorized to send as | send as this sender | cannot send as |
      send on behalf of | email address is not verified | address is not verified |
      address not verified | domain is not verified | domain not verified | domain is unverified |
      unverified domain | identities failed the check | identity is not verified |
      verified sender identity | sender identity | sender signature | sender is not verified |
      sender has not been validated | sender address has not been | sender you used |
      validate your sender | verify your domain | authenticate your domain | verify your sender |
      unconfigured sending domain | unregistered domain | not owned by | not one of your addresses |
      from address does not match | from address is not | from address not | from address must |
      from address mismatch | address mismatch | sender mismatch | sender does not match |
      same as authorization user | equal authorized user | must equal auth | relay emails as |
      relaying disallowed as | relay as | sender is not allowed to relay | not a valid sender |
      not authorized to use this sender | not allowed to use sender |
      not allowed to use this sender | use sender address | sender address is not allowed |
      sender address not allowed | sender address is unauthorized | sender address is invalid |
      unauthenticated senders not allowed | sender is unauthenticated | unauthorized sender |
      sender unauthorized | sender not authorized | sender is not authorized |
      not a verified address | not a verified sender | not a verified domain | unauthorised domain |
      unauthorized domain | does not belong to the authenticated | login mismatch |
      is not allowed to send: | domain is not allowed to send | not allowed to send from |
      not authorized to send from | not permitted to send from | not authorized to send mail from |
      sender is not permitted | credentials for relay | absenderadresse | adresse d'expéditeur |
      remitente no | mittente non | remetente não | адрес отправителя | 发件人
    `,
    unless: list`
      send to | spf | dmarc | dkim | verification in progress | recipient address rejected |
      designate
    `,
    example:
      '554 5.2.252 SendAsDenied; ann@acme.test not allowed to send as sales@acme.test; STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied; Failed to process message due to a permanent exception',
    examples: list`
      550 5.7.60 SMTP; Client does not have permissions to send as this sender |
      554 Message rejected: Email address is not verified. The following identities failed the check in region EU-WEST-1: ann@acme.test |
      550 The from address does not match a verified Sender Identity. Mail cannot be sent until this error is resolved. |
      553 5.7.1 ann@acme.test: Sender address rejected: not owned by user bea@acme.test |
      501 Mail from address must be same as authorization user |
      550 5.7.1 Unconfigured Sending Domain acme.test |
      550 5.7.0 From address is not one of your addresses
    `,
    nearMisses: [
      '450 4.1.1 Recipient address rejected: unverified address: Address verification in progress',
      '550 5.7.1 You do not have permission to send to this recipient',
      '550 5.1.1 User unknown',
    ],
    why: 'The account may not send as this address: Exchange SendAsDenied and 5.7.60, Postfix reject_sender_login_mismatch, Amazon SES, SendGrid, Postmark, Mailgun, SparkPost, Resend, iCloud, QQ, 163, Zoho.',
  },
  {
    id: 'sender-other-than-login',
    reason: 'sender_refused',
    class: 'block',
    any: [],
    each: [
      list`
        from | sender | absender | expéditeur | remitente | mittente | remetente | afzender |
        nadawc | отправител
      `,
      list`
        authenticated | login | logged | auth user | smtp user | username | user name |
        this account | the account | your account | konto | angemeldet | authentifié | compte |
        cuenta | autenticad | autenticat | conta | aangemeld | zalogowan | авториз
      `,
      list`
        match | belong | not allowed | not permitted | not own | not authorized for | differ |
        mismatch | same as | gehört nicht | nicht zu diesem | nicht überein | nicht erlaubt |
        correspond | appartien | autoris | autoriz | pertenece | coincide | appartiene | pertence |
        komt niet overeen | niet toegestaan | zgodn | не соответству | не совпада
      `,
    ],
    unless: [...RECIPIENT, 'to this', 'spf', 'dmarc', 'dkim', 'designate', 'destinat', 'empfänger'],
    example: '554 5.7.1 The From: header does not match the authenticated account',
    examples: list`
      554 5.7.1 From header address (ann@acme.test) must match the login |
      550 Header From is not permitted for this authenticated user |
      550 Der Absender gehört nicht zu diesem Konto |
      550 La cuenta autenticada es distinta y no coincide con el remitente
    `,
    nearMisses: [
      '550 5.7.1 Sender is not allowed to write to this account',
      '550-5.7.26 Unauthenticated email from acme.test does not match: DMARC policy of the account',
    ],
    why: 'RFC 6409 6.1 (a submission server may hold the sender against the login): From or MAIL FROM is another than the account may use, in the words of Plesk, Zimbra, iRedMail, MDaemon and hosts in their own languages.',
  },
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
        versand | versenden | senden | envoyer | enviar
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
        suspend | disabled | deactivated | locked | blocked | restricted | compromised | limited |
        not active | inactive | under review | terminated | closed | frozen | on hold | paused |
        banned | expired | abuse | gesperrt | bloqu | suspend | заблокирован | 冻结 | 封禁
      `,
    ],
    unless: [
      ...RECIPIENT,
      'user unknown',
      'unknown user',
      'recipient unknown',
      'recipient @ unknown',
      'does not exist',
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
        smtp sending | sending for | sending from | mail sending | email sending | sending mail |
        sending email | sending messages | outgoing smtp | outgoing mail | outgoing e-mail |
        outgoing email | outgoing messages | outbound mail | outbound email | outbound smtp |
        outbound messages | for sending | smtp service | smtp access | smtp relay |
        versand | ausgehende | envoi | sortant | envío | saliente | invio | in uscita | wysył |
        verzend | uitgaand | отправк | исходящ
      `,
      list`
        suspend | deactivat | disabled | not enabled | locked | blocked | restricted | limited |
        terminated | on hold | stopped | banned | forbidden | revoked | gesperrt | deaktiviert |
        eingeschränkt | untersagt | bloqu | désactiv | desactiv | sospes |
        bloccat | disattivat | zablokowan | wstrzyman | geblokkeerd | opgeschort | заблокирован |
        отключен | приостановлен | запрещен
      `,
    ],
    unless: list`
      user unknown | unknown user | does not exist |
      recipient | receiv | empfäng | empfang | destinat | odbiorc | ontvanger | получател |
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
    why: 'Who stops the sending stops ours: a mailbox that only receives is not asked whether it may send. Plesk, cPanel (suspend outgoing email), DirectAdmin, ISPConfig, Strato, OVH, Aruba.',
  },
];
