/** What is to be done about a threat, a complaint or an angry answer: a person reads it first. */
import type { Concern } from '../../../domain/responses/response.ts';

type About = {
  kind: string;
  email: string | null;
  concern: Concern | null;
  /** It had no consequence. */
  unverified: boolean;
};

/** What the person does. */
export const CONCERNS: Readonly<Record<Concern, string>> = {
  legal_threat: 'threatens with a lawyer, a court or an authority',
  angry: 'is angry',
};

/** Null: it is none of these, or it has no proof and must be honoured first. */
export function aboutConcern({ kind, email, concern, unverified }: About): string | null {
  if (unverified || (concern === null && kind !== 'complaint')) return null;
  const who = email ?? 'A person';
  const done =
    kind === 'reply' ? 'the sequence has stopped' : 'they get no message again, from any campaign';
  const said =
    kind === 'complaint' || concern === null ? 'reported a message as spam' : CONCERNS[concern];
  // The label keeps what it is, and takes it off the list.
  const label = kind === 'unsubscribe' ? 'unsubscribe' : 'angry';
  return `${who} ${said}; ${done}. Tell the user at once; when a person has read it, label --intent ${label} takes it off the list`;
}
