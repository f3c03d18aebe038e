/** The three charts of the overview, and what stands there before there is anything to draw. */
import { html } from 'hono/html';
import { dailyChart } from '../charts/daily-chart.ts';
import { funnelChart } from '../charts/funnel-chart.ts';
import { heatMap } from '../charts/heat-map.ts';
import type { LiveDay, LiveOverview } from '../../../domain/live/overview.ts';
import type { Html } from '../pieces/their-text.ts';
import type { PagePart } from './part.ts';

export const daysPart: PagePart<{ days: LiveDay[] }> = {
  name: 'days',
  heading: 'Day by day',
  column: 'third',
  aside: () =>
    html`<span class="key sent">sent</span> <span class="key replied">replied</span>
      <span class="key bounced">bounced</span>`,
  render: ({ days }) =>
    days.length === 0
      ? empty('Each day with sent messages, replies or bounces becomes a column here.')
      : dailyChart(days),
};

export const funnelPart: PagePart<LiveOverview> = {
  name: 'funnel',
  heading: 'Funnel',
  column: 'third',
  aside: () => 'people by stage',
  render: ({ funnel }) =>
    (funnel[0]?.people ?? 0) === 0
      ? empty('How many people got a message, and how many replied, is drawn here.')
      : funnelChart(funnel),
};

export const heatPart: PagePart<LiveOverview> = {
  name: 'heat',
  heading: 'When they reply',
  column: 'third',
  aside: () => 'recipient time',
  render: ({ heat }) =>
    heat.some(({ replied }) => replied > 0)
      ? heatMap(heat)
      : empty('The hours in which people reply are drawn here, from the first reply on.'),
};

function empty(text: string): Html {
  return html`<p class="empty">${text}</p>`;
}
