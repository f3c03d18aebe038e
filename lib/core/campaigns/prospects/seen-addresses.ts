/**
 * Remembers mailboxes by their canonical address, and the spelling of those few that differ from
 * it.
 */
import { createTextIndex } from './text-index.ts';
import type { RowContext } from './judge-row.ts';
import type { Addressee } from '../../../domain/campaigns/address.ts';

export type SeenAddresses = {
  add(addressee: Addressee, line: number): Pick<RowContext, 'firstSeenOn' | 'otherSpelling'> | null;
};

export function createSeenAddresses(): SeenAddresses {
  // The number of a mailbox: twice its first line, plus one if that line has the canonical address
  // itself.
  const mailboxes = createTextIndex();
  const spellings = createTextIndex();
  return {
    add({ email, canonical }, line) {
      const isCanonical = email === canonical;
      const before = mailboxes.add(canonical, line * 2 + (isCanonical ? 1 : 0));
      if (before === null) {
        if (!isCanonical) spellings.add(email, line);
        return null;
      }
      const firstSeenOn = Math.floor(before / 2);
      return {
        firstSeenOn,
        otherSpelling: isCanonical ? before % 2 === 0 : spellings.get(email) !== firstSeenOn,
      };
    },
  };
}
