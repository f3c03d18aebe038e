/**
 * Decides which spellings of an address are one mailbox; the canonical address identifies a
 * prospect.
 */
import { ALIAS_RULES, type AliasRule } from '../../../../data/address-aliases.ts';
import type { Addressee } from '../../../domain/campaigns/address.ts';

const byDomain = new Map(
  ALIAS_RULES.flatMap((rule) => rule.domains.map((domain) => [domain, rule] as const)),
);
const byFamily = new Map(
  ALIAS_RULES.flatMap((rule) => (rule.families ?? []).map((family) => [family, rule] as const)),
);

/**
 * Never send to it: the canonical address may not exist. `address` is normalised (ASCII, domain in
 * A-label form); other text comes back in lower case. Cuts a tag in every domain, because nearly
 * every mail server supports tags, and one message too few is the safer error.
 */
export function canonicalAddress(address: string): string {
  const lower = address.toLowerCase();
  const at = lower.lastIndexOf('@');
  if (at < 1 || at === lower.length - 1) return lower;
  const domain = lower.slice(at + 1);
  const rule = ruleOf(domain);
  if (rule) return `${canonicalLocal(lower.slice(0, at), rule)}@${representativeOf(domain, rule)}`;
  const dot = domain.indexOf('.');
  const parent = domain.slice(dot + 1);
  const above = dot < 1 ? undefined : byDomain.get(parent);
  if (above?.subdomains)
    return `${canonicalLocal(domain.slice(0, dot), above)}@${representativeOf(parent, above)}`;
  return `${withoutTag(lower.slice(0, at), '+')}@${domain}`;
}

/** `fr`, `com`, `co.uk`, `com.br`: never a name that anybody could register under. */
const COUNTRY_ENDING = /^[a-z]+\.(?:[a-z]{2,3}|com?\.[a-z]{2})$/;

/**
 * The domain that represents all domains of one mail service; the domain itself if it has no other
 * name.
 */
export function canonicalDomain(domain: string): string {
  const lower = domain.toLowerCase();
  const rule = ruleOf(lower);
  return rule ? representativeOf(lower, rule) : lower;
}

export function addresseeOf(email: string): Addressee {
  return { email, canonical: canonicalAddress(email) };
}

function ruleOf(domain: string): AliasRule | undefined {
  const exact = byDomain.get(domain);
  if (exact) return exact;
  const rule = byFamily.get(domain.slice(0, domain.indexOf('.') + 1));
  if (!rule || !COUNTRY_ENDING.test(domain)) return undefined;
  return rule.except?.includes(domain) ? undefined : rule;
}

function representativeOf(domain: string, rule: AliasRule): string {
  return rule.oneMailbox ? (rule.domains[0] ?? '') : domain;
}

function canonicalLocal(local: string, { tag, ignored, alike }: AliasRule): string {
  let name = withoutTag(local, '+');
  if (tag !== undefined) name = withoutTag(name, tag);
  if (alike) name = name.replaceAll(alike[0], alike[1]);
  let bare = name;
  for (const character of ignored ?? '') bare = bare.replaceAll(character, '');
  return bare === '' ? name : bare;
}

/** The part before the mark; a name that begins with the mark has no tag. */
function withoutTag(local: string, mark: string): string {
  const at = local.indexOf(mark);
  return at > 0 ? local.slice(0, at) : local;
}
