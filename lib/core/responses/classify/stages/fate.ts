/** Decides what became of a message by the words of a notice: still tried, given up, delivered. */
import { DELAY_SUBJECTS } from '../../../../../data/classify/notices.ts';
import {
  DELAY_SENTENCES,
  DELIVERED_SENTENCES,
  FINAL_SENTENCES,
  LOCAL_DELAY_SENTENCES,
  LOCAL_DELAY_SUBJECTS,
} from '../../../../../data/classify/notice-sentences.ts';
import { readCodes } from '../../../bounces/read-codes.ts';
import { includesAny, phrases } from '../../../text/phrase-matcher.ts';
import type { MailView } from '../mail-view.ts';

const DELAYS = phrases(DELAY_SENTENCES, 'open');
const LOCAL_DELAYS = phrases(LOCAL_DELAY_SENTENCES, 'open');
const DELIVERED = phrases(DELIVERED_SENTENCES, 'open');
const FINALS = phrases(FINAL_SENTENCES, 'open');

/** Whether its words are those of a delay; words of the end may follow. */
export function saysDelayed(view: MailView): boolean {
  const { folded, subject, notice } = view;
  if (
    DELAY_SUBJECTS.some((phrase) => subject.whole.includes(phrase)) ||
    includesAny(folded, DELAYS)
  )
    return true;
  const isLocal =
    LOCAL_DELAY_SUBJECTS.some((phrase) => subject.whole.includes(phrase)) ||
    includesAny(folded, LOCAL_DELAYS);
  return isLocal && !isPermanent(readCodes(notice));
}

export function saysFinal({ folded }: MailView): boolean {
  return includesAny(folded, FINALS);
}

/** Whether its words are those of a delivery. */
export function saysDelivered({ opening, subject, notice }: MailView): boolean {
  const title = { text: subject.whole };
  if (!includesAny(opening, DELIVERED) && !includesAny(title, DELIVERED)) return false;
  if (/\bnot (?:yet )?(?:be |been )?(?:successfully |delivered)/.test(opening.text)) return false;
  const { code, status } = readCodes(notice);
  return code === null && status === '';
}

function isPermanent({ code, status }: ReturnType<typeof readCodes>): boolean {
  return status === '' ? code !== null && code >= 500 : status.startsWith('5');
}
