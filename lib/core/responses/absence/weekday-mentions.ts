/** Finds weekdays, with the word for "next" before or after them. */
import { NEXT_WORDS, NEXT_WORDS_AFTER } from '../../../../data/classify/dates/relative-words.ts';
import { WEEKDAYS } from '../../../../data/classify/dates/weekdays.ts';
import { foldDates } from './fold-dates.ts';
import { allMentions, type Mention } from './mention.ts';
import { alternatives, NameTable } from './word-search.ts';

type Tables = {
  names: NameTable;
  phraseDays: ReadonlyMap<string, number>;
  phrases: RegExp;
  nextBefore: RegExp;
  nextAfter: RegExp;
};

let made: Tables | null = null;

function tables(): Tables {
  return (made ??= build());
}

/** Names of one word in scripts with spaces are looked up word by word, all others are sought. */
const ONE_WORD = /^[\p{L}\p{M}']+~?$/u;
const UNSPACED = /[\u0e00-\u0e7f\u3040-\u9fff\uac00-\ud7af]/;

function build(): Tables {
  const isWord = (name: string): boolean => ONE_WORD.test(name) && !UNSPACED.test(name);
  const phraseDays = new Map(
    WEEKDAYS.flatMap((names, i) =>
      names.filter((name) => !isWord(name)).map((name) => [foldDates(name), i + 1] as const),
    ),
  );
  return {
    names: new NameTable(WEEKDAYS.map((names) => names.filter(isWord))),
    phraseDays,
    phrases: new RegExp(
      `(?<![\\p{Script=Latin}])(${alternatives([...phraseDays.keys()])})(?!\\p{Script=Latin})`,
      'gu',
    ),
    nextBefore: new RegExp(`(?<!\\p{Script=Latin})(?:${alternatives(NEXT_WORDS)}) ?$`, 'u'),
    nextAfter: new RegExp(`^\\p{L}{0,4} ?(?:${alternatives(NEXT_WORDS_AFTER)})`, 'u'),
  };
}

const WORD = /(?<![\p{L}\p{M}])[\p{L}\p{M}']{3,20}/gu;
/** 下周二 is "next Tuesday"; the word for "next week" already contains the character for "week". */
const NEXT_WEEK_DAY = /(?:下个?[周週]|下星期)([一二三四五六日天])/g;

/** "lunedì 14", "Monday the 14th": a day of the month behind a weekday, at the end of a clause. */
const DAY_BEHIND =
  /^,? (?:the |den |d\. |il |le |el |dia )?([0-3]?\d)(?:st|nd|rd|th|\.)?(?= ?[,;!)\n]|\.(?:\s|$)|$)/;

export function findWeekdays(text: string): Mention[] {
  const weekdays = namedWeekdays(text);
  const days = weekdays.flatMap(({ end }): Mention[] => {
    const found = DAY_BEHIND.exec(text.slice(end, end + 16));
    const day = Number(found?.[1]);
    if (found === null || day < 1 || day > 31) return [];
    return [{ kind: 'ordinal', day, at: end + 1, end: end + found[0].length }];
  });
  return [...weekdays, ...days];
}

function namedWeekdays(text: string): Mention[] {
  const { names, phraseDays, phrases } = tables();
  return [
    ...allMentions(text, WORD, (m) => {
      const found = nameOf(names, m[0]);
      if (found === null || /\d $/.test(text.slice(Math.max(0, m.index - 2), m.index))) return null;
      return weekday(text, { at: m.index, end: m.index + found.length, day: found.number });
    }),
    ...allMentions(text, phrases, (m) =>
      weekday(text, {
        at: m.index,
        end: m.index + m[0].length,
        day: phraseDays.get(m[1] ?? '') ?? 1,
      }),
    ),
    ...allMentions(text, NEXT_WEEK_DAY, (m) => ({
      kind: 'weekday',
      weekday: '一二三四五六日'.indexOf((m[1] ?? '').replace('天', '日')) + 1,
      next: true,
    })),
  ];
}

/** Persian and Arabic weekdays may carry a prefix such as "and" or "on the". */
function nameOf(names: NameTable, word: string): { number: number; length: number } | null {
  const found = names.find(word);
  if (found !== null) return found;
  const bare = /^[وبلف](?=ال)/.test(word) ? names.find(word.slice(1)) : null;
  return bare && { number: bare.number, length: bare.length + 1 };
}

function weekday(
  text: string,
  { at, end, day }: { at: number; end: number; day: number },
): Extract<Mention, { kind: 'weekday' }> {
  const { nextBefore, nextAfter } = tables();
  const before = nextBefore.exec(text.slice(Math.max(0, at - 24), at));
  const after = nextAfter.exec(text.slice(end, end + 20));
  return {
    kind: 'weekday',
    weekday: day,
    next: before !== null || after !== null,
    at: at - (before?.[0].length ?? 0),
    end: end + (after?.[0].length ?? 0),
  };
}
