/** Replies by the recipient's weekday and hour. */
import { html } from 'hono/html';
import { count, counted } from '../pieces/number.ts';
import { drawFigure, INK, type Chart } from './draw-chart.ts';
import type { Html } from '../pieces/their-text.ts';
import type { LiveHeatCell } from '../../../domain/live/overview.ts';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
/** Steps of the scale, from "sent, no reply" on; each is a variable of page.css. */
const STEPS = 5;
/** Replies in one hour of a weekday from which on it is called the best. */
const TELLING = 3;
const hourText = (hour: number) => `${String(hour).padStart(2, '0')}:00`;

export function heatMap(cells: LiveHeatCell[]): Promise<Html> {
  const used = cells.filter(({ sent, replied }) => sent + replied > 0);
  return drawFigure(chartOf(used), tableOf(used));
}

function chartOf(cells: LiveHeatCell[]): Chart {
  const most = Math.max(0, ...cells.map(({ replied }) => replied));
  return {
    name: 'heat',
    title: "Replies by the recipient's weekday and hour",
    says: tellBest(cells, most),
    width: 440,
    height: 190,
    option: {
      grid: { left: 4, right: 4, top: 6, bottom: 4, containLabel: true },
      xAxis: {
        type: 'category',
        data: Array.from({ length: 24 }, (_, hour) => String(hour)),
        axisTick: { show: false },
        axisLine: { show: false },
        axisLabel: { color: INK.muted, fontSize: 11, interval: 2 },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: DAYS,
        axisTick: { show: false },
        axisLine: { show: false },
        axisLabel: { color: INK.muted, fontSize: 11 },
      },
      series: [
        {
          type: 'heatmap',
          silent: true,
          data: cells.map(({ weekday, hour, replied }) => [hour, weekday, step(replied, most)]),
          itemStyle: { borderRadius: 2, borderWidth: 1.5, borderColor: 'var(--sheet)' },
        },
      ],
      visualMap: {
        type: 'piecewise',
        show: false,
        pieces: Array.from({ length: STEPS }, (_, i) => ({ value: i, color: `var(--heat-${i})` })),
      },
    },
  };
}

function tellBest(cells: LiveHeatCell[], most: number): string {
  const best = cells.find(({ replied }) => replied === most);
  if (best === undefined || most === 0) return 'No reply yet. Pale squares: messages were sent.';
  const replies = cells.reduce((sum, { replied }) => sum + replied, 0);
  const told =
    most < TELLING
      ? `${counted(replies, 'reply', 'replies')} so far: too few to name the best hour.`
      : `Most replies come on ${DAYS[best.weekday]} from ${hourText(best.hour)}, ` +
        `recipient time: ${counted(most, 'reply', 'replies')}.`;
  return cells.some(({ replied }) => replied === 0)
    ? `${told} Pale squares: sent, no reply.`
    : told;
}

function step(replied: number, most: number): number {
  return replied === 0 ? 0 : Math.max(1, Math.ceil((replied / most) * (STEPS - 1)));
}

function tableOf(cells: LiveHeatCell[]): Html {
  const sorted = [...cells].sort((a, b) => b.replied - a.replied || b.sent - a.sent).slice(0, 20);
  return html`<table>
    <thead>
      <tr>
        <th scope="col">Day and hour</th>
        <th scope="col">Replies</th>
        <th scope="col">Sent</th>
      </tr>
    </thead>
    <tbody>
      ${sorted.map(
        ({ weekday, hour, sent, replied }) =>
          html`<tr>
            <th scope="row">${DAYS[weekday]} ${hourText(hour)}</th>
            <td>${count(replied)}</td>
            <td>${count(sent)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
