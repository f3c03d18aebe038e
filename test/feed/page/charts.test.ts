import { describe, expect, it } from 'vitest';
import { dailyChart } from '../../../lib/feed/page/charts/daily-chart.ts';
import { funnelChart } from '../../../lib/feed/page/charts/funnel-chart.ts';
import { heatMap } from '../../../lib/feed/page/charts/heat-map.ts';
import { inventedOverview } from '../../support/live/invented-overview.ts';

const { days, funnel, heat } = inventedOverview(100_000);
const drawn = {
  days: String(await dailyChart(days)),
  funnel: String(await funnelChart(funnel)),
  heat: String(await heatMap(heat)),
};

describe.each(Object.entries(drawn))('the chart %s', (name, chart) => {
  it('carries no style, script, class or animation of its own', () => {
    const svg = /<svg class="plot"[\s\S]*<\/svg>/.exec(chart)?.[0] ?? '';
    expect(svg.length).toBeGreaterThan(500);
    expect(svg.slice(4)).not.toMatch(/<style|<script|\sstyle=|<animate|\sclass="(?!plot)|ecmeta/);
  });

  it('takes each colour from the theme of the page', () => {
    const colours = [...chart.matchAll(/(?:fill|stroke)="([^"]+)"/g)].map(([, colour]) => colour!);
    expect(colours.length).toBeGreaterThan(5);
    expect(colours.filter((colour) => colour !== 'none' && !colour.startsWith('var(--'))).toEqual(
      [],
    );
  });

  it('is named, and told as a table', () => {
    expect(chart).toContain(`aria-labelledby="title-${name}"`);
    expect(chart).toMatch(/<figcaption>[^<]{15,}<\/figcaption>/);
    expect(chart).toContain('<th scope="row">');
  });
});

describe('the daily chart', () => {
  it('draws a bar for each day that has a figure', () => {
    const bars = (colour: string) => drawn.days.split(`fill="var(--chart-${colour})"`).length - 1;
    expect(bars('sent')).toBe(days.length);
  });

  it('lists the newest day first', () => {
    const rows = [...drawn.days.matchAll(/<th scope="row">([\d-]+)<\/th>/g)].map(([, day]) => day);
    expect(rows[0]).toBe('2026-03-03');
    expect(rows).toHaveLength(30);
  });

  it('says nothing of replies where they are not counted', async () => {
    const silent = days.map((day) => ({ ...day, replied: null }));
    const chart = String(await dailyChart(silent));
    expect(chart).not.toMatch(/\d repl/);
    expect(chart).toContain('not counted');
  });
});

describe('the daily chart of one day', () => {
  it('has a column, not a wall', async () => {
    const chart = String(
      await dailyChart([{ day: '2026-03-02', sent: 6, replied: null, bounced: 1 }], 500),
    );
    const sent = /<path d="([^"]+)" fill="var\(--chart-sent\)"/.exec(chart)?.[1] ?? '';
    const across = [...sent.matchAll(/[ML]([\d.]+) /g)].map(([, x]) => Number(x));
    expect(Math.max(...across) - Math.min(...across)).toBeCloseTo(44, 5);
  });
});

describe('the funnel', () => {
  it('shows each stage with its share of the first', () => {
    expect(drawn.funnel).toContain('62,000  62 %');
    expect(drawn.funnel).toContain('1,600 of 100,000 (1.6 %) reached &quot;interested&quot;.');
  });
});

describe('the heat map', () => {
  it('names the hour with most replies', () => {
    expect(drawn.heat).toContain('Most replies come on Mon from 11:00, recipient time');
  });

  it('is drawn for a single reply too', async () => {
    const one = String(await heatMap([{ weekday: 6, hour: 23, sent: 1, replied: 1 }]));
    expect(one).toContain('var(--heat-4)');
    expect(one).toContain('Sun 23:00');
  });

  it('names no best hour after one reply, and says what pale squares are', async () => {
    const few = String(
      await heatMap([
        { weekday: 6, hour: 23, sent: 1, replied: 1 },
        { weekday: 0, hour: 9, sent: 4, replied: 0 },
      ]),
    );
    expect(few).toContain('1 reply so far: too few to name the best hour. Pale squares: sent');
    expect(few).not.toContain('Most replies');
  });
});

it('a chart is drawn again only when its data changed', async () => {
  const began = process.cpuUsage().user;
  for (let i = 0; i < 5; i += 1) await dailyChart(days);
  const unchanged = process.cpuUsage().user - began;
  const from = process.cpuUsage().user;
  for (let i = 0; i < 5; i += 1)
    await dailyChart(days.map((day) => ({ ...day, sent: day.sent + i })));
  expect(unchanged).toBeLessThan((process.cpuUsage().user - from) / 3);
});
