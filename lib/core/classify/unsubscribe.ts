/** Stage: "no more mail" said by reply. Only in the new text: the footer we sent, quoted below it, says unsubscribe too. */
import { NOT_UNSUBSCRIBE, UNSUBSCRIBE_SENTENCES, UNSUBSCRIBE_WORDS } from '../../../data/classify/unsubscribe-phrases.ts';
import type { Classification } from '../../domain/response.ts';
import { foldText, header, type MailView } from './mail-view.ts';
import { toClassification } from './verdict.ts';

/** People who want out say so at once; in a long mail the words are about something else. */
const OPENING = 1_500;
/** The subject of our own List-Unsubscribe address ends with the Message-ID of the mail it stood in; whether it is one of ours is not asked here. */
const TAGGED = /^(.{0,200}?)(?:\s+<?([^\s<>@]{1,250}@[^\s<>@]{1,255})>?)?$/;
const WORDS: ReadonlySet<string> = new Set(UNSUBSCRIBE_WORDS);

/**
 * A List-Unsubscribe address gets mail whose subject is the word and whose body is empty or the mail program's own line. Asked before
 * automatic replies: Apple Mail sends it for its user, marked as generated.
 */
export function readUnsubscribeSubject(view: MailView): Classification | null {
  const [, words = '', id] = TAGGED.exec(view.mail.subject.trim()) ?? [];
  if (!WORDS.has(bare(words)) || view.text.trim().length > 300) return null;
  return toClassification({ kind: 'unsubscribe', rule: 'subject.unsubscribe', confidence: 0.97, intent: 'unsubscribe', visibleText: view.visible || null, originalMessageId: id === undefined ? null : `<${id.toLowerCase()}>` });
}

export function readUnsubscribe(view: MailView): Classification | null {
  const visibleText = view.visible;
  const shared = { kind: 'unsubscribe', intent: 'unsubscribe', visibleText: visibleText === '' ? null : visibleText } as const;
  const folded = foldText(visibleText).slice(0, OPENING);
  if (NOT_UNSUBSCRIBE.some((phrase) => folded.includes(phrase))) return null;
  // A newsletter that reaches us says "unsubscribe" to us, not the other way round.
  if (header(view.mail, 'list-unsubscribe') !== '' && view.mail.inReplyTo.length === 0) return null;
  const lines = visibleText.split('\n', 12).map(bare).filter((line) => line !== '');
  if (lines.slice(0, 4).some((line) => WORDS.has(line))) return toClassification({ ...shared, rule: 'text.unsubscribe-word', confidence: 0.95 });
  if (UNSUBSCRIBE_SENTENCES.some((phrase) => isRequest(folded, phrase))) return toClassification({ ...shared, rule: 'text.unsubscribe', confidence: 0.9 });
  return null;
}

/** "If you wish to unsubscribe" and "to be removed from this list, click" are footers talking, not the writer. */
function isRequest(text: string, phrase: string): boolean {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    if (!/\b(?:if you|should you|wenn sie|falls sie|si vous|si no|se non|om du)\b[^.!?]{0,60}$|(?:^|[.!?] ?)(?:to|um|pour|para|per|om) $/.test(text.slice(Math.max(0, at - 90), at))) return true;
  }
  return false;
}

function bare(line: string): string {
  return foldText(line).replace(/^(?:(?:re|aw|sv|antw|rv) ?: ?){1,5}/, '').replace(/^["'*\s]+|["'*.!,\s]+$/g, '');
}
