/** Draws the volumes of a report's days as inline SVG, with the same numbers as a table beneath. */
import { grouped } from '../../core/reports/wording.ts';
import { escapeHtml as e } from './html-escape.ts';
import type { Section } from './document.ts';

const WIDTH = 640;
const HEIGHT = 240;
const LEFT = 44;
const BOTTOM = 26;
const TOP = 8;

export function renderBars(section: Extract<Section, { kind: 'bars' }>): string {
  const { series, bars, caption } = section;
  const top = niceTop(Math.max(1, ...bars.flatMap(({ values }) => values)));
  const plot = HEIGHT - BOTTOM - TOP;
  const pitch = (WIDTH - LEFT) / Math.max(1, bars.length);
  const y = (value: number): number => TOP + plot - (value / top) * plot;
  const grid = [0, top / 2, top]
    .map(
      (value) =>
        `<line x1="${LEFT}" x2="${WIDTH}" y1="${px(y(value))}" y2="${px(y(value))}"/><text x="${LEFT - 8}" y="${px(y(value) + 4)}" text-anchor="end">${grouped(value)}</text>`,
    )
    .join('');
  const drawn = bars
    .map(({ label, values }, index) => {
      const middle = LEFT + pitch * (index + 0.5);
      const title = `${label}: ${series.map(({ name }, which) => `${grouped(values[which] ?? 0)} ${name.toLowerCase()}`).join(', ')}`;
      // The second series is drawn in front of the first: both rise from the base line.
      const columns = series
        .map(({ tone }, which) => {
          const width = Math.min(which === 0 ? 40 : 20, pitch * (which === 0 ? 0.72 : 0.36));
          const value = values[which] ?? 0;
          return value <= 0
            ? ''
            : `<rect class="${tone}" x="${px(middle - width / 2)}" y="${px(y(value))}" width="${px(width)}" height="${px(y(0) - y(value))}" rx="${Math.min(3, width / 3).toFixed(1)}"/>`;
        })
        .join('');
      return `<g><title>${e(title)}</title>${columns}</g>`;
    })
    .join('');
  return `<div class="legend">${series.map(({ name, tone }) => `<span><i class="${tone}"></i>${e(name)}</span>`).join('')}</div>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${e(caption)}">${grid}${drawn}${dayLabels(
    bars.map(({ label }) => label),
    pitch,
  )}</svg>
<details><summary>The same as a table</summary><div class="scroll" role="region" tabindex="0" aria-label="${e(caption)}"><table><caption>${e(caption)}</caption><thead><tr><th scope="col">Day</th>${series.map(({ name }) => `<th scope="col" class="right">${e(name)}</th>`).join('')}</tr></thead><tbody>${bars.map(({ label, values }) => `<tr><th scope="row">${e(label)}</th>${values.map((value) => `<td class="right">${grouped(value)}</td>`).join('')}</tr>`).join('')}</tbody></table></div></details>`;
}

/** As many labels as fit without touching; always the first. `2026-03-02` is shown as `2 Mar`. */
function dayLabels(labels: readonly string[], pitch: number): string {
  const every = Math.max(1, Math.ceil(58 / pitch));
  return labels
    .map((label, index) =>
      index % every === 0
        ? `<text x="${px(LEFT + pitch * (index + 0.5))}" y="${HEIGHT - 6}" text-anchor="middle">${e(shortDay(label))}</text>`
        : '',
    )
    .join('');
}

function shortDay(label: string): string {
  const parts = /^\d{4}-(\d{2})-(\d{2})$/.exec(label);
  const months = [
    'Jan',
    'Feb',
    'Mar',
    'Apr',
    'May',
    'Jun',
    'Jul',
    'Aug',
    'Sep',
    'Oct',
    'Nov',
    'Dec',
  ];
  return parts ? `${Number(parts[2])} ${months[Number(parts[1]) - 1] ?? ''}` : label;
}

/** The next of 2, 4, 10, 20, 40, 100...: its half is a whole number too. */
function niceTop(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return (
    [1, 2, 4, 6, 8, 10].map((factor) => Math.max(2, factor * power)).find((top) => top >= value) ??
    value
  );
}

function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}
