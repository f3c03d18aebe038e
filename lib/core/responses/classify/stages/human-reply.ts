/** Last stage: a person's reply. Decides what the reply wants. */
import { INTENT_RULES, QUESTION_MARKS } from '../../../../../data/classify/intents/intent-rules.ts';
import type { IntentRule } from '../../../../../data/classify/intents/intent-rule.ts';
import type { Classification, Concern, Intent } from '../../../../domain/responses/response.ts';
import { findContact } from '../contact.ts';
import {
  foldText,
  includesAny,
  phrases,
  type Folded,
  type Phrases,
} from '../../../text/phrase-matcher.ts';
import { isEncrypted } from '../mail-parts.ts';
import { trimEnd } from '../../reply-text/trim-end.ts';
import type { MailView } from '../mail-view.ts';
import { toClassification } from '../verdict.ts';

type PreparedRule = { rule: IntentRule; any: Phrases; unless: Phrases };
const PREPARED_RULES: readonly PreparedRule[] = INTENT_RULES.map(prepareRule);
/** Most replies have none of their words, and then no rule needs to be tried. */
const ANY_WORDS = phrases([...new Set(INTENT_RULES.flatMap(({ any }) => any))], 'open');
const WHOLE_LINES: ReadonlySet<string> = new Set(INTENT_RULES.flatMap(({ whole }) => whole ?? []));
/** They come first, so the first rule that a text matches is one of them if any is. */
const ANGRY_RULES = PREPARED_RULES.filter(({ rule }) => rule.intent === 'angry');
const ANGRY_WORDS = phrases(
  ANGRY_RULES.flatMap(({ rule }) => rule.any),
  'open',
);
/** Intents that refer to another person. */
const REFERRING_INTENTS: ReadonlySet<Intent> = new Set<Intent>([
  'referral',
  'wrong_person',
  'left_company',
]);

export function readHumanReply(view: MailView): Classification {
  const text = view.visible;
  const { intent, rule, ...concern } = readIntent(text, view.visibleOpening);
  // A person answered, but only the holder of the key can read it.
  const sealed = intent === 'unknown' && isEncrypted(view.mail);
  return toClassification({
    kind: 'reply',
    rule: sealed ? 'reply.encrypted' : rule,
    confidence: 0.7,
    intent,
    ...concern,
    contact: REFERRING_INTENTS.has(intent) ? findContact(view.mail, text) : null,
    visibleText: text === '' ? null : text,
  });
}

type ReadIntent = { intent: Intent; rule: string; concern?: Concern };

/** `unknown` when no phrase matches; never a guess. `opening`: the text folded by `foldVisible`. */
export function readIntent(text: string, opening: Folded): ReadIntent {
  const first = trimEnd(
    foldText(text.split('\n', 8).find((line) => line.trim() !== '') ?? ''),
    '.!, ',
  );
  const match =
    WHOLE_LINES.has(first) || includesAny(opening, ANY_WORDS)
      ? PREPARED_RULES.find(
          (each) => matches(each, opening) || each.rule.whole?.includes(first) === true,
        )?.rule
      : undefined;
  if (match !== undefined)
    return { intent: match.intent, rule: `intent.${match.id}`, ...concernIn(match) };
  if (QUESTION_MARKS.some((mark) => opening.text.includes(mark === '?' ? '? ' : mark)))
    return { intent: 'question', rule: 'intent.question' };
  return { intent: 'unknown', rule: 'reply' };
}

/** Of a text with another verdict; `{}` for most. */
export function concernOf(folded: Folded): { concern?: Concern } {
  if (!includesAny(folded, ANGRY_WORDS)) return {};
  const match = ANGRY_RULES.find((each) => matches(each, folded));
  return match === undefined ? {} : concernIn(match.rule);
}

function concernIn({ intent, concern }: IntentRule): { concern?: Concern } {
  return intent === 'angry' ? { concern: concern ?? 'angry' } : {};
}

/** Whether this rule alone matches a folded text, without the rules before it. */
export function fits(rule: IntentRule, folded: Folded): boolean {
  return matches(prepareRule(rule), folded);
}

function prepareRule(rule: IntentRule): PreparedRule {
  return { rule, any: phrases(rule.any, 'open'), unless: phrases(rule.unless ?? [], 'open') };
}

function matches({ any, unless }: PreparedRule, folded: Folded): boolean {
  return includesAny(folded, any) && !includesAny(folded, unless);
}
