/** Opens and clicks: between which numbers the messages lie that persons opened or clicked. */
import { html } from 'hono/html';
import { count, counted, share } from '../pieces/number.ts';
import type { Html } from '../pieces/their-text.ts';
import type { LiveMeasured, LiveOverview } from '../../../domain/live/overview.ts';
import type { MeasuredCount } from '../../../domain/reports/measured-count.ts';
import type { PagePart } from './part.ts';

export const measuredPart: PagePart<Pick<LiveOverview, 'measured'>> = {
  name: 'measured',
  heading: 'Opens and clicks',
  column: 'main',
  aside: () => 'messages, not people',
  render: ({ measured }) =>
    measured.opened === null && measured.clicked === null
      ? html`<p class="empty">
          Not measured. <code>"tracking"</code> in the file of a campaign measures it from its next
          message on.
        </p>`
      : html`<dl class="measured-list">
          ${line('Opened', measured.opened, measured)}
          ${line('Clicked', measured.clicked, measured)}
        </dl>`,
};

function line(name: string, figure: MeasuredCount | null, { sent }: LiveMeasured): Html {
  return html`<div class="measured-line">
    <dt>${name}</dt>
    ${figure === null ? html`<dd class="detail">not measured</dd>` : range(figure, sent)}
  </div>`;
}

function range({ low, high, of, person, unclear, machine }: MeasuredCount, sent: number): Html {
  return html`<dd class="value">${fromTo(count(low), count(high))}</dd>
    <dd class="detail">
      by persons: ${fromTo(share(low, of), share(high, of))} · measured on ${count(of)} of
      ${counted(Math.max(of, sent), 'message')} · judged ${count(person)} a person's,
      ${count(machine)} a machine's, ${count(unclear)} unclear
    </dd>`;
}

function fromTo(low: string, high: string): string {
  return low === high ? low : `${low} to ${high}`;
}
