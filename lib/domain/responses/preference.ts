/** What recipients may choose on the page behind the unsubscribe link. */

/** `pause`: nothing for a while. `less_often`: a longer gap between messages. `never`: no more. */
export const PREFERENCES = ['pause', 'less_often', 'never'] as const;
export type Preference = (typeof PREFERENCES)[number];

/** The language of the pages that recipients see: those of `data/public/words`. */
export type PublicLanguage = string;

/** What the page of a token shows. */
export type PreferencesShown = {
  language: PublicLanguage;
  /** The name of the sender, as in From. */
  sender: string;
  /** What the recipient chose last; null: nothing yet. */
  chosen: Preference | null;
};
