/** Decides what stays of a verdict once the person who wrote is forgotten: what it was, none of the words. */
import type { Classification } from '../../domain/responses/response.ts';

/** The request it made is fulfilled. */
export function withoutTexts({ request: _fulfilled, ...verdict }: Classification): Classification {
  const { bounce } = verdict;
  return {
    ...verdict,
    bounce: bounce && { ...bounce, recipient: null, recipients: [], diagnostic: '' },
    contact: null,
    visibleText: null,
  };
}
