/** Stage: challenge-response systems, which hold our message until a person clicks. No reply of a person, no fault of the address. */
import { CHALLENGE_SENTENCES } from '../../../../../data/classify/auto-replies/auto-sentences.ts';
import type { Classification, ParsedMail } from '../../../../domain/responses/response.ts';
import { answersSomething } from './bystander.ts';
import { hasNullPath, header } from '../mail-parts.ts';
import type { MailView } from '../mail-view.ts';
import { allIncluded, fold, phrases, type Folded } from '../../../text/phrase-matcher.ts';
import { isPassedOnReply } from './passed-on.ts';
import { toClassification } from '../verdict.ts';

const CHALLENGES = phrases(CHALLENGE_SENTENCES);
/** They all want a click, an answer or a code. */
const DEMAND =
  /\b(?:click|verify|confirm|link below|reply to this|respond to this|approve|cliquez|clique|confirme[rz]?)\b/;

export function readChallenge(view: MailView): Classification | null {
  // Below a reply stands what we wrote.
  const text = view.subject.isReply && answersSomething(view) ? view.said : view.opening;
  if (!DEMAND.test(text.text)) return null;
  const named = [text, senderOf(view)].flatMap((folded) => allIncluded(folded, CHALLENGES));
  const distinct = new Set(named).size;
  if (distinct === 0) return null;
  // What a rule passed on bears the rule's marks.
  const machine = !isPassedOnReply(view) && bearsMarks(view.mail);
  // A person may write "please confirm your message": the machine shows in a header or in two phrases at once.
  if (!machine && distinct < 2) return null;
  return toClassification({
    kind: 'challenge',
    rule: 'text.challenge',
    confidence: machine ? 0.9 : 0.8,
  });
}

/** Who it comes from, and what its sender wrote around our subject. */
function senderOf({ mail, subject }: MailView): Folded {
  const { leading, trailing, marks } = subject;
  return fold([mail.from?.address ?? '', leading, trailing, ...marks].join(' '), 1_000);
}

function bearsMarks(mail: ParsedMail): boolean {
  return (
    header(mail, 'auto-submitted') !== '' ||
    hasNullPath(mail) ||
    header(mail, 'x-challenge') !== '' ||
    /^(?:bulk|junk|auto_reply)$/i.test(header(mail, 'precedence'))
  );
}
