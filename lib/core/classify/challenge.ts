/** Stage: challenge-response systems, which hold our mail until a person clicks. No reply of a person, no fault of the address. */
import { CHALLENGE_SENTENCES } from '../../../data/classify/auto-reply-phrases.ts';
import type { Classification } from '../../domain/response.ts';
import { foldText, header, hasNullPath, type MailView } from './mail-view.ts';
import { toClassification } from './verdict.ts';

const OPENING = 2_000;
/** They all want a click, an answer or a code. */
const DEMAND = /\b(?:click|verify|confirm|link below|reply to this|respond to this|approve|cliquez|clique|confirme[rz]?)\b/;

export function readChallenge(view: MailView): Classification | null {
  const opening = view.folded.slice(0, OPENING);
  const sender = `${view.mail.from?.address ?? ''} ${foldText(view.mail.subject)}`.toLowerCase();
  const named = CHALLENGE_SENTENCES.filter((phrase) => opening.includes(phrase) || sender.includes(phrase)).length;
  if (named === 0 || !DEMAND.test(opening)) return null;
  const machine = header(view.mail, 'auto-submitted') !== '' || hasNullPath(view.mail) || /^(?:bulk|junk|auto_reply)$/i.test(header(view.mail, 'precedence')) || header(view.mail, 'x-challenge') !== '';
  // Somebody may write "please confirm your message": the machine shows in a header or in two phrases at once.
  if (!machine && named < 2) return null;
  return toClassification({ kind: 'challenge', rule: 'text.challenge', confidence: machine ? 0.9 : 0.8 });
}
