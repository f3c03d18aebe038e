/**
 * Phrases of servers when the account has used up its sending quota of a day or an hour, in several
 * languages.
 */
import type { BounceRule } from './bounce-rule.ts';
import { list } from '../../list.ts';
import { RECIPIENT_WORDS } from './recipient-words.ts';

export const QUOTA_RULES: readonly BounceRule[] = [
  {
    id: 'sending-limit',
    reason: 'sending_limit',
    class: 'block',
    any: list`
      daily user sending | daily sending quota | daily sending limit | daily smtp relay |
      daily message quota | daily email limit | daily mail limit | daily message limit |
      daily limit for sending | daily limit for message recipients | daily quota for sending |
      hourly email limit | hourly mail limit | hourly sending limit | hourly message limit |
      monthly sending limit | monthly email limit | monthly quota | recipientratelimit* |
      submissionquota* | submission quota exceeded | sending quota | sender quota |
      over its hourly | over its daily | send quota | *mail send limit |
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
        sends per | sent today | *mail limit | email limit | message limit
      `,
    ],
    unless: [
      ...RECIPIENT_WORDS,
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
    why: 'The sending quota of the account is used up: support.google.com/a/answer/3726730 (5.4.5), learn.microsoft.com non-delivery-reports-in-exchange-online (5.1.90, 5.7.23x), Amazon SES 454, cPanel, DirectAdmin, GMX, Mail.ru.',
  },
  {
    id: 'sending-limit-by-policy',
    reason: 'sending_limit',
    class: 'block',
    any: list`
      quota exceeded for sender | quota for sender | policy rejection - quota | message count quota |
      cumulative size quota | you sent too many | you have sent too many | you've sent too many |
      has sent too many | exceeded its daily | used all your emails | hourly sent | *mail allowance |
      rate limit for account | daily limit of
    `,
    unless: ['ip address', 'spam'],
    example:
      '450 4.7.1 <bea@example.test>: Recipient address rejected: Policy rejection; Message count quota exceeded',
    examples: ['450 4.7.1 Service unavailable - you have sent too many messages recently'],
    nearMisses: ['452 4.2.2 Recipient address rejected: quota exceeded'],
    why: 'Policyd and cluebringer answer for the sender with the name of the recipient (wiki.policyd.org, quotas): it counts the messages of the account.',
  },
  {
    id: 'sending-limit-in-other-languages',
    reason: 'sending_limit',
    class: 'block',
    any: list`
      tageslimit | stundenlimit | limite giornaliero | límite diario | límite por hora |
      limite diário | limite quotidien | limite journali* | limite horaire | dagelijkse limiet |
      dzienny limit | дневной лимит* | суточный лимит* | trop de messages envoyés | trop d'envois |
      demasiados mensajes | demasiados correos | zu viele e-mails | zu viele nachrichten |
      troppi messaggi | troppe email | muitas mensagens | слишком много писем
    `,
    each: [
      list`
        erreicht | überschritten | ueberschritten | ausgeschöpft | aufgebraucht | atteint | dépass* |
        superad* | excedid* | excedeu | alcanzad* | agotad* | superat* | raggiunt* | esaurit* | atingi* |
        bereikt | overschreden | przekroczon* | wyczerpan* | превышен* | исчерпан* | достигнут*
      `,
      list`
        ausgehend | *versand* | pro stunde | pro tag | gesendet | envoi | envoy* | sortant | par heure |
        par jour | envío | enviad* | envios | salient* | por hora | por día | invio | inviat* | uscita |
        all'ora | al giorno | por dia | verzend* | verzonden | uitgaand | per uur | per dag | wysył* |
        wysłan* | wychodząc* | na godzinę | отправ* | исходящ* | в час | в сутки | за сутки
      `,
    ],
    unless: list`
      empfänger | destinat* | ontvanger | odbiorc* | получател* | *postfach* | *speicher* | *größe |
      taille | tamaño | tamanho | dimension* | *grootte | rozmiar* | размер* | buzón | casella |
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
    why: 'Hosts write the same in their own language (IONOS, Strato, OVH, Aruba, Arsys, home.pl, Mail.ru): a limit of messages or of a period was reached.',
  },
];
