/** One mailbox: its limits, what stops it, what leaves next, what happened, its days. */
import { html } from 'hono/html';
import { dailyChart } from '../charts/daily-chart.ts';
import { meter } from '../pieces/meter.ts';
import { counted } from '../pieces/number.ts';
import { theirName } from '../pieces/their-text.ts';
import { feedLines } from './feed-part.ts';
import { mailboxFacts } from './limits-part.ts';
import { stopLine } from './needs-part.ts';
import { nextPart } from './next-part.ts';
import type { LiveMailboxPage } from '../../../domain/live/history.ts';
import type { PagePart } from './part.ts';

export const MAILBOX_PARTS: readonly PagePart<LiveMailboxPage>[] = [
  {
    name: 'limits',
    heading: 'Limits today',
    column: 'main',
    render: ({ mailbox, limits }) =>
      html`<p class="facts">
          ${theirName(mailbox.address, 80)} · its day is that of ${mailbox.zone} ·
          ${mailboxFacts(mailbox)}
        </p>
        <ul class="meters wide">
          ${limits.map((limit) => meter(limit))}
        </ul>`,
  },
  {
    name: 'stops',
    heading: 'Holds and alerts',
    column: 'main',
    aside: ({ stops }) => (stops.length === 0 ? 'none' : counted(stops.length, 'entry', 'entries')),
    render: ({ stops }) =>
      stops.length === 0
        ? html`<p class="empty">Nothing stops this mailbox.</p>`
        : html`<ul class="stop-list">
            ${stops.map(stopLine)}
          </ul>`,
  },
  {
    name: 'days',
    heading: 'Day by day',
    column: 'main',
    aside: () =>
      html`<span class="key sent">sent</span> <span class="key bounced">bounced, refused</span>`,
    render: ({ days }) =>
      days.length === 0
        ? html`<p class="empty">Each day on which it sends becomes a column here.</p>`
        : dailyChart(
            days.map(({ day, sent, bounced, rejected }) => ({
              day,
              sent,
              replied: null,
              bounced: bounced + rejected,
            })),
            560,
          ),
  },
  nextPart,
  {
    name: 'feed',
    heading: 'Recently',
    column: 'side',
    render: ({ recent }) => feedLines(recent),
  },
];
