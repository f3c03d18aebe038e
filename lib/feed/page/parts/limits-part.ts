/** Today against each limit of each mailbox, and where its warmup stands. */
import { html } from 'hono/html';
import { meter } from '../pieces/meter.ts';
import { count, counted } from '../pieces/number.ts';
import { mailboxLink } from '../pieces/person-link.ts';
import { shownFirst } from '../pieces/shown-first.ts';
import { theirName, type Html } from '../pieces/their-text.ts';
import { when } from '../pieces/when.ts';
import type { LiveMailbox, LiveOverview } from '../../../domain/live/overview.ts';
import type { PagePart } from './part.ts';

export const limitsPart: PagePart<LiveOverview> = {
  name: 'limits',
  heading: 'Limits today',
  column: 'main',
  aside: ({ mailboxes }) =>
    mailboxes.length === 0 ? '' : counted(mailboxes.length, 'mailbox', 'mailboxes'),
  render: ({ mailboxes }) =>
    mailboxes.length === 0
      ? html`<p class="empty">
          No mailbox yet. <code>rate_limiter.ts mailbox add</code> adds one; what it may send in an
          hour and a day is shown here.
        </p>`
      : shownFirst([...mailboxes].sort(byFullness).map(mailboxLine), {
          id: 'more-mailboxes',
          first: 6,
          more: 'more of the mailboxes',
          list: 'mailbox-list',
        }),
};

function fullness({ limits, held }: LiveMailbox): number {
  return Math.max(held ? 2 : 0, ...limits.map(({ used, limit }) => used / Math.max(1, limit)));
}

function byFullness(a: LiveMailbox, b: LiveMailbox): number {
  return fullness(b) - fullness(a);
}

function mailboxLine(mailbox: LiveMailbox): Html {
  return html`<li class="mailbox">
    <div class="mailbox-head">
      <h3>${mailboxLink(mailbox.id)}</h3>
      ${mailbox.held ? html`<span class="badge warning">‖ on hold</span>` : ''}
      <p class="address">${theirName(mailbox.address, 80)}</p>
    </div>
    <ul class="meters">
      ${mailbox.limits.map((limit) => meter(limit))}
    </ul>
    <p class="mailbox-facts">${mailboxFacts(mailbox)}</p>
  </li>`;
}

/** Also on the page of a mailbox. */
export function mailboxFacts(mailbox: LiveMailbox): Html {
  const { warmup, inboxReadAt, sentToday, sharesLimitsWith: sharers } = mailbox;
  return html`${count(sentToday)} sent today · ${warmup === null ? 'no warmup' : warmupText(warmup)}
  · inbox
  ${inboxReadAt === null ? 'never read' : html`read ${when(inboxReadAt, 'ago')}`}${
    sharers.length === 0 ? '' : html` · counts together with ${theirName(sharers.join(', '), 80)}`
  }`;
}

function warmupText({ day, of, cap }: { day: number; of: number; cap: number }): string {
  return day > of ? 'warmup done' : `warmup day ${day} of ${of}, up to ${count(cap)}`;
}
