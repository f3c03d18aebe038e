/** Stage: what is left is a person's reply, or mail that answers nothing. Reads what the reply wants. */
import { INTENT_RULES, QUESTION_MARKS } from '../../../data/classify/intent-rules.ts';
import type { Classification, Intent } from '../../domain/response.ts';
import { findContact } from './contact.ts';
import type { MailView } from './mail-view.ts';
import { foldText } from '../phrases.ts';
import { toClassification } from './verdict.ts';

const OPENING = 2_000;
/** Those that say somebody else is to be asked. */
const NAMES_SOMEBODY: ReadonlySet<Intent> = new Set<Intent>(['referral', 'wrong_person', 'left_company']);

export function readHumanReply(view: MailView): Classification {
  const text = view.visible;
  const { intent, rule } = readIntent(text);
  return toClassification({ kind: 'reply', rule, confidence: 0.7, intent, contact: NAMES_SOMEBODY.has(intent) ? findContact(view.mail, text) : null, visibleText: text === '' ? null : text });
}

/** `unknown` when no phrase fits: never a guess. */
export function readIntent(text: string): { intent: Intent; rule: string } {
  const folded = foldText(text).slice(0, OPENING);
  const found = INTENT_RULES.find((rule) => rule.any.some((phrase) => folded.includes(phrase)));
  if (found !== undefined) return { intent: found.intent, rule: `intent.${found.id}` };
  if (QUESTION_MARKS.some((mark) => folded.includes(mark))) return { intent: 'question', rule: 'intent.question' };
  return { intent: 'unknown', rule: 'reply' };
}
