/** Stage: challenge-response systems, which hold our mail until a person clicks. No reply of a person, no fault of the address. */
import { CHALLENGE_SENTENCES } from '../../../data/classify/auto-reply-phrases.ts';
import type { Classification } from '../../domain/response.ts';
import { hasNullPath, header } from './mail-parts.ts';
import type { MailView } from './mail-view.ts';
import { allIncluded, fold, phrases } from '../phrases.ts';
import { toClassification } from './verdict.ts';

const CHALLENGES = phrases(CHALLENGE_SENTENCES);
/** They all want a click, an answer or a code. */
const DEMAND = /\b(?:click|verify|confirm|link below|reply to this|respond to this|approve|cliquez|clique|confirme[rz]?)\b/;

export function readChallenge(view: MailView): Classification | null {
  const sender = fold(`${view.mail.from?.address ?? ''} ${view.mail.subject}`, 1_000);
  const named = new Set([view.opening, sender].flatMap((folded) => allIncluded(folded, CHALLENGES))).size;
  if (named === 0 || !DEMAND.test(view.opening.text)) return null;
  const machine = header(view.mail, 'auto-submitted') !== '' || hasNullPath(view.mail) || /^(?:bulk|junk|auto_reply)$/i.test(header(view.mail, 'precedence')) || header(view.mail, 'x-challenge') !== '';
  // Somebody may write "please confirm your message": the machine shows in a header or in two phrases at once.
  if (!machine && named < 2) return null;
  return toClassification({ kind: 'challenge', rule: 'text.challenge', confidence: machine ? 0.9 : 0.8 });
}
