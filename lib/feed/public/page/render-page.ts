/**
 * Renders the page behind an unsubscribe link. Every token gets the same shape, so that the page
 * does not tell whether a token is ours.
 */
import { html } from 'hono/html';
import { PREFERENCES, type Preference } from '../../../domain/responses/preference.ts';
import { PAGE_STYLE } from './page-style.ts';
import type { PreferencesShown } from '../../../domain/responses/public-texts.ts';

/** `done`: what was chosen now; `failed`: the choice could not be stored. */
export type PageState = { done: Preference | null; failed: boolean };

/** The strongest wish comes first: who looks for the way out must not search. */
const ORDER = [...PREFERENCES].sort((a, b) => Number(b === 'never') - Number(a === 'never'));

export function renderPage(shown: PreferencesShown, state: PageState): string {
  const { texts } = shown;
  const status = state.failed
    ? texts.failed
    : state.done === null
      ? texts.now
      : texts.done[state.done];
  return [
    '<!doctype html>',
    `<html lang="${escape(shown.language)}" dir="${shown.direction}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="robots" content="noindex, nofollow">',
    '<meta name="referrer" content="no-referrer">',
    // Without one, browsers ask the server for it.
    '<link rel="icon" href="data:,">',
    `<title>${escape(texts.title)}</title>`,
    `<style>${PAGE_STYLE}</style>`,
    '</head>',
    '<body>',
    '<main>',
    `<h1>${escape(texts.title)}</h1>`,
    ...(status === null ? [] : [`<p class="now" role="status">${escape(status)}</p>`]),
    `<p>${escape(texts.question)}</p>`,
    '<form method="post">',
    ...ORDER.map((choice) => renderChoice(choice, texts.choices[choice])),
    '</form>',
    `<footer><p>${escape(texts.footer)}</p></footer>`,
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function renderChoice(
  choice: Preference,
  { button, effect }: { button: string; effect: string },
): string {
  const described = `effect-${choice.replace('_', '-')}`;
  return [
    `<div class="choice ${choice === 'never' ? 'never' : 'other'}">`,
    `<button name="choice" value="${choice}" aria-describedby="${described}">${escape(button)}</button>`,
    `<p id="${described}">${escape(effect)}</p>`,
    '</div>',
  ].join('\n');
}

function escape(text: string): string {
  return String(html`${text}`);
}
