/** Fills the texts of the preference page: sender, days and date. */
import { PUBLIC_WORDS } from '../../../../data/public/words/words.ts';
import {
  LESS_OFTEN_DAYS,
  PAUSE_DAYS,
  type Preference,
} from '../../../domain/responses/preference.ts';
import type {
  PreferencesShown,
  PublicLanguage,
  PublicWords,
} from '../../../domain/responses/public-texts.ts';
import type { Instant, Zone } from '../../../domain/time.ts';

export type TextFacts = {
  language: PublicLanguage;
  sender: string | null;
  /** What is in force; `until` is the end of a pause, on the recipient's clock. */
  chosen: { preference: Preference; until: Instant | null; zone: Zone } | null;
};

const RIGHT_TO_LEFT: ReadonlySet<PublicLanguage> = new Set(['ar', 'he']);

export function fillTexts({ language, sender, chosen }: TextFacts): PreferencesShown {
  const words = PUBLIC_WORDS[language];
  const days = (of: Readonly<Record<Preference, string>>): Record<Preference, string> => ({
    never: of.never,
    pause: fill(of.pause, { days: PAUSE_DAYS }),
    less_often: fill(of.less_often, { days: LESS_OFTEN_DAYS }),
  });
  const [buttons, effects] = (['button', 'effect'] as const).map((part) =>
    days(textsOf(words, part)),
  ) as [Record<Preference, string>, Record<Preference, string>];
  const choice = (preference: Preference) => ({
    button: buttons[preference],
    effect: effects[preference],
  });
  return {
    language,
    direction: RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr',
    sender,
    chosen: chosen?.preference ?? null,
    texts: {
      title: words.title,
      question:
        sender === null
          ? words.questionOfUnknown
          : fill(words.question, { sender: isolated(sender, language) }),
      choices: {
        never: choice('never'),
        pause: choice('pause'),
        less_often: choice('less_often'),
      },
      now: chosen === null ? null : inForce(language, chosen),
      done: days(words.done),
      failed: words.failed,
      footer: words.footer,
    },
  };
}

function textsOf({ choices }: PublicWords, part: 'button' | 'effect'): Record<Preference, string> {
  return {
    never: choices.never[part],
    pause: choices.pause[part],
    less_often: choices.less_often[part],
  };
}

function inForce(
  language: PublicLanguage,
  { preference, until, zone }: NonNullable<TextFacts['chosen']>,
): string {
  return fill(PUBLIC_WORDS[language].now[preference], {
    days: preference === 'pause' ? PAUSE_DAYS : LESS_OFTEN_DAYS,
    date: until === null ? '' : dateIn(language, until, zone),
  });
}

/** The digits are those of the other numbers on the page; in English the day comes first. */
function dateIn(language: PublicLanguage, at: Instant, timeZone: Zone): string {
  return new Intl.DateTimeFormat(`${language === 'en' ? 'en-GB' : language}-u-nu-latn-ca-gregory`, {
    dateStyle: 'long',
    timeZone,
  }).format(at);
}

/** A name in Latin letters must not turn a sentence that runs from right to left. */
function isolated(name: string, language: PublicLanguage): string {
  return RIGHT_TO_LEFT.has(language) ? `\u2068${name}\u2069` : name;
}

function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{([a-z]+)\}/g, (written, name: string) => String(values[name] ?? written));
}
