/** Answers the requests of the live page: whole pages, changed parts of them, script and style. */
import { html } from 'hono/html';
import { readAsset } from './assets.ts';
import { drawDocument, type PageFrame } from './document.ts';
import { drawPart, type PagePart } from './parts/part.ts';
import { MAILBOX_PARTS } from './parts/mailbox-parts.ts';
import { OVERVIEW_PARTS } from './parts/overview-parts.ts';
import { PERSON_PARTS } from './parts/person-parts.ts';
import { shortened, theirName } from './pieces/their-text.ts';
import type { PageReply, PageServer } from '../live/live-port.ts';
import type { PagePort } from './page-port.ts';

/** A page with its data: which parts it has depends on its kind. */
type Drawable = {
  frame: Omit<PageFrame, 'parts'>;
  parts: readonly { name: string; draw: () => ReturnType<typeof drawPart> }[];
};

/** `/`, `/campaign/ID`, `/mailbox/ID`, `/person/ID`, `/parts`, and the files under `/page/`. */
export function createLivePage(port: PagePort): PageServer {
  return {
    async answer({ path, query, ifNoneMatch }) {
      if (path.startsWith('/page/')) return answerAsset(path, ifNoneMatch);
      if (path === '/parts') return answerParts(port, query);
      if (!isPage(path)) return null;
      const page = await load(port, path);
      return page === null ? answerMissing(port, path) : answerPage(page);
    },
  };
}

function isPage(path: string): boolean {
  return (
    path === '/' ||
    path.startsWith('/campaign/') ||
    path.startsWith('/mailbox/') ||
    path.startsWith('/person/')
  );
}

async function load(port: PagePort, path: string): Promise<Drawable | null> {
  if (path === '/' || path.startsWith('/campaign/')) return loadOverview(port, path);
  // Asked before the data: an event between the two comes again, and none is left out.
  const seq = await port.newestSeq();
  const rest = { path, at: port.now(), seq, campaign: null };
  if (path.startsWith('/mailbox/')) {
    const id = decoded(path.slice('/mailbox/'.length));
    const data = id === null ? null : await port.mailbox(id);
    if (data === null) return null;
    const name = data.mailbox.id;
    const frame = { title: `${shortened(name, 60)}, mailbox`, heading: theirName(name), ...rest };
    return { frame: { ...frame, kind: 'mailbox' }, parts: drawable(MAILBOX_PARTS, data) };
  }
  const [, id] = /^\/person\/([1-9]\d{0,14})$/.exec(path) ?? [];
  const data = id === undefined ? null : await port.person(Number(id));
  if (data === null) return null;
  const called = data.person.name ?? data.person.email;
  const frame = { title: `${shortened(called, 60)}, person`, heading: theirName(called), ...rest };
  return { frame: { ...frame, kind: 'person' }, parts: drawable(PERSON_PARTS, data) };
}

async function loadOverview(port: PagePort, path: string): Promise<Drawable | null> {
  const campaign = path === '/' ? null : decoded(path.slice('/campaign/'.length));
  if (campaign === '') return null;
  const data = await port.overview(campaign);
  if (data === null) return null;
  const name = campaign === null ? null : (data.campaigns[0]?.name ?? campaign);
  return {
    frame: {
      title: name === null ? 'Campaigns, live' : `${shortened(name, 60)}, live`,
      heading: name === null ? 'Campaigns' : theirName(name, 80),
      path,
      at: data.at,
      kind: 'overview',
      campaign,
      seq: data.seq,
    },
    parts: drawable(OVERVIEW_PARTS, data),
  };
}

function drawable<Data>(parts: readonly PagePart<Data>[], data: Data): Drawable['parts'] {
  return parts.map((part) => ({ name: part.name, draw: () => drawPart(part, data) }));
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

async function answerPage({ frame, parts }: Drawable): Promise<PageReply> {
  const drawn = await Promise.all(parts.map(({ draw }) => draw()));
  const body = await drawDocument({ ...frame, parts: drawn });
  return answerHtml(200, body);
}

/**
 * `?page=PATH&NAME=DIGEST...`: of the named parts those that differ from what the browser has. One
 * reading of the data serves them all.
 */
async function answerParts(port: PagePort, query: URLSearchParams): Promise<PageReply> {
  const path = query.get('page') ?? '/';
  const page = isPage(path) ? await load(port, path) : null;
  if (page === null) return answerHtml(404, '');
  const asked = page.parts.filter(({ name }) => query.has(name));
  const drawn = await Promise.all(
    asked.map(async ({ name, draw }) => ({ name, ...(await draw()) })),
  );
  const changed = drawn.filter(({ name, digest }) => query.get(name) !== digest);
  const at = new Date(page.frame.at).toISOString();
  const sections = changed.map(({ section }) => section).join('\n');
  return answerHtml(200, `<div data-at="${at}">${sections}</div>`);
}

async function answerMissing(port: PagePort, path: string): Promise<PageReply> {
  const what = path.split('/')[1];
  const section = await html`<section class="part missing">
    <p class="empty">
      <strong>No such ${what} in this file.</strong> The <a href="/">overview</a> links to all that
      there are; <code>rate_limiter.ts people</code> finds a person.
    </p>
  </section>`;
  const frame = {
    title: `No such ${what}`,
    heading: `No such ${what}`,
    path,
    at: port.now(),
    campaign: null,
  };
  const seq = await port.newestSeq();
  const parts = [{ section: String(section), column: 'whole' as const }];
  return answerHtml(404, await drawDocument({ ...frame, kind: 'missing', seq, parts }));
}

function answerHtml(status: 200 | 404, body: string): PageReply {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
  return { status, headers, body };
}

function answerAsset(path: string, ifNoneMatch: string | null): PageReply | null {
  const asset = readAsset(path);
  if (asset === null) return null;
  const { type, body, etag } = asset;
  const headers = { 'content-type': type, 'cache-control': 'no-cache', etag };
  return ifNoneMatch === etag ? { status: 304, headers, body: '' } : { status: 200, headers, body };
}
