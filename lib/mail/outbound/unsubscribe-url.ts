/** Makes one recipient's unsubscribe link from that of the campaign. */
import { mailtoUrl } from './compose.ts';

/**
 * Puts the left part of the Message-ID in the place of `{token}`; it identifies the message to us
 * only. Falls back to the mailto link, then to null. `https` is a checked URL without fragment.
 */
export function unsubscribeUrlFor(
  unsubscribe: { https: string | null; mailto: string | null },
  messageId: string,
): string | null {
  const { https, mailto } = unsubscribe;
  if (https === null) return mailto === null ? null : mailtoUrl(mailto, messageId);
  const token = messageId.slice(1, messageId.indexOf('@'));
  return https.replace('{token}', encodeURIComponent(token));
}
