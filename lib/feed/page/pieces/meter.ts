/** How full a limit is: a bar with its figures; nearly full and full differ by words too. */
import { html } from 'hono/html';
import { count } from './number.ts';
import { when } from './when.ts';
import type { Html } from './their-text.ts';
import type { LiveLimit } from '../../../domain/live/overview.ts';

const NAMES: Readonly<Record<string, string>> = {
  minute: 'Minute',
  hour: 'Hour',
  burst: 'Burst',
  day: 'Day',
  rolling_day: '24 hours',
  warmup: 'Warmup',
  new_day: 'New people',
  reduced_pace: 'Reduced pace',
};

/** `own`: the scope whose limits need no name beside them. */
export function meter(
  { scope, scopeId, kind, used, limit, resetsAt }: LiveLimit,
  own: LiveLimit['scope'] = 'mailbox',
): Html {
  const full = limit > 0 ? Math.min(1, used / limit) : 1;
  const level = full >= 1 ? 'full' : full >= 0.8 ? 'near' : 'room';
  const width = `${(100 * full).toFixed(1)}%`;
  const name = NAMES[kind] ?? kind;
  // The bar is drawn by attributes: the page allows no inline style.
  return html`<li class="meter ${level}">
    <span class="meter-name"
      >${name}${scope === own ? '' : html` <bdi class="of-domain">${scopeId}</bdi>`}</span
    >
    <svg class="bar" aria-hidden="true" focusable="false">
      <rect class="track" width="100%" height="100%" rx="3"></rect>
      <rect class="fill" width="${width}" height="100%" rx="3"></rect>
    </svg>
    <span class="meter-figure"
      ><b>${count(used)}</b> /
      ${count(limit)}${
        level === 'room'
          ? ''
          : html` <span class="state">${level === 'full' ? 'full' : 'nearly full'}</span>`
      }</span
    >
    ${
      resetsAt === null || level === 'room'
        ? ''
        : html`<span class="meter-reset">room again ${when(resetsAt, 'full')}</span>`
    }
  </li>`;
}
