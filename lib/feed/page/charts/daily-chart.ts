/** Sent, replied and bounced messages by day. */
import { html } from 'hono/html';
import { count, counted, share } from '../pieces/number.ts';
import { drawFigure, INK, type Chart } from './draw-chart.ts';
import type { Html } from '../pieces/their-text.ts';
import type { LiveDay } from '../../../domain/live/overview.ts';

/** `replied` null: not counted here. */
export type ChartDay = Omit<LiveDay, 'replied'> & { replied: number | null };

export function dailyChart(days: ChartDay[], width = 440): Promise<Html> {
  return drawFigure(chartOf(days, width), tableOf(days));
}

function chartOf(days: ChartDay[], width: number): Chart {
  const withReplies = days.some((day) => day.replied !== null);
  const total = (of: (day: ChartDay) => number) => days.reduce((sum, day) => sum + of(day), 0);
  const sent = total((day) => day.sent);
  const replied = total((day) => day.replied ?? 0);
  return {
    name: 'days',
    title: withReplies ? 'Sent, replies and bounces by day' : 'Sent and bounces by day',
    says:
      `${counted(sent, 'message')} in ${counted(days.length, 'day')}: ` +
      (withReplies ? `${counted(replied, 'reply', 'replies')} (${share(replied, sent)}), ` : '') +
      `${count(total((day) => day.bounced))} bounced.`,
    width,
    height: 190,
    option: {
      grid: { left: 4, right: 4, top: 12, bottom: 4, containLabel: true },
      xAxis: {
        type: 'category',
        data: days.map(({ day }) => dayAndMonth(day)),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: INK.line } },
        axisLabel: { color: INK.muted, fontSize: 11, hideOverlap: true },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        splitNumber: 3,
        axisLabel: { color: INK.muted, fontSize: 11 },
        splitLine: { lineStyle: { color: INK.line } },
      },
      series: [
        // Results stand in front of what was sent: their share is what the eye compares.
        series('sent', '70%', {
          barMaxWidth: 44,
          data: days.map((day) => day.sent),
          barGap: '-75%',
        }),
        series('replied', '35%', {
          barMaxWidth: 22,
          data: days.map((day) => day.replied ?? 0),
          stack: 'result',
        }),
        series('bounced', '35%', {
          barMaxWidth: 22,
          data: days.map((day) => day.bounced),
          stack: 'result',
        }),
      ],
    },
  };
}

function series(
  name: 'sent' | 'replied' | 'bounced',
  barWidth: string,
  rest: { data: number[]; barMaxWidth: number; barGap?: string; stack?: string },
) {
  return {
    type: 'bar' as const,
    name,
    silent: true,
    barWidth,
    barMinHeight: 0,
    itemStyle: { color: INK[name], borderRadius: 1 },
    ...rest,
  };
}

/** `2026-03-02` -> `2 Mar`. */
function dayAndMonth(day: string): string {
  const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
  return `${Number(day.slice(8, 10))} ${MONTHS[Number(day.slice(5, 7)) - 1] ?? ''}`;
}

function tableOf(days: ChartDay[]): Html {
  return html`<table>
    <thead>
      <tr>
        <th scope="col">Day</th>
        <th scope="col">Sent</th>
        <th scope="col">Replied</th>
        <th scope="col">Bounced</th>
      </tr>
    </thead>
    <tbody>
      ${days.toReversed().map(
        ({ day, sent, replied, bounced }) =>
          html`<tr>
            <th scope="row">${day}</th>
            <td>${count(sent)}</td>
            <td>${replied === null ? 'not counted' : count(replied)}</td>
            <td>${count(bounced)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
