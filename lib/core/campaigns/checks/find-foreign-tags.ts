/** Finds placeholders of other mailing programs in a text, with their place and the right form. */
import { FOREIGN_TAGS } from '../../../../data/templates/foreign-tags.ts';
import type { ForeignTagRule } from '../../../../data/templates/foreign-tag-rule.ts';
import { isFieldWord, rightName, wordOf } from '../right-name.ts';
import { splitLiquid } from '../split-liquid.ts';
import { placeOf } from '../../text/place-of.ts';

export type ForeignTag = {
  rule: ForeignTagRule;
  /** As written. */
  text: string;
  line: number;
  column: number;
  /** The right form. */
  instead: string;
};

const MOST = 5;
const MOST_SHOWN = 80;

/**
 * `columns`: of the prospects file; null without one. `html`: skips styles, scripts and comments.
 */
export function findForeignTags(
  text: string,
  { columns, html }: { columns: readonly string[] | null; html: boolean },
): ForeignTag[] {
  const { around, inside } = splitLiquid(html ? withoutCode(text) : text);
  const matched: { from: number; to: number }[] = [];
  const tagsByText = new Map<string, { from: number; tag: Omit<ForeignTag, 'line' | 'column'> }>();
  const add = (
    rule: ForeignTagRule,
    match: RegExpMatchArray,
    at: { from: number; written: string },
  ): void => {
    const name =
      match
        .slice(1)
        .find((group) => group !== undefined && group.trim() !== '')
        ?.trim() ?? null;
    const to = at.from + at.written.length;
    const overlapsNone = matched.every((other) => to <= other.from || at.from >= other.to);
    if (!overlapsNone || !isSure(rule, name, columns)) return;
    matched.push({ from: at.from, to });
    const shown = at.written.slice(0, MOST_SHOWN);
    if (!tagsByText.has(shown))
      tagsByText.set(shown, {
        from: at.from,
        tag: {
          rule,
          text: shown,
          instead: rightForm(rule, { name, written: at.written, columns }),
        },
      });
  };
  for (const rule of FOREIGN_TAGS) {
    if (rule.within === 'text') {
      for (const match of around.matchAll(rule.pattern))
        add(rule, match, {
          from: match.index,
          written: text.slice(match.index, match.index + match[0].length),
        });
    } else {
      for (const { from, content, written } of inside)
        for (const match of content.matchAll(rule.pattern)) add(rule, match, { from, written });
    }
  }
  return [...tagsByText.values()]
    .sort((a, b) => a.from - b.from)
    .slice(0, MOST)
    .map(({ from, tag }) => ({ ...tag, ...placeOf(text, from) }));
}

/**
 * Some rules need only their signs. The signs of others occur in plain text too, so those must name
 * a field.
 */
function isSure(
  { sure }: ForeignTagRule,
  name: string | null,
  columns: readonly string[] | null,
): boolean {
  if (sure === 'sign') return true;
  if (name === null) return false;
  const word = wordOf(name);
  if (
    isFieldWord(word, sure === 'name' ? 'any' : 'compound') ||
    (sure === 'name' && /[a-z]_[a-z]/i.test(name))
  )
    return true;
  return (columns ?? []).some(
    (column) => (sure === 'name' || column.includes('_')) && wordOf(column) === word,
  );
}

function rightForm(
  { instead, id }: ForeignTagRule,
  {
    name,
    written,
    columns,
  }: { name: string | null; written: string; columns: readonly string[] | null },
): string {
  if (name === null && instead === undefined) return 'a merge field: {{ first_name }}';
  const own = /\b(?:your|my)\b/i.test(written) && id === 'brackets';
  const field = own ? 'sender.name' : name === null ? 'first_name' : rightName(name, columns);
  return instead?.replace('FIELD', field) ?? `{{ ${field} }}`;
}

/** Replaces code that no reader sees by spaces of the same length. */
function withoutCode(html: string): string {
  return html.replace(
    /<(style|script)\b[^>]{0,500}>[\s\S]*?<\/\1\s{0,5}>|<!--[\s\S]*?-->/gi,
    (code) => code.replace(/[^\n]/g, ' '),
  );
}
