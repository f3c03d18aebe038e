/** Phrases of servers when the account may not send from this address or domain. */
import type { BounceRule } from './bounce-rule.ts';
import { list } from '../../list.ts';
import { RECIPIENT_WORDS } from './recipient-words.ts';

export const OWN_ADDRESS_RULES: readonly BounceRule[] = [
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
        nadawc* | отправител*
      `,
      list`
        authenticated | login | logged | auth user | smtp user | username | user name |
        this account | the account | your account | *konto | angemeldet | authentifié | compte |
        cuenta | autenticad* | autenticat* | conta | aangemeld | zalogowan* | авториз*
      `,
      list`
        match | belong | not allowed | not permitted | not own | not authorized for | differ* |
        mismatch | same as | gehört nicht | nicht zu diesem | nicht überein | nicht erlaubt |
        correspond* | appartien* | autoris* | autoriz* | pertenece | coincide | appartiene | pertence* |
        komt niet overeen | niet toegestaan | zgodn* | не соответству* | не совпада*
      `,
    ],
    unless: [
      ...RECIPIENT_WORDS,
      'to this',
      'spf',
      'dmarc',
      'dkim',
      'designate',
      'destinat*',
      'empfänger',
    ],
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
    why: 'RFC 6409 6.1 (a submission server may compare the sender with the login): From or MAIL FROM is another than the account may use, in the words of Plesk, Zimbra, iRedMail, MDaemon and hosts in their own languages.',
  },
];
