/**
 * Stage: challenge-response systems, which hold our message until a person clicks. Neither a reply
 * nor a bounce.
 */
import { CHALLENGE_SENTENCES } from '../../../../../data/classify/auto-replies/auto-sentences.ts';
import { CHALLENGE_CONTEXT, CHALLENGE_FIELDS } from '../../../../../data/classify/challenges.ts';
import type { Classification, ParsedMail } from '../../../../domain/responses/response.ts';
import { isDaemon } from '../daemon.ts';
import { answersSomething, hasNullPath, header, isStatusReport } from '../mail-parts.ts';
import type { MailView } from '../mail-view.ts';
import { quotesMessage } from '../../reply-text/reply-mark.ts';
import { findOriginalId } from '../original-id.ts';
import {
  allIncluded,
  fold,
  includesAny,
  phrases,
  type Folded,
} from '../../../text/phrase-matcher.ts';
import { titledBounce } from '../subject/subject-signs.ts';
import { toClassification } from '../verdict.ts';
import { isPassedOnReply } from './passed-on.ts';

const CHALLENGES = phrases(CHALLENGE_SENTENCES, 'open');
const CONTEXT = phrases(CHALLENGE_CONTEXT, 'open');
/** Every challenge demands a click, an answer or a code. */
const DEMAND =
  /\b(?:click|verify|confirm|link below|reply to this|respond to this|approve|cliquez|clique|confirme[rz]?|klicken|bestätigen|haga clic|clicca|нажмите|подтвердите)(?!\p{L})/u;

export function readChallenge(view: MailView): Classification | null {
  // Below a reply, the text is ours.
  const text = view.subject.isReply && answersSomething(view) ? view.visibleOpening : view.opening;
  if (!DEMAND.test(text.text)) return null;
  const distinct = countNamed(text, view);
  if (distinct === 0 || isDiscussion(view)) return null;
  // A message that a mailbox rule forwarded has the rule's marks.
  const machine = !isPassedOnReply(view) && hasMachineMarks(view.mail);
  // A person may write "please confirm your message": a machine needs a header or two phrases.
  if (!machine && distinct < 2) return null;
  return challenge(machine ? 0.9 : 0.8, view);
}

/**
 * A challenge that comes as a delivery report or with an empty reverse path. The refusal of a
 * server that wants a confirmation is the report of a daemon, and stays a bounce.
 */
export function readChallengingReport(view: MailView): Classification | null {
  const { mail } = view;
  const isReport = view.deliveryStatus !== null || isStatusReport(mail);
  if (!isReport && !hasNullPath(mail) && !hasOwnField(mail)) return null;
  if (isDaemon(mail) || titledBounce(view.subject)) return null;
  if (!DEMAND.test(view.opening.text)) return null;
  const distinct = countNamed(view.opening, view);
  const isSure = hasOwnField(mail) || distinct + allIncluded(view.opening, CONTEXT).length >= 2;
  return distinct > 0 && isSure ? challenge(0.9, view) : null;
}

function challenge(confidence: number, view: MailView): Classification {
  return toClassification({
    kind: 'challenge',
    rule: 'text.challenge',
    confidence,
    originalMessageId: view.original === '' ? null : findOriginalId(view),
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

/** How many phrases that only challenges have are in the text, or name the sender. */
function countNamed(text: Folded, view: MailView): number {
  return new Set([text, senderOf(view)].flatMap((folded) => allIncluded(folded, CHALLENGES))).size;
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
    hasOwnField(mail) ||
    /^(?:bulk|junk|auto_reply)$/i.test(header(mail, 'precedence'))
  );
}

function hasOwnField(mail: ParsedMail): boolean {
  return mail.headers.some(
    ({ name }) => name.startsWith('x-') && CHALLENGE_FIELDS.some((begin) => name.startsWith(begin)),
  );
}
