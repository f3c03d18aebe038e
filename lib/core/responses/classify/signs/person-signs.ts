/**
 * Decides what shows that a person typed a message that also has a machine's marks. No header proves
 * it, so the signs are counted.
 */
import {
  MAIL_PROGRAMS,
  PROGRAM_LINES,
} from '../../../../../data/classify/auto-replies/mail-programs.ts';
import { TYPED_SENTENCES } from '../../../../../data/classify/auto-replies/typed-sentences.ts';
import type { Intent } from '../../../../domain/responses/response.ts';
import { foldText, includesAny, phrases } from '../../../text/phrase-matcher.ts';
import { quotesMessage } from '../../reply-text/reply-mark.ts';
import { answersSomething, header } from '../mail-parts.ts';
import type { MailView } from '../mail-view.ts';
import { findSign, signsByName } from '../stages/header-signs.ts';
import { readIntent } from '../stages/human-reply.ts';

const PROGRAMS = signsByName(MAIL_PROGRAMS);
const TYPED = phrases(TYPED_SENTENCES, 'open');
/** Below the last typed words, as far as a line of the program reaches. */
const BELOW = 120;
/** No prepared text says one of these; "interested" shares its words with many. */
const DECIDED: ReadonlySet<Intent> = new Set<Intent>(['not_interested', 'angry']);

/** Whether words were typed: then the number of signs is at least one, with or without a quote. */
export type PersonSigns = { quotes: boolean; others: number };

/**
 * `quotes`: it quotes a message below its words; ticket systems do so too. `others`: words typed
 * after reading ours, a mail program that names itself, a list or group that passed on an answer.
 */
export function personSigns(view: MailView): PersonSigns {
  if (view.visible === '') return { quotes: false, others: 0 };
  const typed =
    includesAny(view.visibleOpening, TYPED) ||
    DECIDED.has(readIntent(view.visible, view.visibleOpening).intent) ||
    // Prepared texts ask nothing at their end.
    /[?？؟]\s*$/.test(view.visible);
  const signs = [
    typed,
    findSign(view.mail, PROGRAMS) !== undefined || hasProgramLine(view),
    answersSomething(view) && header(view.mail, 'list-id') !== '',
  ];
  return {
    quotes: quotesMessage(view.text),
    others: signs.filter((each) => each).length,
  };
}

function hasProgramLine({ text, visible }: MailView): boolean {
  const last = visible.slice(visible.lastIndexOf('\n') + 1);
  const end = text.indexOf(last) + last.length;
  const below = foldText(text.slice(end, end + BELOW));
  return PROGRAM_LINES.some((line) => below.includes(line));
}
