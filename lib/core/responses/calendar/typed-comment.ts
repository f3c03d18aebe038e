/** Takes what a person typed out of the text that a calendar wrote around it. */
import {
  ANSWERED_OBJECTS,
  ANSWERING_VERBS,
  PROGRAM_LINES,
} from '../../../../data/classify/calendar/machine-lines.ts';
import { foldText, includesAny, phrases } from '../../text/phrase-matcher.ts';

const VERBS = phrases(ANSWERING_VERBS);
const OBJECTS = phrases(ANSWERED_OBJECTS);
/** Words that a person may begin a line with as well ("When can we talk?") fill a line alone. */
const STARTS = PROGRAM_LINES.filter((start) => !/^\p{L}+$/u.test(start));
const WHOLE: ReadonlySet<string> = new Set(PROGRAM_LINES);
const MAX_LINES = 200;
/** "Bea Bly (bea@example.test) has accepted your invitation to ...". */
const LONGEST_SENTENCE = 220;

/** `title`: of the event, where the layout of most programs begins. */
export function typedComment(text: string, title: string): string {
  const heading = foldText(title).trim();
  const kept: string[] = [];
  for (const line of text.split('\n', MAX_LINES)) {
    const folded = foldText(line, LONGEST_SENTENCE + 1).trim();
    if (isProgramLine(folded) || (heading !== '' && folded === heading)) break;
    if (!isSentenceOfProgram(folded)) kept.push(line.trimEnd());
  }
  return withoutQuotes(kept.join('\n').trim());
}

function isProgramLine(folded: string): boolean {
  return WHOLE.has(folded) || STARTS.some((start) => folded.startsWith(start));
}

function isSentenceOfProgram(folded: string): boolean {
  if (folded.length > LONGEST_SENTENCE) return false;
  const sentence = { text: `${folded} ` };
  return includesAny(sentence, VERBS) && includesAny(sentence, OBJECTS) && !isFirstPerson(folded);
}

/** "I have accepted the invitation, see you then" is the person's own sentence. */
function isFirstPerson(folded: string): boolean {
  return /(?:^|[ ,.])(?:i|i'm|i've|we|ich|wir|je|nous|ik|wij|jag|vi|yo|я|мы|me|my|mich|uns)(?= |,|'|$)/.test(
    folded,
  );
}

/** Google puts the words in quotation marks. */
function withoutQuotes(text: string): string {
  const inner = /^["“„«]([^"“”„«»]+)["”“»]$/.exec(text)?.[1];
  return inner === undefined ? text : inner.trim();
}
