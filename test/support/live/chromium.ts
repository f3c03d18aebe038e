/** Opens pages of a loopback server in headless Chromium, and keeps what must not happen there. */
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe } from 'vitest';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { AT } from './invented-overview.ts';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
];

export type WatchedPage = {
  page: Page;
  /** Errors and warnings of the console, exceptions, dialogs, requests to another host. */
  faults: string[];
};

/** `ready`: a selector of what shows that the page is complete. */
type OpenOptions = BrowserContextOptions & { clock?: 'fixed' | 'real'; ready?: string };

export type Open = (url: string, options?: OpenOptions) => Promise<WatchedPage>;

/** Left out where there is no Chromium; but where CI is set it has to be there. */
export function describeInChromium(name: string, body: (open: Open) => void): void {
  const missing = !existsSync(CHROMIUM) && !process.env['CI'];
  const reason = `no Chromium at ${CHROMIUM}: CHROMIUM names another place`;
  if (missing) {
    describe.skip(`${name} [left out, ${reason}]`, () => body(() => Promise.reject(new Error())));
    return;
  }
  describe(name, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
    });
    afterAll(() => browser?.close());
    body((url, options) => openWatched(browser, url, options));
  });
}

async function openWatched(
  browser: Browser,
  url: string,
  { clock = 'fixed', ready = '#connection[data-state="live"]', ...options }: OpenOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ timezoneId: 'Europe/Berlin', ...options });
  const page = await context.newPage();
  if (clock === 'fixed') await page.clock.setFixedTime(AT);
  const faults: string[] = [];
  const { host } = new URL(url);
  page.on('console', (said) => {
    if (said.type() === 'error' || said.type() === 'warning') faults.push(said.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (new URL(request.url()).host !== host) faults.push(`request to ${request.url()}`);
  });
  await page.goto(url);
  await page.waitForSelector(ready);
  return { page, faults };
}
