/** Programs in which people write; responders and ticket systems name others, or none. */
import { list } from '../../list.ts';
import type { HeaderSign } from './header-sign.ts';

/**
 * Missing on purpose, because their own absence agents name themselves the same way: Lotus Notes,
 * GroupWise, Zimbra and Exchange.
 */
const PROGRAMS: readonly string[] = [
  'thunderbird',
  'apple mail',
  'iphone mail',
  'ipad mail',
  'microsoft outlook',
  'microsoft office outlook',
  'microsoft-macoutlook',
  'microsoft windows mail',
  'microsoft windows live mail',
  'outlook express',
  'outlook for',
  'outlook-ios',
  'outlook-android',
  'evolution',
  'mutt',
  'alpine',
  'pine',
  'k-9 mail',
  'kmail',
  'claws mail',
  'sylpheed',
  'gnus',
  'the bat!',
  'foxmail',
  'eudora',
  'em client',
  'airmail',
  'mailspring',
  'postbox',
  'roundcube',
  'squirrelmail',
  'horde',
  'superhuman',
  'yahoomailwebservice',
  'webservice/',
  'nylas',
  'canary',
  'bluemail',
  'aquamail',
  'geary',
];

export const MAIL_PROGRAMS: readonly HeaderSign[] = [
  {
    rule: 'user-agent',
    name: 'user-agent',
    value: PROGRAMS,
    why: 'Thunderbird, Mutt, K-9 and others name themselves here.',
  },
  {
    rule: 'x-mailer',
    name: 'x-mailer',
    value: PROGRAMS,
    why: 'Outlook, Apple Mail, Superhuman and others name themselves here.',
  },
];

/** The line that programs put below a typed text. Folded. */
export const PROGRAM_LINES: readonly string[] = list`
  sent from my | sent from outlook | sent from mail for | sent from yahoo | sent from proton |
  get outlook for | von meinem iphone gesendet | von meinem ipad gesendet | gesendet von meinem |
  von meinem mobiltelefon | gesendet von outlook | envoyé de mon | envoyé depuis mon |
  enviado desde mi | enviado do meu | enviado a partir do | inviato da iphone | inviato dal mio |
  verzonden vanaf mijn | verstuurd vanaf mijn | skickat från min | sendt fra min |
  lähetetty iphonesta | wysłane z iphone | wysłano z | odesláno z | odoslané z | отправлено с |
  надіслано з | iphoneから送信 | 发自我的 | 從我的 iphone | 從我的iphone | 나의 iphone에서 | iphone'umdan gönderildi
`;
