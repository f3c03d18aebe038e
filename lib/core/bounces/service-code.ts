/**
 * Finds what a service says by a code of its own: in the text of a refusal, or as an enhanced status
 * outside the registry. Such a code is documented, so it says more than the words beside it.
 */
import type { CodeRow } from '../../../data/classify/bounces/services/code-service.ts';
import { CODE_SERVICES, STATUS_ROWS } from '../../../data/classify/bounces/services/services.ts';
import type { StatusRow } from '../../../data/classify/bounces/services/status-row.ts';
import { includesAny, phrases, type Folded } from '../text/phrase-matcher.ts';

/** A row of a service, and how the answer names it. */
export type ServiceMeaning = { row: CodeRow | StatusRow; rule: string };

const SIGNS = CODE_SERVICES.map(({ signs }) => phrases(signs));
/** Every sign of every service: most replies have none. */
const ANY_SIGN = phrases(CODE_SERVICES.flatMap(({ signs }) => signs));

/** The meaning of the first known code in the text. */
export function codeMeaning(folded: Folded): ServiceMeaning | null {
  if (!includesAny(folded, ANY_SIGN)) return null;
  for (const [index, service] of CODE_SERVICES.entries()) {
    const signs = SIGNS[index];
    if (signs === undefined || !includesAny(folded, signs)) continue;
    const code = service.form.exec(folded.text)?.[1];
    const row = service.rows.find(({ codes }) => codes.some((each) => covers(each, code)));
    if (row !== undefined) return { row, rule: `${service.id}.${code}` };
  }
  return null;
}

/** `rl000001` within `rl000000-rl999999`: the same letters, and the number in between. */
function covers(range: string, code: string | undefined): boolean {
  if (code === undefined) return false;
  const [first = '', last = '', ...more] = range.split('-');
  const isRange = more.length === 0 && first.length === last.length && /\d$/.test(first);
  if (!isRange) return range === code;
  const letters = first.replace(/\d/g, '');
  return code.length === first.length && code.startsWith(letters) && code >= first && code <= last;
}

let rows: ReadonlyMap<string, readonly StatusRow[]> | null = null;

/** The first row about a status such as `5.7.705`; null when no service gives it a meaning here. */
export function statusRow(enhanced: string, folded: Folded): StatusRow | null {
  rows ??= rowsByStatus();
  const found = rows.get(enhanced.slice(2));
  return found?.find((row) => applies(row, enhanced, folded)) ?? null;
}

function applies({ onlyTemporary, with: words }: StatusRow, enhanced: string, folded: Folded) {
  if (onlyTemporary === true && !enhanced.startsWith('4')) return false;
  return words?.some((each) => folded.text.includes(each)) !== false;
}

function rowsByStatus(): Map<string, StatusRow[]> {
  const made = new Map<string, StatusRow[]>();
  for (const row of STATUS_ROWS)
    for (const status of row.statuses.flatMap(expand))
      made.set(status, [...(made.get(status) ?? []), row]);
  return made;
}

/** `7.606-7.649`: every status from the first to the last. */
function expand(range: string): string[] {
  const [first = '', last = first] = range.split('-');
  const [subject, from = 0, to = 0] = [
    first.slice(0, 2),
    Number(first.slice(2)),
    Number(last.slice(2)),
  ];
  return Array.from({ length: to - from + 1 }, (_, at) => `${subject}${from + at}`);
}
