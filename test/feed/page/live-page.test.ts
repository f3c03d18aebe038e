import { describe, expect, it } from 'vitest';
import { createLivePage } from '../../../lib/feed/page/live-page.ts';
import { emptyOverview, inventedOverview } from '../../support/live/invented-overview.ts';
import { HOSTILE, hostileOverview } from '../../support/live/hostile-overview.ts';
import { inventedPort } from '../../support/live/invented-pages.ts';
import type { LiveOverview } from '../../../lib/domain/live/overview.ts';

const SIXTY = inventedOverview(60);

async function get(
  path: string,
  overview: LiveOverview = SIXTY,
  ifNoneMatch: string | null = null,
) {
  const url = new URL(path, 'http://127.0.0.1');
  const answer = await createLivePage(inventedPort(overview)).answer({
    path: url.pathname,
    query: url.searchParams,
    ifNoneMatch,
  });
  if (answer === null) throw new Error(`no answer to ${path}`);
  return answer;
}

const answerOf = (path: string) =>
  createLivePage(inventedPort(SIXTY)).answer({
    path,
    query: new URLSearchParams(),
    ifNoneMatch: null,
  });

/** The text between tags, entities read, white space as one. */
function textOf(body: string): string {
  return body
    .replace(/<(?:title|desc)[^>]*>[^<]*<\/(?:title|desc)>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
}

describe('the overview', () => {
  it('has its parts in the order in which they are read', async () => {
    const { body } = await get('/');
    expect([...body.matchAll(/data-part="(\w+)"/g)].map(([, name]) => name)).toEqual([
      'today',
      'now',
      'campaigns',
      'limits',
      'measured',
      'next',
      'feed',
      'days',
      'funnel',
      'heat',
    ]);
  });

  it('says of each hold why, since when, and which command ends it', async () => {
    const text = textOf((await get('/')).body);
    for (const { why, run } of SIXTY.stops) {
      expect(text).toContain(why);
      expect(text).toContain(run);
    }
    expect(text).toContain('Hold, critical bounce rate campaign renewals');
  });

  it('says of opens and clicks between which numbers they lie, and on how many they are measured', async () => {
    const body = textOf((await get('/')).body);
    expect(body).toContain(
      "Opened 11 to 19 by persons: 20 % to 35 % · measured on 54 of 60 messages · judged 12 a person's, 18 a machine's, 3 unclear",
    );
    expect(body).toContain('Clicked not measured');
    const none = { ...SIXTY, measured: { sent: 60, opened: null, clicked: null } };
    expect(textOf((await get('/', none)).body)).toContain(
      'Opens and clicks messages, not people Not measured.',
    );
  });

  it('shows the words of a reply without white space of its own around them', async () => {
    const { body } = await get('/');
    expect(body).toContain('<blockquote class="theirs" dir="auto">Hi Ann,');
    expect(body).toMatch(/Ada<\/blockquote>/);
  });

  it('says when only time or its cause ends a hold', async () => {
    const [stop] = SIXTY.stops;
    const until = SIXTY.at + 3_600_000;
    const text = textOf(
      (await get('/', { ...SIXTY, stops: [{ ...stop!, run: null, until }] })).body,
    );
    expect(text).toContain('No command ends it');
    expect(text).toContain('Ends by itself 2026-03-03 10:20 UTC');
  });

  it('shows the reply, its intent, a right that it invokes, and a sender without proof', async () => {
    const text = textOf((await get('/')).body);
    expect(text).toContain('What does it cost for 40 people?');
    expect(text).toContain('sender not proven');
    expect(text).toContain('erasure, by law');
    expect(text).toContain('response_tracker.ts replies --reply 2');
  });

  it('counts replies and holds that the lists leave out', async () => {
    const more = { ...SIXTY, repliesWaiting: 500, stopsTotal: 61 };
    expect(textOf((await get('/', more)).body)).toContain('61 holds, alerts · 500 replies or more');
  });

  it('shows each limit with its figures, and names full ones in words', async () => {
    const text = textOf((await get('/')).body);
    expect(text).toContain('Warmup 25 / 25 full');
    expect(text).toContain('Day acme.test 310 / 2,000');
    expect(text).toContain('warmup day 2 of 6, up to 25 · inbox never read');
  });

  it('says when a message leaves by the clock of its recipient', async () => {
    expect(textOf((await get('/')).body)).toContain(
      'Tue 04:28 New York · step 2 of renewals from ben',
    );
  });

  it('says what to do next where there is nothing yet', async () => {
    const { body } = await get('/', emptyOverview());
    const text = textOf(body);
    expect(text).toContain('rate_limiter.ts mailbox add --mailbox ann');
    expect(text).toContain('rate_limiter.ts start --config campaign.json');
    expect(text).toContain('rate_limiter.ts schedule plans the next batch');
    expect(body).not.toContain('<svg class="plot"');
  });

  it('writes a list of 100,000 people no longer than one of 1,000', async () => {
    const size = async (people: number) => (await get('/', inventedOverview(people))).body.length;
    expect((await size(100_000)) / (await size(1_001))).toBeLessThan(1.05);
  });
});

describe('texts of strangers', () => {
  it.each(['/', '/person/1', '/mailbox/ann'])('stay text in %s', async (path) => {
    const { body } = await get(path, hostileOverview());
    expect(body).not.toMatch(/<script(?! type="module" src="\/page\/page\.js")/);
    expect(body).not.toMatch(/<(?:img|style|iframe|object|embed|base)\b/);
    expect(body).not.toMatch(/\son\w+=["']/);
    expect(body).not.toMatch(/href=["']?javascript:/i);
    expect(body).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u2028]/);
    expect(body.includes('\u0000') || body.includes('\u0007')).toBe(false);
  });

  it.each(HOSTILE.filter((text) => /[<"'{]/.test(text)))(
    'are shown as they are: %s',
    async (text) => {
      const [reply] = hostileOverview().replies;
      const { body } = await get('/', { ...SIXTY, replies: [{ ...reply!, text }] });
      expect(textOf(body)).toContain(text);
    },
  );

  it('are cut without cutting an emoji in two', async () => {
    const [reply] = SIXTY.replies;
    const person = { ...reply!.person, name: '🎉'.repeat(300) };
    const { body } = await get('/', { ...SIXTY, replies: [{ ...reply!, person }] });
    expect(body).toContain(`<bdi>${'🎉'.repeat(59)}…</bdi>`);
  });

  it('in the id of a mailbox stay inside of its link', async () => {
    const [mailbox] = SIXTY.mailboxes;
    const { body } = await get('/', {
      ...SIXTY,
      mailboxes: [{ ...mailbox!, id: '"><b>/../x' }],
    });
    expect(body).toContain('href="/mailbox/%22%3E%3Cb%3E%2F..%2Fx"');
  });
});

describe('the pages of a mailbox and a person', () => {
  it('shows one mailbox with its limits, holds, days and messages', async () => {
    const text = textOf((await get('/mailbox/ann')).body);
    for (const part of [
      'Limits today',
      'Holds and alerts',
      'Leaves next',
      'Recently',
      'Day by day',
    ])
      expect(text).toContain(part);
    expect(text).toContain('ann@acme.test · its day is that of Europe/Berlin');
    expect(text).toContain('39 messages in 30 days: 0 bounced.');
  });

  it('shows one person with where they stand and their whole history', async () => {
    const text = textOf((await get('/person/1')).body);
    expect(text).toContain('never write again unsubscribed, by reply');
    expect(text).toContain('Spring outreach replied step 2 of 3 from ann');
    expect(text).toContain('A question about your docks');
    expect(text).toContain('rate_limiter.ts why --prospect 1');
  });

  it('shows one campaign alone, and tells the script to follow only that', async () => {
    const { body } = await get('/campaign/spring');
    expect(body).toContain('data-campaign="spring"');
    expect(body).toContain('← Overview');
  });

  it.each([
    '/mailbox/nothing',
    '/mailbox/%ff',
    '/person/0',
    '/person/1e3',
    '/person/',
    '/campaign/',
  ])('answers 404 with a way back to %s', async (path) => {
    const { status, body } = await get(path, emptyOverview());
    expect(status).toBe(404);
    expect(body).toContain('<a href="/">overview</a>');
    expect(body).toContain('data-kind="missing"');
  });
});

describe('parts', () => {
  const digestIn = (body: string, name: string) =>
    new RegExp(`data-part="${name}" data-digest="([\\w-]+)"`).exec(body)?.[1] ?? '';

  it('are sent only where they differ from what the browser has', async () => {
    const { body } = await get('/');
    const same = digestIn(body, 'limits');
    const parts = await get(`/parts?page=/&limits=${same}&now=older`);
    expect([...parts.body.matchAll(/data-part="(\w+)"/g)].map(([, name]) => name)).toEqual(['now']);
  });

  it('are equal while the data are, whatever time it is', async () => {
    const { body } = await get('/');
    const later = await get('/', { ...SIXTY, at: SIXTY.at + 60_000, seq: 501 });
    for (const name of ['today', 'now', 'campaigns', 'limits', 'next', 'days', 'funnel', 'heat'])
      expect(digestIn(later.body, name)).toBe(digestIn(body, name));
  });

  it('read the data once, however many are asked for', async () => {
    let readings = 0;
    const port = { ...inventedPort(SIXTY), overview: () => ((readings += 1), SIXTY) };
    const query = new URLSearchParams('page=/&now=&limits=&days=&heat=');
    await createLivePage(port).answer({ path: '/parts', query, ifNoneMatch: null });
    expect(readings).toBe(1);
  });

  it('of an unknown page are none', async () => {
    expect((await get('/parts?page=/etc/passwd&now=')).status).toBe(404);
    expect((await get('/parts?page=/person/0&person=')).status).toBe(404);
  });
});

describe('answers', () => {
  it('have nothing inline and nothing from elsewhere, and leave the policy to the server', async () => {
    const { headers, body } = await get('/');
    expect(Object.keys(headers).sort()).toEqual(['cache-control', 'content-type']);
    expect(body).not.toMatch(/\sstyle="|<style|https?:\/\/(?!www\.w3\.org)/);
  });

  it('send script and style again only when they changed', async () => {
    const first = await get('/page/page.js');
    expect(first.headers['content-type']).toBe('text/javascript; charset=utf-8');
    const again = await get('/page/page.js', SIXTY, first.headers['etag'] ?? null);
    expect(again).toMatchObject({ status: 304, body: '' });
  });

  it.each([
    '/page/tsconfig.json',
    '/page/event-groups.d.ts',
    '/page/../live-page.ts',
    '/page/',
    '/x',
  ])('give nothing for %s', async (path) => {
    expect(await answerOf(path)).toBeNull();
  });
});
