import { expect, it } from 'vitest';
import { closedAfterEach } from '../../support/close-after.ts';
import { describeInChromium } from '../../support/live/chromium.ts';
import { frameOf } from '../../support/live/invented-frame.ts';
import { inventedOverview } from '../../support/live/invented-overview.ts';
import { inventedPort } from '../../support/live/invented-pages.ts';
import { servePage } from '../../support/live/page-server.ts';

describeInChromium('the live page in Chromium', (open) => {
  const opened = closedAfterEach();

  it('adds what happens to the feed at once, and reloads the parts that changed', async () => {
    const overview = inventedOverview(60);
    const server = await servePage(inventedPort(overview));
    opened.push(server);
    const { page, faults } = await open(server.url);
    expect(await page.textContent('#zone')).toBe('Your time, Europe/Berlin');
    overview.campaigns[0]!.sentToday += 1;
    server.send(frameOf(501));
    await page.waitForSelector('#feed-lines li[data-seq="501"]');
    const line = (await page.locator('#feed-lines li').first().innerText()).replace(/\s+/g, ' ');
    expect(line).toBe('10:20 ↗ Sent Eve Fresh Fresh Message 1 was sent from ann. Spring outreach');
    await expect.poll(() => page.textContent('#part-today .figure .value')).toBe('21');
    expect(faults).toEqual([]);
  });
});
