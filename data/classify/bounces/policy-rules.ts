/**
 * Vague words of refusal, tried last, when neither a clearer phrase nor the status code (RFC 3463)
 * decided.
 */
import type { BounceRule } from './bounce-rule.ts';
import { list } from '../../list.ts';

/** Tried before the status code, after the words about the address. */
export const PLAIN_POLICY_RULES: readonly BounceRule[] = [
  {
    id: 'refused-plainly',
    reason: 'policy',
    class: 'block',
    any: list`
      recipient address rejected: access denied | rejected by destination domain |
      rejected by the destination domain | rejected by this user | rejected by the user |
      rejected by the recipient | rejected by recipients | refused by the recipient |
      blocked by the recipient | blocked by this user | due to policy restrictions |
      due to security policies | restricted by policy |
      delivery failure policy error | user refused to receive | due to organizational settings |
      server does not accept mail from | rule imposed mailbox access | requires that you verify |
      not allowed access from | closed mailing list
    `,
    unless: ['filter', 'preferences'],
    example: '541 5.4.1 Mail rejected by destination domain',
    examples: list`
      550 Your message was rejected by this user and was not delivered |
      554 5.1.4 <bea@example.test>: Recipient address rejected: Access denied
    `,
    nearMisses: ['550 Refused by the filter of the recipient'],
    why: 'Zoho, Symantec Zodiac, Mimecast, AT&T, Postfix access maps: somebody there does not want this message; the address exists.',
  },
];

/** Tried after the status code. */
export const POLICY_RULES: readonly BounceRule[] = [
  {
    id: 'refused-in-a-word',
    reason: 'policy',
    class: 'block',
    any: [],
    each: [['denied', 'rejected', 'refused', 'is rejected', 'auth failed']],
    pattern:
      /^(?:[45]\d\d[ -])?(?:requested action not taken: )?(?:mail|message|e-?mail|access|auth)? ?[\w.+=-]{0,64} ?(?:is |was )?(?:denied|rejected|refused|failed)(?:$|[.!,]| - @)/,
    unless: ['recipient', 'connection', 'user', 'mailbox', 'address'],
    example: '554 Denied',
    examples: ['550 Mail refused', '550 Requested action not taken: mail Xq3.4S2 is rejected,mx3'],
    nearMisses: ['550 Recipient address rejected', '421 Connection refused'],
    why: 'RFC 5321 4.2.3, 550 "for policy reasons", in a word that names nobody: no address is marked invalid.',
  },
  {
    id: 'policy',
    reason: 'policy',
    class: 'block',
    any: list`
      policy | administrative prohibition | administratively | administrator has |
      administrative reason | prohibited | not permitted | not authorized | not authorised |
      unauthorized | authentication required | authentication is required | must be authenticated |
      must authenticate | authentication failed | authentication failure |
      authentication credentials |
      requires authentication | please authenticate | send auth first | smtp auth* |
      authentifizierung erforderlich | anmeldung erforderlich | authentification requise |
      authentification nécessaire | autenticación requerida | autenticacion requerida |
      autenticación necesaria | autenticazione richiesta | autenticazione necessaria |
      autenticação necessária | autenticação requerida | authenticatie vereist |
      wymagana autoryzacja | wymagane uwierzytelnienie | требуется авторизация |
      требуется аутентификация | access denied | access is denied | permission | forbidden |
      not acceptable | security | blocked | transaction rejected | not accepted | not allowed |
      refused by | denied by | no mail accepted from | no mail is accepted from | transport.rules.* | *mail rejected | message rejected | rejected for | message denied
    `,
    example: '550 5.7.0 Message not accepted for policy reasons',
    why: 'RFC 3463 x.7.x; Yahoo, Comcast, Exchange: they refuse the message, whoever the recipient is.',
  },
  {
    id: 'mailbox-unavailable',
    reason: 'user_unknown',
    class: 'hard',
    whenTemporary: 'soft',
    any: list`
      mailbox unavailable | mailbox not available | mailbox is unavailable |
      does not like recipient | cannot deliver to | user unavailable | unrouteable | user invalid |
      recipient problem
    `,
    example: '550 Requested action not taken: mailbox unavailable',
    why: 'RFC 5321 4.2.3: 550 is "mailbox not found, no access, or command rejected for policy reasons"; without a word about policy, the mailbox is meant.',
  },
  {
    id: 'filtered',
    reason: 'filtered',
    class: 'soft',
    any: list`
      filter* | recipient refused | refuses | rejected by the domain | due to extended inactivity |
      ドメイン指定
    `,
    example: '550 This recipient refuses mail from outside',
    why: 'Japanese carriers and gateways: the recipient set a filter; the address exists.',
  },
  {
    id: 'speaks-of-sender',
    reason: 'account_refused',
    class: 'block',
    any: list`
      the sender | this sender | your sender | sender address | from address | authenticated user |
      your account | your domain | your login | your credentials | your password | your plan |
      your subscription | your trial | you have sent | you can send | you can't send |
      you cannot send | sending domain | for sending | outgoing | outbound | api key |
      enabled for sending | absender | ausgehend | ihr konto | ihr account | ihre domain | ihr tarif |
      ihr vertrag | ihr passwort | votre compte | votre domaine | votre mot de passe |
      votre abonnement | expéditeur | sortant | su cuenta | su dominio | su contraseña | remitente |
      saliente | il tuo account | la tua casella | mittente | in uscita | sua conta | seu domínio |
      remetente | uw account | uw domein | afzender | uitgaand | twoje konto | nadawc* | wychodząc* |
      ваш аккаунт | ваша учетная запись | отправител* | исходящ*
    `,
    unless: list`
      recipient | receiv* | you tried to reach | trying to contact | mailbox | user unknown |
      empfäng* | destinat* | ontvanger | odbiorc* | получател* | sender should | please try |
      sender notified
    `,
    example: "550 The sender 'ann@acme.test' is new here",
    examples: list`
      550 Invalid API key | 550 Ihr Vertrag wurde beendet | 550 Votre abonnement est terminé |
      550 Su cuenta no es válida | 550 Ваш аккаунт не найден
    `,
    nearMisses: ['550 The sender was told by the recipient', '550 gone'],
    why: 'RFC 5321 4.2: no clearer rule decides, and the words are about the sender: in doubt, the fault is ours, and no address is marked invalid.',
  },
];
