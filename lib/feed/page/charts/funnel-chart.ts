/** How many people reached each stage of the campaigns. */
import { html } from 'hono/html';
import { count, share, words } from '../pieces/number.ts';
import { drawFigure, INK, type Chart } from './draw-chart.ts';
import type { Html } from '../pieces/their-text.ts';
import type { LiveStage } from '../../../domain/live/overview.ts';

const ROW = 34;

export function funnelChart(stages: LiveStage[]): Promise<Html> {
  return drawFigure(chartOf(stages), tableOf(stages));
}

function chartOf(stages: LiveStage[]): Chart {
  const all = stages[0]?.people ?? 0;
  const last = stages.at(-1);
  return {
    name: 'funnel',
    title: 'People by stage',
    says:
      last === undefined
        ? 'No stage was reached.'
        : `${count(last.people)} of ${count(all)} (${share(last.people, all)}) reached "${words(last.stage)}".`,
    width: 440,
    height: Math.max(120, ROW * stages.length + 8),
    option: {
      grid: { left: 4, right: 104, top: 4, bottom: 4, containLabel: true },
      xAxis: { type: 'value', show: false, max: Math.max(1, all) },
      yAxis: {
        type: 'category',
        inverse: true,
        data: stages.map(({ stage }) => words(stage)),
        axisTick: { show: false },
        axisLine: { show: false },
        axisLabel: { color: INK.ink, fontSize: 12 },
      },
      series: [
        {
          type: 'bar',
          silent: true,
          barWidth: '58%',
          data: stages.map(({ people }, i) => ({
            value: people,
            itemStyle: { color: i === stages.length - 1 ? INK.replied : INK.sent, borderRadius: 2 },
            label: { formatter: `${count(people)}  ${share(people, all)}` },
          })),
          label: { show: true, position: 'right', color: INK.muted, fontSize: 11 },
        },
      ],
    },
  };
}

function tableOf(stages: LiveStage[]): Html {
  const all = stages[0]?.people ?? 0;
  return html`<table>
    <thead>
      <tr>
        <th scope="col">Stage</th>
        <th scope="col">People</th>
        <th scope="col">Of the first</th>
      </tr>
    </thead>
    <tbody>
      ${stages.map(
        ({ stage, people }) =>
          html`<tr>
            <th scope="row">${words(stage)}</th>
            <td>${count(people)}</td>
            <td>${share(people, all)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
