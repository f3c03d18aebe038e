/** Decides whether a reply is a "no" that holds in every campaign, and of which kind. */
import type { Classification } from '../../domain/responses/response.ts';
import type { DeclineKind } from '../../domain/campaigns/contact.ts';

/** Null: it is no "no", or one that has consequences of its own (an unsubscribe, a complaint). */
export function declineOf(
  classification: Pick<Classification, 'kind' | 'intent'>,
): DeclineKind | null {
  const { kind, intent } = classification;
  if (kind === 'auto_reply') return departureOf(classification);
  if (kind !== 'reply') return null;
  switch (intent) {
    case 'not_interested':
    case 'wrong_person':
    case 'left_company':
    case 'angry':
      return intent;
    // Said in a reply that no rule takes for an unsubscribe: as final as anger.
    case 'unsubscribe':
      return 'angry';
    default:
      return null;
  }
}

/**
 * Whether an automatic reply says that the prospect has left the company or is the wrong person;
 * null: neither.
 */
export function departureOf({
  kind,
  intent,
}: Pick<Classification, 'kind' | 'intent'>): 'left_company' | 'wrong_person' | null {
  return kind === 'auto_reply' && (intent === 'left_company' || intent === 'wrong_person')
    ? intent
    : null;
}
