/** Programs in which people write; responders and ticket systems name others, or none. */
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
