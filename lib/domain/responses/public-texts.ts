/** The texts of the pages that recipients see. */
import type { Preference } from './preference.ts';

/** As in the `lang` attribute of HTML (BCP 47). */
export const PUBLIC_LANGUAGES = [
  'ar',
  'ca',
  'cs',
  'da',
  'de',
  'el',
  'en',
  'es',
  'fi',
  'fr',
  'he',
  'hu',
  'it',
  'ja',
  'ko',
  'nb',
  'nl',
  'pl',
  'pt',
  'ro',
  'ru',
  'sk',
  'sv',
  'tr',
  'uk',
  'vi',
  'zh',
  'zh-Hant',
] as const;
export type PublicLanguage = (typeof PUBLIC_LANGUAGES)[number];

/** Where a sentence names a sender, a number of days or a date: `{sender}`, `{days}`, `{date}`. */
export type PublicWords = {
  title: string;
  /** `{sender}` */
  question: string;
  /** The same where the sender is unknown, as for a token that is not ours. */
  questionOfUnknown: string;
  /** The button of a choice, and what it does. `{days}` for `pause` and `less_often`. */
  choices: Readonly<Record<Preference, { button: string; effect: string }>>;
  /** What is in force now. `{date}` for `pause`, `{days}` for `less_often`. */
  now: Readonly<Record<Preference, string>>;
  /** After a choice. `{days}` for `pause` and `less_often`. */
  done: Readonly<Record<Preference, string>>;
  /** The choice could not be stored now. */
  failed: string;
  footer: string;
};

/** What the page of a token shows: plain text, to be escaped; nothing is left to fill in. */
export type PreferencesShown = {
  language: PublicLanguage;
  direction: 'ltr' | 'rtl';
  /** The name of the sender, as in From; null for a token that is not ours. */
  sender: string | null;
  /** What is in force now; null: nothing. A pause that has ended is nothing. */
  chosen: Preference | null;
  texts: Pick<PublicWords, 'title' | 'question' | 'choices' | 'done' | 'failed' | 'footer'> & {
    /** Null when nothing is in force. */
    now: string | null;
  };
};
