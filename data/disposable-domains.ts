/**
 * Well-known services of throw-away addresses, from their own home pages. Deliberately short: the
 * long public lists hold tens of thousands of domains, age within weeks and name innocent ones.
 * Example: `x@mailinator.com`.
 */
import { list } from './list.ts';

export const DISPOSABLE_DOMAINS: ReadonlySet<string> = new Set(list`
  10minutemail.com | 10minutemail.net | 20minutemail.com | anonbox.net | dispostable.com |
  discard.email | discardmail.com | dropmail.me | emailondeck.com | fakeinbox.com | fakemail.net |
  getairmail.com | getnada.com | grr.la | guerrillamail.biz | guerrillamail.com | guerrillamail.de |
  guerrillamail.net | guerrillamail.org | guerrillamailblock.com | inboxkitten.com | jetable.org |
  maildrop.cc | mailcatch.com | mailexpire.com | mailinator.com | mailinator.net | mailnesia.com |
  mailnull.com | mailsac.com | mintemail.com | moakt.com | mohmal.com | mytemp.email | nada.email |
  sharklasers.com | spam4.me | spambog.com | spambox.us | spamgourmet.com | temp-mail.io |
  temp-mail.org | tempail.com | tempinbox.com | tempmail.com | tempmailo.com | tempr.email |
  throwawaymail.com | trash-mail.com | trashmail.com | trashmail.de | trashmail.net |
  wegwerfmail.de | yopmail.com | yopmail.fr | yopmail.net
`);
