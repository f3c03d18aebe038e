/** What a request for a pixel or a link leaves: a verdict, an event, a total, and nothing of who asked. */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { forgetPerson } from '../../../lib/app/campaigns/forget-person.ts';
import { wireForgetting } from '../../../lib/cli/wiring/campaigns/wire-forgetting.ts';
import { wireHits } from '../../../lib/cli/wiring/tracking/wire-hits.ts';
import { addresseeOf } from '../../../lib/core/campaigns/prospects/canonical-address.ts';
import { MONDAY } from '../../support/quota.ts';
import { people, seededState } from '../../support/state-file.ts';
import { plan, send } from '../../support/sending.ts';
import { startSink } from '../../support/smtp-sink.ts';
import { AGENTS } from '../../core/tracking/labelled/agents.ts';
import { ask, decode, events, figures, open, sent, TRACKED } from './tracked.fixture.ts';

describe('a message', () => {
  it('has the pixel and the counted links in its html only, each with a target in the file', async () => {
    const { state, sink, messages } = await sent();
    const [message] = messages;
    expect(message?.links).toHaveLength(3);
    expect(message?.pixel).toMatch(/^[a-z2-7]{16}-0-[a-z2-7]{8}$/);
    expect(message?.html).not.toContain('acme.test/a?');
    expect(message?.html).toContain('href="https://acme.test/unsubscribe?m=');
    expect(decode(sink.messages[0]?.raw ?? '')).toContain('https://acme.test/plain');
    expect(state.db.prepare('SELECT opens, links FROM tracked_message').get()).toEqual({
      opens: 1,
      links: '["https://acme.test/a?b=1&c=2","https://acme.test/P1"]',
    });
  });

  it('has its targets in the file before its text leaves', async () => {
    const state = await seededState({ file: TRACKED, people: people(1) });
    let known: unknown = null;
    const sink = await startSink({
      onMail: () => {
        known = state.db.prepare('SELECT count(*) FROM tracked_message').pluck().get();
      },
    });
    open.push(state.db, sink);
    await plan(state, MONDAY);
    await send(state, { now: MONDAY, url: sink.url });
    expect(known).toBe(1);
  });

  it.each([false, undefined, { domain: 't.acme.test' }, { opens: false, clicks: false }] as const)(
    'without tracking (%j) has the same bytes as ever, and no row',
    async (tracking) => {
      const { tracking: _, ...plain } = TRACKED;
      const { state, sink } = await sent(
        1,
        tracking === undefined ? plain : { ...plain, tracking },
      );
      const other = await sent(1, plain);
      const bytes = (raw: string | undefined): string =>
        (raw ?? '')
          .replace(/=\r\n/g, '')
          .replace(/[a-z2-7]{16}\.[a-z2-7]{10}/g, 'ID')
          .replace(/=-[a-z2-7]+-/g, '=-ID-');
      expect(bytes(sink.messages[0]?.raw)).toBe(bytes(other.sink.messages[0]?.raw));
      expect(state.db.prepare('SELECT count(*) FROM tracked_message').pluck().get()).toBe(0);
      expect(figures(other)).toMatchObject({ opened: null, clicked: null });
    },
  );

  it('is not sent at all where the public side is not known', async () => {
    const sink = await startSink();
    const state = await seededState({
      file: { ...TRACKED, tracking: { opens: true } },
      people: people(1),
    });
    open.push(state.db, sink);
    await plan(state, MONDAY);
    const { failed } = await send(state, { now: MONDAY, url: sink.url });
    expect(failed).toMatchObject([{ code: 'tracking_unreachable', exit: 'configuration' }]);
    expect(sink.messages).toEqual([]);
  });
});

describe('a request', () => {
  it('for the pixel by a person counts once, with one event', async () => {
    const it = await sent(2);
    const [first] = it.messages;
    await ask(it, 'open', first?.pixel ?? '', { after: 3_600, agent: 'outlook' });
    await ask(it, 'open', first?.pixel ?? '', { after: 3_601, agent: 'outlook' });
    await ask(it, 'open', first?.pixel ?? '', { after: 9_000, agent: 'outlook' });
    expect(events(it)).toEqual(['message.opened {"by":"person"}']);
    expect(figures(it).opened).toEqual({
      person: 1,
      unclear: 0,
      machine: 0,
      low: 1,
      high: 1,
      of: 2,
    });
  });

  it('for a link leads to its own target, and that of another message to the other’s', async () => {
    const it = await sent(2);
    const targets = [];
    for (const { links } of it.messages)
      for (const token of links) targets.push(await ask(it, 'click', token, { after: 900 }));
    const both = (name: string) => [
      'https://acme.test/a?b=1&c=2',
      'https://acme.test/a?b=1&c=2',
      `https://acme.test/${name}`,
    ];
    expect(targets).toEqual([...both('P1'), ...both('P2')]);
  });

  it('with a token that is not ours, or of the other kind, tells nothing and writes nothing', async () => {
    const it = await sent();
    const [{ pixel, links } = { pixel: '', links: [] as string[] }] = it.messages;
    const before = it.state.db.prepare('SELECT total_changes()').pluck().get();
    const link = links[1] ?? '';
    for (const token of [
      '',
      'x',
      pixel,
      `${link}a`,
      link.replace('-1-', '-2-'),
      `https://evil.test`,
    ])
      expect(await ask(it, 'click', token, { after: 900 })).toBeNull();
    for (const token of [link, '../../etc', pixel.replace('-0-', '-1-')])
      await ask(it, 'open', token, { after: 900 });
    expect(it.state.db.prepare('SELECT total_changes()').pluck().get()).toBe(before);
    expect(events(it)).toEqual([]);
  });

  it('by a scanner turns what it did before: every link, also that which people cannot see', async () => {
    const it = await sent();
    const links = it.messages[0]?.links ?? [];
    await ask(it, 'click', links[1] ?? '', { after: 1_000 });
    expect(figures(it).clicked).toMatchObject({ person: 1, machine: 0 });
    await ask(it, 'click', links[0] ?? '', { after: 1_060 });
    expect(events(it)).toEqual([
      'message.opened {"by":"person"}',
      'message.clicked {"by":"person","link":1}',
      'message.opened {"by":"machine"}',
      'message.clicked {"by":"machine"}',
    ]);
    expect(figures(it).clicked).toEqual({
      person: 0,
      unclear: 0,
      machine: 1,
      low: 0,
      high: 0,
      of: 1,
    });
  });

  it('of Apple counts as a machine’s, with a person perhaps behind it', async () => {
    const it = await sent();
    await ask(it, 'open', it.messages[0]?.pixel ?? '', { after: 400, agent: 'apple' });
    expect(events(it)).toEqual(['message.opened {"by":"machine"}']);
    expect(figures(it).opened).toEqual({
      person: 0,
      unclear: 0,
      machine: 1,
      low: 0,
      high: 1,
      of: 1,
    });
  });

  it('changes a verdict ten times at most', async () => {
    const it = await sent();
    const [honey = '', one = ''] = it.messages[0]?.links ?? [];
    for (let hour = 1; hour < 20; hour++) {
      await ask(it, 'click', one, { after: hour * 3_600 });
      await ask(it, 'click', honey, { after: hour * 3_600 + 2 });
    }
    expect(events(it).filter((each) => each.startsWith('message.clicked')).length).toBeLessThan(12);
  });
});

it('nothing of who asked is in any file: no address, no program', async () => {
  const it = await sent();
  const [message] = it.messages;
  const address = '198.51.100.213';
  await ask(it, 'open', message?.pixel ?? '', { after: 3_600, agent: 'samsung', address });
  for (const token of message?.links ?? [])
    await ask(it, 'click', token, { after: 3_700, agent: 'samsung', address });
  expect(events(it).length).toBeGreaterThan(1);
  const folder = dirname(it.state.path);
  const bytes = Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
  expect(bytes.length).toBeGreaterThan(100_000);
  expect(bytes.includes('message.opened')).toBe(true);
  for (const trace of [address, 'Samsung', AGENTS.samsung, 'SM-S911B']) {
    expect(bytes.includes(trace), trace).toBe(false);
  }
  expect(bytes.includes(Buffer.from([198, 51, 100, 213]))).toBe(false);
});

it('a person who is forgotten leaves no target behind', async () => {
  const it = await sent();
  await ask(it, 'open', it.messages[0]?.pixel ?? '', { after: 3_600 });
  await forgetPerson(wireForgetting(it.state), {
    asked: addresseeOf('p1@example.test'),
    reason: 'asked',
    now: MONDAY + 9e6,
    dryRun: false,
  });
  for (const table of ['tracked_message', 'hit', 'hit_verdict'])
    expect(it.state.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0);
  expect(figures(it).opened).toMatchObject({ person: 1, of: 1 });
});

it('a target is told without a record, for when the file is locked', async () => {
  const it = await sent();
  const [honey = '', one = ''] = it.messages[0]?.links ?? [];
  const { targetOf } = wireHits(it.state);
  expect([
    targetOf(one),
    targetOf(honey),
    targetOf(it.messages[0]?.pixel ?? ''),
    targetOf('x'),
  ]).toEqual(['https://acme.test/a?b=1&c=2', 'https://acme.test/a?b=1&c=2', null, null]);
  expect(it.state.db.prepare('SELECT count(*) FROM hit').pluck().get()).toBe(0);
});
