/** Draws a chart with echarts as SVG in the page: no script, no style of its own, both themes. */
import { html, raw } from 'hono/html';
import type { EChartsOption } from 'echarts';
import type { Html } from '../pieces/their-text.ts';

/** Colours are variables of page.css, so one drawing serves the light and the dark theme. */
export const INK = {
  sent: 'var(--chart-sent)',
  replied: 'var(--chart-replied)',
  bounced: 'var(--chart-bounced)',
  line: 'var(--line)',
  muted: 'var(--muted)',
  ink: 'var(--ink)',
};

export type Chart = {
  /** Also its id on the page. */
  name: string;
  title: string;
  /** The message of the chart in a sentence. */
  says: string;
  width: number;
  height: number;
  option: EChartsOption;
};

/** Figure, and its numbers as a table: for those who do not see the drawing, and to read exactly. */
export async function drawFigure(chart: Chart, numbers: Html): Promise<Html> {
  const svg = await drawOnce(chart);
  return html`<figure class="chart">
    ${raw(svg)}
    <figcaption>${chart.says}</figcaption>
    <details id="numbers-${chart.name}">
      <summary>Numbers</summary>
      <div class="scroll" tabindex="0" role="region" aria-label="Numbers: ${chart.title}">
        ${numbers}
      </div>
    </details>
  </figure>`;
}

/** A drawing takes some 4 ms; a page asks for it again after each event, mostly unchanged. */
const DRAWN_KEPT = 32;
const drawn = new Map<string, string>();

async function drawOnce(chart: Chart): Promise<string> {
  const key = JSON.stringify(chart);
  const svg = drawn.get(key) ?? (await draw(chart));
  // The newest last: the first key is the one that was not asked for longest.
  drawn.delete(key);
  drawn.set(key, svg);
  const [oldest] = drawn.keys();
  if (drawn.size > DRAWN_KEPT && oldest !== undefined) drawn.delete(oldest);
  return svg;
}

async function draw({ name, title, says, width, height, option }: Chart): Promise<string> {
  const { init } = await import('echarts');
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ animation: false, ...option });
    const opening =
      `<svg class="plot" viewBox="0 0 ${width} ${height}" role="img" focusable="false"` +
      ` aria-labelledby="title-${name}" aria-describedby="says-${name}">` +
      `<title id="title-${name}">${title}</title><desc id="says-${name}">${says}</desc>`;
    return opening + plain(chart.renderToSVGString());
  } finally {
    chart.dispose();
  }
}

/**
 * Without what the content policy of the page would refuse (style) or nothing uses (class,
 * metadata): page.css styles the texts. Every text of a chart is ours.
 */
function plain(svg: string): string {
  return svg
    .replace(/^<svg[^>]*>/, '')
    .split('<style')
    .map((piece, i) => (i === 0 ? piece : piece.slice(piece.indexOf('</style>') + 8)))
    .join('')
    .replace(/ (?:style|class|ecmeta_\w+|pointer-events)="[^"]*"/g, '');
}
