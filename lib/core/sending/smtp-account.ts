/**
 * Decides which logins are one SMTP account, with one quota at the service, whatever user name,
 * host or port each has.
 */
import { ACCOUNT_SERVICES, type AccountService } from '../../../data/smtp/account-services.ts';
import { list } from '../../../data/list.ts';
import { canonicalAddress } from '../campaigns/prospects/canonical-address.ts';
import type { ServerLogin } from '../../domain/mail-server.ts';

/**
 * A text that is the same for every login to the account. It may contain a key: store only a keyed
 * digest of it.
 */
export function accountName({ host, port, loopback, user, pass }: ServerLogin): string {
  const name = user.trim().toLowerCase();
  // Another port on this machine is another server.
  if (loopback) return ['loopback', String(port), name].join(' ');
  const service = serviceOf(host);
  if (service?.users !== undefined && (service.users === 'any' || service.users.includes(name)))
    return [service.service, 'key', pass].join(' ');
  if (name.includes('@'))
    return [service?.service ?? siteOf(host), canonicalAddress(name)].join(' ');
  return [
    service?.service ?? serverOf(host),
    service?.bareDomain === undefined ? name : canonicalAddress(`${name}@${service.bareDomain}`),
  ].join(' ');
}

export function serviceOf(host: string): AccountService | undefined {
  const name = host.toLowerCase().replace(/\.$/, '');
  return ACCOUNT_SERVICES.find(({ hosts }) =>
    hosts.some((each) => name === each || name.endsWith(`.${each}`)),
  );
}

/**
 * First labels that name a task: `smtp.acme.test` and `mail.acme.test` are two names of one server.
 */
const TASKS = list`
  smtp | smtps | mail | email | relay | out | outgoing | outbound | send | submission | mta | mx | imap
`;

function serverOf(host: string): string {
  const name = host.toLowerCase().replace(/\.$/, '');
  const [first = '', ...rest] = name.split('.');
  return rest.length > 1 && TASKS.includes(first) ? rest.join('.') : name;
}

/**
 * The servers of one site (smtp.acme.test, mail.acme.test) have the same users when a login names
 * its own domain. The site is the last two labels, or three under endings such as co.uk.
 */
function siteOf(host: string): string {
  const labels = host.toLowerCase().replace(/\.$/, '').split('.');
  if (/^[\d.]+$/.test(host) || host.includes(':')) return host;
  const [second = '', last = ''] = labels.slice(-2);
  return labels.slice(last.length === 2 && second.length <= 3 ? -3 : -2).join('.');
}
