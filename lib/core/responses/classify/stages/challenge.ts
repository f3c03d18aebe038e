/**
 * Stage: challenge-response systems, which hold our message until a person clicks. Neither a reply
 * nor a bounce.
 */
import { CHALLENGE_SENTENCES } from '../../../../../data/classify/auto-replies/auto-sentences.ts';
import type { Classification, ParsedMail } from '../../../../domain/responses/response.ts';
import { answersSomething } from './bystander.ts';
import { hasNullPath, header } from '../mail-parts.ts';
import type { MailView } from '../mail-view.ts';
import { quotesMessage } from '../../reply-text/reply-mark.ts';
import {
  allIncluded,
  fold,
  includesAny,
  phrases,
  type Folded,
} from '../../../text/phrase-matcher.ts';
import { isPassedOnReply } from './passed-on.ts';
import { toClassification } from '../verdict.ts';

const CHALLENGES = phrases(CHALLENGE_SENTENCES);
/** Every challenge demands a click, an answer or a code. */
const DEMAND =
  /\b(?:click|verify|confirm|link below|reply to this|respond to this|approve|cliquez|clique|confirme[rz]?)\b/;

export function readChallenge(view: MailView): Classification | null {
  // Below a reply, the text is ours.
  const text = view.subject.isReply && answersSomething(view) ? view.visibleOpening : view.opening;
  if (!DEMAND.test(text.text)) return null;
  const named = [text, senderOf(view)].flatMap((folded) => allIncluded(folded, CHALLENGES));
  const distinct = new Set(named).size;
  if (distinct === 0 || isDiscussion(view)) return null;
  // A message that a mailbox rule forwarded has the rule's marks.
  const machine = !isPassedOnReply(view) && hasMachineMarks(view.mail);
  // A person may write "please confirm your message": a machine needs a header or two phrases.
  if (!machine && distinct < 2) return null;
  return toClassification({
    kind: 'challenge',
    rule: 'text.challenge',
    confidence: machine ? 0.9 : 0.8,
  });
}

/**
 * A list post, or an answer with a quote: people talk about such systems. What an empty path or an
 * automatic header says counts more.
 */
function isDiscussion(view: MailView): boolean {
  if (header(view.mail, 'auto-submitted') !== '' || hasNullPath(view.mail)) return false;
  if (header(view.mail, 'list-id') !== '') return true;
  const isAnswer = view.subject.isReply && answersSomething(view);
  return isAnswer && !includesAny(senderOf(view), CHALLENGES) && quotesMessage(view.text);
}

/** The sender's address and the words around our subject. */
function senderOf({ mail, subject }: MailView): Folded {
  const { leading, trailing, marks } = subject;
  return fold([mail.from?.address ?? '', leading, trailing, ...marks].join(' '), 1_000);
}

function hasMachineMarks(mail: ParsedMail): boolean {
  return (
    header(mail, 'auto-submitted') !== '' ||
    hasNullPath(mail) ||
    header(mail, 'x-challenge') !== '' ||
    /^(?:bulk|junk|auto_reply)$/i.test(header(mail, 'precedence'))
  );
}
