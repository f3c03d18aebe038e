/**
 * Decides what a response means once the operator has labelled it: the label overrules the
 * classifier.
 */
import type { Classification, Intent, ResponseKind } from '../../domain/responses/response.ts';

/**
 * A refusal in any words, or an appointment that was agreed: it ends the sequence even where replies
 * do not.
 */
export const ENDING_INTENTS: ReadonlySet<Intent> = new Set([
  'not_interested',
  'wrong_person',
  'left_company',
  'angry',
  'unsubscribe',
  'meeting',
]);

/**
 * On an automatic reply these intents describe it ("away, write later", "ask Bob meanwhile") and do
 * not say that a person wrote it.
 */
const DESCRIPTIVE_INTENTS: ReadonlySet<Intent> = new Set(['later', 'referral']);

/**
 * What a sender of advertising may have written instead of the recipient. A server's report is none:
 * called `spam` it would make an address that cannot receive active again.
 */
const MAY_BE_SPAM: ReadonlySet<ResponseKind> = new Set(['reply', 'out_of_office', 'auto_reply']);

/** Nothing that reads as a "no" is undone because of this word. */
function isUndoneAsSpam({ kind, intent }: Classification): boolean {
  return MAY_BE_SPAM.has(kind) && (intent === null || !ENDING_INTENTS.has(intent));
}

/**
 * Who labels a message has read it, so it needs no other proof, even where the label only describes
 * it.
 */
export function isProvenByLabel(classification: Classification, label: Intent | null): boolean {
  if (label === null || label === 'unknown') return false;
  return (
    applyLabel(classification, label) !== classification ||
    classification.kind === 'out_of_office' ||
    classification.kind === 'auto_reply'
  );
}

/**
 * The verdict that a label stands for, with the same consequences as if the classifier had found
 * it.
 */
export function applyLabel(classification: Classification, label: Intent | null): Classification {
  if (label === null || label === 'unknown') return classification;
  // It is a complaint still: the label says that a person has read it.
  if (classification.kind === 'complaint' && label === 'angry') return classification;
  if (label === 'spam')
    return isUndoneAsSpam(classification)
      ? { ...classification, kind: 'unrelated', intent: label }
      : classification;
  if (label === 'unsubscribe')
    return { ...classification, kind: 'unsubscribe', intent: label, bounce: null };
  if (classification.kind === 'reply' || classification.kind === 'unsubscribe')
    return { ...classification, kind: 'reply', intent: label };
  if (DESCRIPTIVE_INTENTS.has(label)) return classification;
  if (label === 'left_company' || label === 'wrong_person')
    return { ...classification, kind: 'auto_reply', intent: label, bounce: null };
  return { ...classification, kind: 'reply', intent: label, bounce: null };
}
