/**
 * Decides whether a machine wrote a message. Few signs prove it; most only suggest it, and a
 * person's signs outweigh them.
 */
import { AUTO_HEADERS } from '../../../../../data/classify/auto-replies/auto-headers.ts';
import { PASSED_ON_HEADERS } from '../../../../../data/classify/auto-replies/passed-on-headers.ts';
import type { MailView } from '../mail-view.ts';
import { goesToMany } from '../stages/bystander.ts';
import { findSign, signsByName } from '../stages/header-signs.ts';
import { isPassedOnReply } from '../stages/passed-on.ts';
import { readUnsubscribe } from '../stages/unsubscribe.ts';
import { titledAuto, titledAway } from '../subject/subject-signs.ts';
import { personSigns } from './person-signs.ts';
import { findSuggestion } from './suggestions.ts';

const STRONG = signsByName(AUTO_HEADERS);
const PASSED_ON = signsByName(PASSED_ON_HEADERS);

export type MachineSign = { rule: string; confidence: number };

export function findMachineSign(view: MailView): MachineSign | null {
  const strong = findSign(view.mail, STRONG);
  if (strong !== undefined) return { rule: `header.${strong.rule}`, confidence: 0.98 };
  if (isPassedOnReply(view)) return null;
  const marked = findSign(view.mail, PASSED_ON);
  if (marked !== undefined) return { rule: `header.${marked.rule}`, confidence: 0.98 };
  const titled = findTitle(view);
  if (titled !== null) return titled;
  if (goesToMany(view)) return null;
  const found = findSuggestion(view);
  if (found === null) return null;
  const { quotes, others } = personSigns(view);
  if (others + (found.quoteCounts && quotes ? 1 : 0) >= found.yieldsTo) return null;
  // A request to write no more is never lost because of a sign that proves nothing.
  return readUnsubscribe(view) === null ? found : null;
}

/** A person who forwards an automatic reply, or who answers under a subject like one, is none. */
function findTitle(view: MailView): MachineSign | null {
  if (view.subject.isForward) return null;
  const isAuto = titledAuto(view.subject);
  if (!isAuto && !titledAway(view.subject)) return null;
  const { quotes, others } = personSigns(view);
  if (quotes && others > 0) return null;
  return isAuto
    ? { rule: 'subject.auto', confidence: 0.95 }
    : { rule: 'subject.away', confidence: 0.9 };
}
