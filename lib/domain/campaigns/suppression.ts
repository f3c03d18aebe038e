/** A suppression: an address, or a domain with all domains below, that never gets a message. */
import type { Instant } from '../time.ts';

export type Suppression = {
  kind: 'address' | 'domain';
  value: string;
  reason: string;
  source: string;
  at: Instant;
};

/**
 * `canonical`: the common form of all spellings of the address, or of all domains of the mail
 * service.
 */
export type SuppressionTarget = Pick<Suppression, 'kind' | 'value'> & { canonical: string };
