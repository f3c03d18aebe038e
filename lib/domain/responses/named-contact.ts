/** A person whom a response names to write to instead. Nothing is ever sent to them by itself. */
import type { Contact, Intent, ResponseKind } from './response.ts';
import type { Instant } from '../time.ts';

/** `contact` is a stranger's text. `referredBy`: the address of the person whose message it answers. */
export type NamedContact = {
  responseId: number;
  kind: ResponseKind;
  /** Its label, or else what the rules say. */
  intent: Intent | null;
  campaignId: string;
  receivedAt: Instant;
  contact: Contact;
  referredBy: string;
  /** Who referred, as the prospects file says it. */
  firstName: string | null;
  lastName: string | null;
  company: string | null;
  title: string | null;
};
