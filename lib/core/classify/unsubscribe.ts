/** Stage: "no more mail" said by reply. Only in the new text: the footer we sent, quoted below it, says unsubscribe too. */
import { NOT_UNSUBSCRIBE, UNSUBSCRIBE_SENTENCES, UNSUBSCRIBE_WORDS } from '../../../data/classify/unsubscribe-phrases.ts';
import type { Classification } from '../../domain/response.ts';
import { visibleReply } from '../visible-reply.ts';
import { foldText, header, type MailView } from './mail-view.ts';
import { toClassification } from './verdict.ts';

/** People who want out say so at once; in a long mail the words are about something else. */
const OPENING = 1_500;
const WORDS: ReadonlySet<string> = new Set(UNSUBSCRIBE_WORDS);

export function readUnsubscribe(view: MailView): Classification | null {
  const subject = bare(view.mail.subject);
  const visibleText = visibleReply(view.text);
  const shared = { kind: 'unsubscribe', intent: 'unsubscribe', visibleText: visibleText === '' ? null : visibleText } as const;
  const folded = foldText(visibleText).slice(0, OPENING);
  if (NOT_UNSUBSCRIBE.some((phrase) => folded.includes(phrase))) return null;
  // A List-Unsubscribe address gets mail whose subject is the word and whose body is empty or the address.
  if (WORDS.has(subject) && folded.length < 200) return toClassification({ ...shared, rule: 'subject.unsubscribe', confidence: 0.97 });
  // A newsletter that reaches us says "unsubscribe" to us, not the other way round.
  if (header(view.mail, 'list-unsubscribe') !== '' && view.mail.inReplyTo.length === 0) return null;
  const lines = visibleText.split('\n', 12).map(bare).filter((line) => line !== '');
  if (lines.slice(0, 4).some((line) => WORDS.has(line))) return toClassification({ ...shared, rule: 'text.unsubscribe-word', confidence: 0.95 });
  if (UNSUBSCRIBE_SENTENCES.some((phrase) => folded.includes(phrase))) return toClassification({ ...shared, rule: 'text.unsubscribe', confidence: 0.9 });
  return null;
}

function bare(line: string): string {
  return foldText(line).replace(/^(?:(?:re|aw|sv|antw|rv) ?: ?){1,5}/, '').replace(/^["'*\s]+|["'*.!,\s]+$/g, '');
}
