/** Finds a mail domain that is most likely a typing error, and the domain that was meant. */
import {
  REAL_DOMAINS,
  TYPED_DOMAINS,
  TYPED_ENDINGS,
  TYPED_SERVICES,
} from '../../../../data/lists/domain-typos.ts';
import { FREE_MAIL_DOMAINS } from '../../../../data/free-mail-domains.ts';

const REAL = new Set([
  ...REAL_DOMAINS,
  ...FREE_MAIL_DOMAINS,
  ...TYPED_SERVICES.flatMap(({ name, endings }) => endings.map((ending) => `${name}.${ending}`)),
]);
const DOMAINS = new Map(Object.entries(TYPED_DOMAINS));
const ENDINGS = new Map(Object.entries(TYPED_ENDINGS));

/**
 * The domain that was meant, or, where that is not a large service, only the ending that was.
 */
export type DomainTypo = { domain: string } | { ending: string };

/** `domain`: in lower case. Null: no typing error is known. */
export function findDomainTypo(domain: string): DomainTypo | null {
  if (REAL.has(domain)) return null;
  const listed = DOMAINS.get(domain);
  if (listed !== undefined) return { domain: listed };
  const dot = domain.indexOf('.');
  const name = domain.slice(0, dot);
  const ending = domain.slice(dot + 1);
  const meant = ENDINGS.get(ending) ?? ending;
  for (const service of TYPED_SERVICES) {
    if (service.name.charCodeAt(0) !== name.charCodeAt(0)) continue;
    if (service.endings.includes(meant) && isOneError(name, service.name))
      return { domain: `${service.name}.${meant}` };
  }
  if (meant !== ending) return { ending: meant };
  // `mail.acme.con`
  const corrected = ENDINGS.get(domain.slice(domain.lastIndexOf('.') + 1));
  return corrected === undefined ? null : { ending: corrected };
}

/** The same text, or one letter left out, added, changed, or two neighbours swapped. */
function isOneError(typed: string, meant: string): boolean {
  if (typed === meant) return true;
  if (Math.abs(typed.length - meant.length) > 1) return false;
  let start = 0;
  while (start < typed.length && typed[start] === meant[start]) start++;
  let typedEnd = typed.length;
  let meantEnd = meant.length;
  while (typedEnd > start && meantEnd > start && typed[typedEnd - 1] === meant[meantEnd - 1]) {
    typedEnd--;
    meantEnd--;
  }
  const [one, other] = [typed.slice(start, typedEnd), meant.slice(start, meantEnd)];
  if (one.length <= 1 && other.length <= 1) return true;
  return one.length === 2 && one === `${other[1]}${other[0]}`;
}
