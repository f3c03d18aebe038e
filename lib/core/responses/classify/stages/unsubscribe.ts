/**
 * Stage: unsubscribe requests by reply. Reads only the new text: the quoted footer of our message
 * says unsubscribe too.
 */
import { NOT_UNSUBSCRIBE } from '../../../../../data/classify/unsubscribe/english-rules.ts';
import { UNSUBSCRIBE_RULES } from '../../../../../data/classify/unsubscribe/unsubscribe-rules.ts';
import { UNSUBSCRIBE_WORDS } from '../../../../../data/classify/unsubscribe/unsubscribe-words.ts';
import type { Classification } from '../../../../domain/responses/response.ts';
import {
  allIncluded,
  foldText,
  includesAny,
  phrases,
  type Folded,
  type Phrases,
} from '../../../text/phrase-matcher.ts';
import { trimEnd } from '../../reply-text/trim-end.ts';
import { goesToMany } from './bystander.ts';
import { concernOf } from './human-reply.ts';
import { exceptedSpans, findDataRequest, type TextSpan } from './data-request.ts';
import type { MailView } from '../mail-view.ts';
import { isUnsubscribeWord } from '../subject/subject-signs.ts';
import { toClassification, type StageFinding } from '../verdict.ts';

/** The longest text that counts as short: three or four sentences. */
const SHORT = 400;
/** The longest text below an unsubscribe subject: none, or the mail program's own line. */
const MAX_BODY = 300;
/**
 * The subject of our own List-Unsubscribe address ends with the Message-ID of its message. Whether
 * the id is ours is checked later.
 */
const TAGGED = /^(.{0,200}?)(?:\s+<?([^\s<>@]{1,250}@[^\s<>@]{1,255})>?)?$/;
const WORDS: ReadonlySet<string> = new Set(UNSUBSCRIBE_WORDS);
const NEVER = phrases(NOT_UNSUBSCRIBE, 'open');
const RULES = UNSUBSCRIBE_RULES.map(({ language, any, short }) => ({
  language,
  any: phrases(any, 'open'),
  short: phrases(short, 'open'),
}));
/** Most texts have none of them, and then no rule needs to be tried. */
const ASKED = phrases(
  [...new Set(UNSUBSCRIBE_RULES.flatMap(({ any, short }) => [...any, ...short]))],
  'open',
);

/**
 * A List-Unsubscribe address receives messages with the word as subject and no text but the mail
 * program's own line. Runs before automatic replies: Apple Mail sends it for its user, marked as
 * generated.
 */
export function readUnsubscribeSubject(view: MailView): Classification | null {
  if (view.text.trim().length > MAX_BODY) return null;
  const { subject } = view;
  const [, tagged = '', id] = TAGGED.exec(view.mail.subject.trim()) ?? [];
  // If the subject contains one of ours, only the words around it count. In a message without text,
  // the subject is all there is.
  const words = subject.hasOwnSubject
    ? [subject.leading, subject.trailing]
    : [tagged, ...(view.visible === '' ? [subject.answered] : [])];
  if (!words.some((each) => isUnsubscribeWord(withoutColon(each)))) return null;
  return toClassification({
    kind: 'unsubscribe',
    rule: 'subject.unsubscribe',
    confidence: 0.97,
    intent: 'unsubscribe',
    ...concernOf(view.visibleOpening),
    visibleText: view.visible || null,
    originalMessageId: id === undefined ? null : `<${id.toLowerCase()}>`,
  });
}

export function readUnsubscribe(view: MailView): Classification | null {
  // A newsletter offers "unsubscribe" to us; it does not ask us for it.
  if (goesToMany(view)) return null;
  const visibleText = view.visible;
  if (includesAny(view.visibleOpening, NEVER)) return null;
  const found = (finding: Pick<StageFinding, 'rule' | 'confidence' | 'request'>): Classification =>
    toClassification({
      kind: 'unsubscribe',
      intent: 'unsubscribe',
      visibleText: visibleText === '' ? null : visibleText,
      ...concernOf(view.visibleOpening),
      ...finding,
    });
  const { text } = view.visibleOpening;
  const excepted = exceptedSpans(view.visibleOpening);
  const invoked = findDataRequest(view.visibleOpening, (phrase) =>
    isRequest(text, phrase, excepted),
  );
  if (invoked !== null) {
    const { request, language } = invoked;
    const rule = `text.request.${request}:${language}`;
    return found({ rule, confidence: 0.9, request });
  }
  if (firstLines(visibleText).some((line) => WORDS.has(line)))
    return found({ rule: 'text.unsubscribe-word', confidence: 0.95 });
  const rule = includesAny(view.visibleOpening, ASKED)
    ? RULES.find(
        ({ any, short }) =>
          asks(view.visibleOpening, any, excepted) ||
          (text.length <= SHORT && asks(view.visibleOpening, short, excepted)),
      )
    : undefined;
  return rule === undefined
    ? null
    : found({
        rule: `text.unsubscribe:${rule.language.split(',')[0]}`,
        confidence: 0.9,
      });
}

/** The first four non-blank lines. */
function firstLines(visibleText: string): string[] {
  const lines: string[] = [];
  for (const line of visibleText.split('\n', 12)) {
    const words = bare(line);
    if (words !== '' && lines.push(words) === 4) break;
  }
  return lines;
}

function asks(folded: Folded, sought: Phrases, excepted: readonly TextSpan[]): boolean {
  return allIncluded(folded, sought).some((phrase) => isRequest(folded.text, phrase, excepted));
}

/**
 * "If you wish to unsubscribe" and "to be removed from this list, click" are footers, not requests;
 * words in quotation marks are another person's.
 */
function isRequest(text: string, phrase: string, excepted: readonly TextSpan[]): boolean {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const end = at + phrase.length;
    if (excepted.some(({ from, to }) => from < end && at < to)) continue;
    if (
      at > 0 &&
      /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}"“„«]/u.test(text.charAt(at - 1))
    )
      continue;
    if (
      !/(?<!\p{L})(?:if you|should you|wenn sie|falls sie|wenn du|si vous|si no|si tu|se non|se não|se deseja|om du|hvis du|als u|als je|indien u|jeśli|pokud|если)(?!\p{L})[^.!?]{0,60}$|(?:^|[.!?] ?)(?:to|um|pour|para|per|om) $/u.test(
        text.slice(Math.max(0, at - 90), at),
      )
    )
      return true;
  }
  return false;
}

function bare(line: string): string {
  return trimEnd(foldText(line).replace(/^["'*\s]+/, ''), `"'*.!, `);
}

/** "Unsubscribe: Your warehouse". */
function withoutColon(words: string): string {
  return trimEnd(words, ':- ');
}
