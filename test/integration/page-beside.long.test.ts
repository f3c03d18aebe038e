/** `send --wait --page`: the page follows a campaign that really runs, in Chromium. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { campaignFile } from '../support/campaign.ts';
import { describeInChromium } from '../support/live/chromium.ts';
import { startScript, type RunningScript } from '../support/running-script.ts';
import { call, newFolder, writePeople } from '../support/script.ts';
import { startSink } from '../support/smtp-sink.ts';
import { people } from '../support/state-file.ts';

type Said = { page: string; open: string; tokenFile: string };

const folder = newFolder();
let running: RunningScript | null = null;
afterEach(async () => {
  running?.kill('SIGKILL');
  await running?.ended;
  rmSync(folder, { recursive: true, force: true });
});

describeInChromium('the page beside a run', (open) => {
  it('shows each message that leaves, and ends with the run', async () => {
    const sink = await startSink();
    const env = { ANN_SMTP: sink.url };
    const db = join(folder, 'campaigns.db');
    const file = campaignFile({
      name: '<script>alert(1)</script>',
      timezone: 'UTC',
      rateLimits: {
        warmupEnabled: false,
        perHour: 500,
        perDay: 900,
        burst: { minGapSeconds: 1 },
      },
      sendWindow: { start: '00:00', end: '24:00', skipWeekends: false, skipHolidays: false },
      sequences: { inboxFreshness: 0 },
    } as Parameters<typeof campaignFile>[0]);
    writeFileSync(join(folder, 'campaign.json'), JSON.stringify(file));
    writePeople(folder, people(60));
    const run = async (...line: string[]) => {
      const { document, stderr } = await call(['rate_limiter', ...line, '--db', db], {
        cwd: folder,
        env,
      });
      expect(document?.ok, JSON.stringify(document?.error) + stderr).toBe(true);
      return document;
    };
    await run(
      ...['mailbox', 'add', '--mailbox', 'ann', '--from', 'Ann <ann@acme.test>'],
      ...['--smtp', 'env:ANN_SMTP', '--timezone', 'UTC'],
    );
    await run('start', '--config', 'campaign.json', '--prospects', 'prospects.csv');
    await run('schedule', '--campaign-id', 'spring', '--batch-size', '60');

    running = startScript(['rate_limiter', 'send', '--db', db, '--wait', '5m', '--page'], env);
    const script = running;
    await script.until(() => script.stderr.includes('\n'));
    const said = JSON.parse(script.stderr.split('\n')[0] ?? '') as Said;
    expect(existsSync(said.tokenFile)).toBe(true);
    expect((await fetch(said.page)).status).toBe(401);

    const { page, faults } = await open(said.open, { clock: 'real' });
    expect(page.url()).toBe(said.page);
    const lines = page.locator('#feed-lines li[data-group="sent"]');
    await expect.poll(() => lines.count(), { timeout: 30_000 }).toBeGreaterThanOrEqual(5);
    expect(await lines.first().textContent()).toContain('was sent from ann');
    expect(await lines.first().textContent()).toContain('<script>alert(1)</script>');
    const sentShown = async () => Number(await page.textContent('#part-today .figure .value'));
    await expect.poll(sentShown, { timeout: 30_000 }).toBeGreaterThanOrEqual(5);
    await page.locator('.who').first().click();
    await page.waitForSelector('#part-history .history-list li');
    await page.waitForSelector('#connection[data-state="live"]');
    expect(faults).toEqual([]);

    script.kill('SIGTERM');
    await script.ended;
    const document = JSON.parse(script.stdout);
    expect(document.data.sent).toBe(sink.messages.length);
    await page.waitForSelector('#connection[data-state="reconnecting"]');
    await sink.close();
  });
});
