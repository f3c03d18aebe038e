/** A command to run, with a button that copies it; the page itself changes nothing. */
import { html } from 'hono/html';
import type { Html } from './their-text.ts';

/** `ends`: what it is for, so that buttons differ for those who hear them. */
export function runLine(run: string, ends: string): Html {
  return html`<div class="run">
    <code>${run}</code>
    <button type="button" class="copy" data-copy="${run}" aria-label="Copy the command: ${ends}">
      Copy
    </button>
  </div>`;
}
