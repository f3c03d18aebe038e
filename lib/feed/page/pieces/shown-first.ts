/** Bounds a long list: the first entries, then the rest behind a line that opens it. */
import { html } from 'hono/html';
import { count } from './number.ts';
import type { Html } from './their-text.ts';

/** `id`: the script keeps the opened list open when the part is replaced. `more`: `more X`. */
export function shownFirst(
  lines: Html[],
  { id, first, more, list }: { id: string; first: number; more: string; list: string },
): Html {
  const rest = lines.slice(first);
  return html`<ul class="${list}">
      ${lines.slice(0, first)}
    </ul>
    ${
      rest.length === 0
        ? ''
        : html`<details id="${id}">
            <summary>${count(rest.length)} ${more}</summary>
            <ul class="${list}">
              ${rest}
            </ul>
          </details>`
    }`;
}
