/** Reads the address cell of a list: one address, `Ann Lee <ann@acme.test>`, or several. */
import { normaliseAddress } from './normalise-address.ts';
import type { AddressCheck } from '../domain/campaigns/address.ts';

/** `others`: further addresses of the cell. `name`: what stands beside the address. */
export type CellAddresses = { check: AddressCheck; others: string[]; name: string };

const MOST = 2_000;
const MOST_ADDRESSES = 50;

/**
 * Takes the first address; several count only if every part of the cell is an address. `check`: that
 * of the cell as it is, which is no address.
 */
export function readAddresses(cell: string, check: AddressCheck): CellAddresses {
  const alone = { others: [], name: '' };
  if (cell.length > MOST) return { check, ...alone };
  const text = withoutInvisible(cell);
  const inBrackets = bracketed(text);
  const parts = inBrackets?.addresses ?? partsOf(text);
  if (parts.length === 0 || parts.length > MOST_ADDRESSES) return { check, ...alone };
  const checks = parts.map(normaliseAddress);
  const [first] = checks;
  const addresses = checks.flatMap((each) => (each.ok ? [each.address] : []));
  if (first === undefined || addresses.length < checks.length) return { check, ...alone };
  return {
    check: first,
    others: [...new Set(addresses)].slice(1),
    name: inBrackets?.name ?? '',
  };
}

/** `Ann Lee <ann@acme.test>; Bob <bob@acme.test>`: the addresses, and the first name beside one. */
function bracketed(text: string): { addresses: string[]; name: string } | null {
  const addresses: string[] = [];
  let from = 0;
  let name = '';
  for (let open = text.indexOf('<'); open >= 0; open = text.indexOf('<', from)) {
    const close = text.indexOf('>', open);
    if (close < 0) return null;
    if (addresses.length === 0) name = text.slice(0, open).replaceAll('"', '').trim();
    addresses.push(text.slice(open + 1, close));
    from = close + 1;
  }
  // An address outside the brackets would be lost.
  return addresses.length === 0 || text.slice(from).includes('@') ? null : { addresses, name };
}

/** Google Contacts writes `:::` between the values of one cell. */
function partsOf(text: string): string[] {
  return text
    .replace(/\([^()@]{0,60}\)/g, ' ')
    .split(/:::|[;,|\s]|\s\/\s/)
    .filter((part) => part !== '');
}

/** Zero-width characters that web pages put into addresses; full-width signs of East Asia. */
function withoutInvisible(text: string): string {
  return text.replace(/[\u200b-\u200d\u2060\u00ad]/g, '').replaceAll('＠', '@');
}
