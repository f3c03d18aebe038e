/** Stage: what is left is a person's reply, or mail that answers nothing. Reads what the reply wants. */
import { INTENT_RULES, QUESTION_MARKS } from '../../../../../data/classify/intents/intent-rules.ts';
import type { IntentRule } from '../../../../../data/classify/intents/intent-rule.ts';
import type { Classification, Intent } from '../../../../domain/responses/response.ts';
import { findContact } from '../contact.ts';
import {
  allIncluded,
  foldText,
  phrases,
  type Folded,
  type Phrases,
} from '../../../text/phrase-matcher.ts';
import { isEncrypted } from '../mail-parts.ts';
import { trimEnd } from '../../reply-text/trim-end.ts';
import type { MailView } from '../mail-view.ts';
import { toClassification } from '../verdict.ts';

type Sought = { rule: IntentRule; any: Phrases; unless: Phrases };
const SOUGHT: readonly Sought[] = INTENT_RULES.map(sought);
/** Those that say somebody else is to be asked. */
const NAMES_SOMEBODY: ReadonlySet<Intent> = new Set<Intent>([
  'referral',
  'wrong_person',
  'left_company',
]);

export function readHumanReply(view: MailView): Classification {
  const text = view.visible;
  const { intent, rule } = readIntent(text, view.said);
  // Somebody answered; what, only the holder of the key can read.
  const sealed = intent === 'unknown' && isEncrypted(view.mail);
  return toClassification({
    kind: 'reply',
    rule: sealed ? 'reply.encrypted' : rule,
    confidence: 0.7,
    intent,
    contact: NAMES_SOMEBODY.has(intent) ? findContact(view.mail, text) : null,
    visibleText: text === '' ? null : text,
  });
}

/** `unknown` when no phrase fits: never a guess. `said`: of the text, by `foldSaid`. */
export function readIntent(text: string, said: Folded): { intent: Intent; rule: string } {
  const first = trimEnd(
    foldText(text.split('\n', 8).find((line) => line.trim() !== '') ?? ''),
    '.!, ',
  );
  const found = SOUGHT.find(
    (each) => matches(each, said) || each.rule.whole?.includes(first) === true,
  )?.rule;
  if (found !== undefined) return { intent: found.intent, rule: `intent.${found.id}` };
  if (QUESTION_MARKS.some((mark) => said.text.includes(mark === '?' ? '? ' : mark)))
    return { intent: 'question', rule: 'intent.question' };
  return { intent: 'unknown', rule: 'reply' };
}

/** Whether a rule alone, whatever stands above it, matches a folded text. */
export function fits(rule: IntentRule, folded: Folded): boolean {
  return matches(sought(rule), folded);
}

function sought(rule: IntentRule): Sought {
  return { rule, any: phrases(rule.any), unless: phrases(rule.unless ?? []) };
}

function matches({ any, unless }: Sought, folded: Folded): boolean {
  return says(folded, any) && !says(folded, unless);
}

function says(folded: Folded, sought: Phrases): boolean {
  return allIncluded(folded, sought).some((phrase) => startsWord(folded.text, phrase));
}

/** "book a demo" is in "book a demo now", "fit" not in "benefit". East Asian scripts do not part words. */
function startsWord(text: string, phrase: string): boolean {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    if (
      at === 0 ||
      !/\p{L}/u.test(text.charAt(at - 1)) ||
      /[\u3040-\u9fff\uac00-\ud7af]/.test(phrase)
    )
      return true;
  }
  return false;
}
