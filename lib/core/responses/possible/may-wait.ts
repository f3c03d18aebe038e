/** Decides for which possible replies the next message of a candidate waits. */
import type { PossibleSign } from '../../../domain/responses/possible-reply.ts';
import type { ResponseKind } from '../../../domain/responses/response.ts';

/** They name an id that only a recipient of the message can know. */
const NAMES_ID: ReadonlySet<PossibleSign> = new Set(['thread', 'forwarded', 'link']);

/**
 * An unsubscribe in another's name changes nothing before a person has read it, unless its sender
 * has seen our message.
 */
export function mayWait(kind: ResponseKind, signs: readonly PossibleSign[]): boolean {
  return kind === 'reply' || signs.some((sign) => NAMES_ID.has(sign));
}
