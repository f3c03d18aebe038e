/** Decides which domain stands for the company of an address. */
import { FREE_MAIL_DOMAINS } from '../../data/free-mail-domains.ts';

/** Null at a free mail service, where neighbours have nothing to do with each other. The domain as it is: holds are on exactly one. */
export function companyDomain(email: string): string | null {
  const domain = email.slice(email.lastIndexOf('@') + 1);
  return FREE_MAIL_DOMAINS.has(domain) ? null : domain;
}
