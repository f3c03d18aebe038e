/** What leaves next: to whom, when by the viewer's clock and by the recipient's. */
import { html } from 'hono/html';
import { mailboxLink, personLink } from '../pieces/person-link.ts';
import { shownFirst } from '../pieces/shown-first.ts';
import { theirName, type Html } from '../pieces/their-text.ts';
import { localClock, when } from '../pieces/when.ts';
import type { LiveUpcoming } from '../../../domain/live/overview.ts';
import type { PagePart } from './part.ts';

export const nextPart: PagePart<{ upcoming: LiveUpcoming[] }> = {
  name: 'next',
  heading: 'Leaves next',
  aside: ({ upcoming }) => (upcoming.length === 0 ? '' : 'your time, then theirs'),
  column: 'side',
  render: ({ upcoming }) =>
    upcoming.length === 0
      ? html`<p class="empty">
          No message is planned. <code>rate_limiter.ts schedule</code> plans the next batch,
          <code>rate_limiter.ts send --wait 1h</code> sends what becomes due.
        </p>`
      : shownFirst(upcoming.map(upcomingLine), {
          id: 'more-next',
          first: 6,
          more: 'more of what leaves next',
          list: 'upcoming',
        }),
};

function upcomingLine(each: LiveUpcoming): Html {
  return html`<li class="leaving">
    <span class="leaving-at">${when(each.sendAt)}</span>
    <span class="leaving-whom">${personLink(each.person)}</span>
    <span class="leaving-how"
      >${localClock(each.sendAt, each.zone)} · step ${each.step} of
      ${theirName(each.campaignId, 40)} from ${mailboxLink(each.mailbox)}</span
    >
  </li>`;
}
