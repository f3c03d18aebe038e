/** A suppression: an address, or a domain with all below it, that is never to be mailed. */
import type { Instant } from '../time.ts';

export type Suppression = {
  kind: 'address' | 'domain';
  value: string;
  reason: string;
  source: string;
  at: Instant;
};

/** `canonical`: the form that all spellings of the address, or all names of the domain's mail service, have in common. */
export type SuppressionTarget = Pick<Suppression, 'kind' | 'value'> & { canonical: string };
