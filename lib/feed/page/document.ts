/** The frame of each page: head, skip link, heading with the state of the connection, parts. */
import { html, raw } from 'hono/html';
import { when } from './pieces/when.ts';
import type { DrawnPart } from './parts/part.ts';
import type { Html } from './pieces/their-text.ts';
import type { Instant } from '../../domain/time.ts';

export type PageFrame = {
  title: string;
  heading: Html | string;
  /** The path of the page. */
  path: string;
  kind: 'overview' | 'mailbox' | 'person' | 'missing';
  /** The only one that it is about. */
  campaign: string | null;
  at: Instant;
  seq: number;
  parts: readonly Pick<DrawnPart, 'section' | 'column'>[];
};

export async function drawDocument(frame: PageFrame): Promise<string> {
  const { title, heading, path, kind, campaign, at, seq, parts } = frame;
  const page = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        <link rel="icon" href="/page/icon.svg" />
        <link rel="stylesheet" href="/page/page.css" />
        <script type="module" src="/page/page.js"></script>
      </head>
      <body
        class="page-${kind}"
        data-path="${path}"
        data-seq="${seq}"
        data-kind="${kind}"
        ${campaign === null ? '' : html`data-campaign="${campaign}"`}
      >
        <a class="skip" href="#content">Skip to the content</a>
        <header class="top">
          <div class="top-name">
            ${path === '/' ? '' : html`<nav aria-label="Pages"><a href="/">← Overview</a></nav>`}
            <h1>${heading}</h1>
          </div>
          <p class="zone">
            <span id="zone">Times are UTC</span> · as of <span id="as-of">${when(at)}</span>
          </p>
          <p id="connection" role="status" data-state="starting">
            <span class="dot" aria-hidden="true"></span>
            <span id="connection-text">not live</span>
          </p>
          <button type="button" id="again" hidden>Connect again</button>
        </header>
        <noscript
          ><p class="notice">
            Without JavaScript this page shows what was known when it was loaded: load it again for
            news.
          </p></noscript
        >
        <p class="unseen" role="status" id="news"></p>
        <main id="content" tabindex="-1">${raw(inColumns(parts))}</main>
        <footer>This page only reads. Every change is a command.</footer>
      </body>
    </html>`;
  return String(page);
}

/** Neighbours of one column share its element, so that columns keep their own heights. */
function inColumns(parts: PageFrame['parts']): string {
  return parts
    .map(({ section, column }, i) => {
      const opens = parts[i - 1]?.column !== column ? `<div class="column-${column}">` : '';
      return `${opens}${section}${parts[i + 1]?.column === column ? '' : '</div>'}`;
    })
    .join('\n');
}
