/**
 * Stage: read receipts as text. The message arrived; that it was opened, or deleted unread, is no
 * answer. RFC 8098 receipts are read with the delivery reports.
 */
import {
  READ_SENTENCES,
  READ_SUBJECTS,
} from '../../../../../data/classify/auto-replies/read-receipts.ts';
import type { Classification } from '../../../../domain/responses/response.ts';
import { includesAny, phrases } from '../../../text/phrase-matcher.ts';
import { startsBy, startsWithAny } from '../../../text/prefix-index.ts';
import type { MailView } from '../mail-view.ts';
import { findOriginalId } from '../original-id.ts';
import { toClassification } from '../verdict.ts';

const TITLES = startsBy(READ_SUBJECTS, (start) => start);
const SENTENCES = phrases(READ_SENTENCES, 'open');
/** The longest receipt: the fields of our message, a sentence, a disclaimer. */
const SHORT = 1_500;

/** Both must say so, because people write "Read: ..." too. */
export function readReceiptText(view: MailView): Classification | null {
  if (!startsWithAny(view.subject.leading, TITLES)) return null;
  if (view.text.length > SHORT || !includesAny(view.opening, SENTENCES)) return null;
  return toClassification({
    kind: 'delivered',
    rule: 'text.read-receipt',
    confidence: 0.85,
    originalMessageId: findOriginalId(view),
  });
}
