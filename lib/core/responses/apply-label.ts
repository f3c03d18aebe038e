/** Decides what a response is once somebody has read it: the agent has the last word on what was meant. */
import type { Classification, Intent } from '../../domain/responses/response.ts';

/** A "no", whatever the words: it ends the sequence also where replies do not. */
export const SAYS_NO: ReadonlySet<Intent> = new Set([
  'not_interested',
  'wrong_person',
  'left_company',
  'angry',
  'unsubscribe',
]);

/** On an automatic mail these describe it ("away, write later", "ask Bob meanwhile") and do not say that a person wrote it. */
const DESCRIBES: ReadonlySet<Intent> = new Set(['later', 'referral']);

/** Whoever labels has read the message: what it says needs no other proof, also where the label only describes it. */
export function isProvenByLabel(classification: Classification, label: Intent | null): boolean {
  if (label === null || label === 'unknown') return false;
  return (
    applyLabel(classification, label) !== classification ||
    classification.kind === 'out_of_office' ||
    classification.kind === 'auto_reply'
  );
}

/** The verdict that a label stands for; its consequences are those the classifier's own would have. */
export function applyLabel(classification: Classification, label: Intent | null): Classification {
  if (label === null || label === 'unknown') return classification;
  if (label === 'unsubscribe')
    return { ...classification, kind: 'unsubscribe', intent: label, bounce: null };
  if (classification.kind === 'reply' || classification.kind === 'unsubscribe')
    return { ...classification, kind: 'reply', intent: label };
  if (DESCRIBES.has(label)) return classification;
  if (label === 'left_company' || label === 'wrong_person')
    return { ...classification, kind: 'auto_reply', intent: label, bounce: null };
  return { ...classification, kind: 'reply', intent: label, bounce: null };
}
