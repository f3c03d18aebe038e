/** Reads the domain that a flag names, in any common spelling, into the form that is stored. */
import { normaliseAddress } from '../../input/normalise-address.ts';
import { show, usage } from '../runner/parse.ts';
import type { Failure } from '../../domain/failure.ts';

/** Full stops of East Asian keyboards count as dots in a domain (UTS 46). */
const LAST_DOTS = /[.\u3002\uff0e\uff61]{1,3}$/;

/** `wide`: the flag for a domain with all its subdomains, suggested for `*.example.com`. */
export type DomainFlag = { flag: string; wide: string; path: string; example: string };

/** Lower case, A-label form, without a leading @ or a trailing dot. Throws Failure `usage`. */
export function readDomain(text: string, wanted: DomainFlag): string {
  const bare = text.trim().replace(/^@/, '').replace(LAST_DOTS, '');
  const domain = domainIn(bare);
  if (domain !== null) return domain;
  const { suggestion, what } = suggest(bare, wanted);
  throw refuse(
    text,
    {
      what,
      hint: suggestion === null ? `Example: ${wanted.example}` : `Did you mean ${suggestion}?`,
    },
    wanted,
  );
}

function domainIn(text: string): string | null {
  const checked = normaliseAddress(`x@${text}`);
  return checked.ok ? checked.domain : null;
}

/** The domain that was probably meant: that of an address or a URL, or all domains below one. */
function suggest(
  text: string,
  { flag, wide }: DomainFlag,
): { suggestion: string | null; what: string } {
  const address = normaliseAddress(text);
  if (address.ok)
    return { suggestion: `${flag} ${address.domain}`, what: 'is an address, not a domain' };
  const below = /^\*?\.([^*]+)$/.exec(text)?.[1];
  const parent = below === undefined ? null : domainIn(below);
  if (parent !== null)
    return { suggestion: `${wide} ${parent}`, what: 'is a pattern, not a domain' };
  const host =
    /^[a-z][a-z0-9+.-]{1,20}:\/\/(?:www\.)?([^/?#:]+)/i.exec(text)?.[1] ??
    /^(?:www\.)?([^/?#:]+)[/?#:]/i.exec(text)?.[1];
  const named = host === undefined ? null : domainIn(host);
  return {
    suggestion: named === null ? null : `${flag} ${named}`,
    what: named === null ? 'is not a domain' : 'is a URL, not a domain',
  };
}

function refuse(
  text: string,
  { what, hint }: { what: string; hint: string },
  { flag, path }: DomainFlag,
): Failure {
  return usage(`${flag} ${show(text)} ${what}.`, hint, path);
}
