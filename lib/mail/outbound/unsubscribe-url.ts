/** Makes one recipient's unsubscribe link from the campaign's base URL. */
import { mailtoUrl } from './compose.ts';

/**
 * Adds `m=<left part of the Message-ID>`, which identifies the message to us only. Falls back to
 * the mailto link, then to null. `base` is a checked https URL without fragment.
 */
export function unsubscribeUrlFor(
  unsubscribe: { https: string | null; mailto: string | null },
  messageId: string,
): string | null {
  if (unsubscribe.https !== null) {
    const token = messageId.slice(1, messageId.indexOf('@'));
    return `${unsubscribe.https}${unsubscribe.https.includes('?') ? '&' : '?'}m=${encodeURIComponent(token)}`;
  }
  return unsubscribe.mailto === null ? null : mailtoUrl(unsubscribe.mailto, messageId);
}
