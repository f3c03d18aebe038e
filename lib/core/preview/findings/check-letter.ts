/** Checks one finished message, as its reader will get it. */
import { describeFault, remedyOf } from '../../campaigns/describe-failed-text.ts';
import { placeOf } from '../../text/place-of.ts';
import { checkLinks } from './check-links.ts';
import { checkRequired } from './check-required.ts';
import { checkValues } from './check-values.ts';
import { checkWords } from './check-words.ts';
import { SEVERITIES, type Finding, type FinishedLetter, type Spotted } from './finding.ts';
import { WORDS } from './words.ts';
import type { TextFault } from '../../../domain/campaigns/text-fault.ts';

/** The severest first, then in the order of the message. */
export function checkLetter(letter: FinishedLetter): Finding[] {
  const spotted = [
    ...checkWords(letter),
    ...checkValues(letter),
    ...checkLinks(letter),
    ...checkRequired(letter),
  ];
  return withoutRepeats(spotted)
    .map((each) => locate(letter, each))
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

/** The finding of a message that cannot be written: `send` would hold its campaign for it. */
export function findingOfFault(fault: TextFault): Finding {
  return {
    code: fault.reason,
    severity: 'error',
    part: fault.part === 'subject' || fault.part === 'html' ? fault.part : 'text',
    line: null,
    column: null,
    excerpt: null,
    fix: `The text ${describeFault(fault)}. Write ${remedyOf(fault)}.`,
  };
}

/** The same braces are a placeholder of other programs, and a gap may be the greeting's. */
function withoutRepeats(spotted: readonly Spotted[]): Spotted[] {
  return spotted.filter(({ code, part, at }) => {
    const other = OTHERS[code];
    return !(
      other !== undefined &&
      spotted.some(
        (each) =>
          each.code === other &&
          each.part === part &&
          Math.abs((each.at ?? Infinity) - (at ?? -Infinity)) <= NEAR,
      )
    );
  });
}

const OTHERS: Partial<Record<Spotted['code'], Spotted['code']>> = {
  gap_left: 'greeting_without_name',
  liquid_left: 'placeholder_left',
};
const NEAR = 40;

function locate(letter: FinishedLetter, { code, part, at, excerpt, fix }: Spotted): Finding {
  const text = part === 'message' ? null : letter[part];
  const place = at === undefined || at < 0 || text === null ? null : placeOf(text, at);
  return {
    code,
    severity: WORDS[code].severity,
    part,
    line: place?.line ?? null,
    column: place?.column ?? null,
    excerpt: excerpt ?? null,
    fix: fix ?? WORDS[code].fix,
  };
}
