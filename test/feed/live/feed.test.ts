/** The feed: every event after a place, in order, once, then what happens. */
import { expect, test } from 'vitest';
import { erasePerson } from '../../../lib/state/campaigns/prospects/erase-person.ts';
import { transactOnce } from '../../../lib/state/file/transact.ts';
import { newestSeq } from '../../../lib/state/events/newest-event.ts';
import { FeedListener } from './listener.ts';
import { startKit, TOKEN } from './live-kit.ts';

const token = TOKEN;
const seqs = (frames: readonly { seq: number }[]): number[] => frames.map(({ seq }) => seq);
const upTo = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

test('a listener gets every event after its place, and then those that follow', async () => {
  const kit = await startKit();
  for (let i = 0; i < 500; i++) kit.append({ prospectId: 1 });
  const before = newestSeq(kit.writer.db);
  const listener = new FeedListener(`${kit.ws}?since=10`, { token });
  await listener.atLeast(before - 10);
  kit.append({}, {}, {});
  expect(seqs(await listener.atLeast(before - 7))).toEqual(upTo(11, before + 3));
});

test('without a place a listener gets only what happens from then on', async () => {
  const kit = await startKit();
  const before = newestSeq(kit.writer.db);
  const listener = new FeedListener(kit.ws, { token });
  await new Promise((resolve) => listener.socket.once('open', resolve));
  kit.append({});
  expect(seqs(await listener.atLeast(1))).toEqual([before + 1]);
});

test('filters leave out other campaigns and types, also of what happens later', async () => {
  const kit = await startKit();
  kit.append({ type: 'hold.placed' }, { type: 'message.deferred' }, { campaignId: null });
  const url = `${kit.ws}?since=0&campaign=spring&type=message&type=hold.placed`;
  const filtered = new FeedListener(url, { token });
  const all = new FeedListener(`${kit.ws}?since=0`, { token });
  await filtered.atLeast(2);
  kit.append({ type: 'response.received' }, { type: 'message.bounced' }, { campaignId: null });
  const frames = await filtered.atLeast(3);
  expect(frames.map(({ type }) => type)).toEqual([
    'hold.placed',
    'message.deferred',
    'message.bounced',
  ]);
  const last = newestSeq(kit.writer.db);
  expect(seqs(await all.atLeast(last))).toEqual(upTo(1, last));
});

test('a filter that fits nothing in a long log still leads to what happens now', async () => {
  const kit = await startKit();
  kit.append(...Array.from({ length: 12_000 }, () => ({})));
  const listener = new FeedListener(`${kit.ws}?since=0&type=clock.stepped`, { token });
  await new Promise((resolve) => listener.socket.once('open', resolve));
  kit.append({ type: 'clock.stepped' });
  expect(seqs(await listener.atLeast(1))).toEqual([newestSeq(kit.writer.db)]);
});

test('a frame names campaign and person, also where the event has only a message', async () => {
  const kit = await startKit();
  const { db } = kit.writer;
  db.prepare(`UPDATE prospect SET fields = ? WHERE id = 1`).run(
    JSON.stringify({ first_name: 'Bob\u202e\u0000', last_name: 'Hill', company: 'Acme <b>' }),
  );
  db.prepare(
    `INSERT INTO message (id, campaign_id, enrollment_id, prospect_id, step, variant, mailbox_id, state, send_at, open_until, message_id, batch_id) VALUES (9, 'spring', 1, 1, 0, 'default', 'ann', 'sent', 0, 0, 'x', 'b')`,
  ).run();
  const before = newestSeq(db);
  const listener = new FeedListener(`${kit.ws}?since=${before}`, { token });
  kit.append({ prospectId: 1 }, { messageId: 9 }, { type: 'settings.changed', campaignId: null });
  const frames = await listener.atLeast(3);
  const person = { untrusted: { email: 'p1@example.test', name: 'Bob Hill', company: 'Acme <b>' } };
  expect(frames).toMatchObject([
    { campaignName: 'Spring', person },
    { campaignName: 'Spring', person },
    { campaignName: null, person: null },
  ]);
});

test('frames of every length arrive as they are, beside pings', async () => {
  const kit = await startKit({ heartbeat: 20 });
  const texts = [0, 1, 100, 125, 126, 300, 65_300, 65_535, 65_536, 200_000].map((length) =>
    '\u00e9x'.repeat(length),
  );
  const listener = new FeedListener(kit.ws, { token });
  await new Promise((resolve) => listener.socket.once('open', resolve));
  for (const text of texts) kit.append({ data: { text } });
  const frames = await listener.atLeast(texts.length);
  expect(frames.map((frame) => (frame as unknown as { data: unknown }).data)).toEqual(
    texts.map((text) => ({ text })),
  );
});

test('a forgotten person has no name, also in events from before', async () => {
  const kit = await startKit();
  kit.append({ prospectId: 1 });
  transactOnce(kit.writer, () => erasePerson(kit.writer.db, 1, (verdict) => verdict));
  const listener = new FeedListener(`${kit.ws}?since=${newestSeq(kit.writer.db) - 1}`, { token });
  const [frame] = await listener.atLeast(1);
  expect(frame).toMatchObject({ prospectId: 1, person: null });
});

test('a listener that comes again with its last seq misses nothing and gets nothing twice', async () => {
  const kit = await startKit();
  const got: number[] = [];
  for (let round = 0; round < 5; round++) {
    for (let i = 0; i < 300; i++) kit.append({});
    const listener = new FeedListener(`${kit.ws}?since=${got.at(-1) ?? 0}`, { token });
    got.push(...seqs(await listener.atLeast(170)));
    listener.socket.terminate();
    await listener.ended;
  }
  const unique = [...new Set(got)];
  expect(unique).toEqual(upTo(1, unique.length));
  expect(got).toEqual(unique);
});

test('a place that the file has not reached is refused with a code of its own', async () => {
  const kit = await startKit();
  const newest = newestSeq(kit.writer.db);
  const listener = new FeedListener(`${kit.ws}?since=${newest + 1}`, { token });
  expect(await listener.ended).toMatchObject({ code: 4001 });
  const exact = new FeedListener(`${kit.ws}?since=${newest}`, { token });
  kit.append({});
  expect(await exact.atLeast(1)).toHaveLength(1);
});

test('a listener that answers no ping is dropped, one that does stays', async () => {
  const kit = await startKit({ heartbeat: 100 });
  const silent = new FeedListener(kit.ws, { token });
  silent.socket.pong = () => undefined;
  (silent.socket as unknown as { _autoPong: boolean })._autoPong = false;
  const alive = new FeedListener(kit.ws, { token });
  expect(await silent.ended).toMatchObject({ code: 4008 });
  kit.append({});
  expect(await alive.atLeast(1)).toHaveLength(1);
});

test('a listener that takes nothing is dropped, and holds one part of the log at most', async () => {
  const kit = await startKit({ heartbeat: 200 });
  const data = { text: 'x'.repeat(2_000) };
  for (let i = 0; i < 20; i++) kit.append(...Array.from({ length: 500 }, () => ({ data })));
  const slow = new FeedListener(`${kit.ws}?since=0`, { token });
  await slow.atLeast(1);
  slow.socket.pause();
  // As long as the kernel takes data, and then two heartbeats.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(kit.server.served().events).toBeLessThan(9_000);
  slow.socket.resume();
  await slow.ended;
  const got = seqs(slow.frames);
  expect(got).toEqual(upTo(1, got.length));
  // It goes on where it was.
  const again = new FeedListener(`${kit.ws}?since=${slow.last}`, { token });
  const rest = newestSeq(kit.writer.db) - slow.last;
  expect(seqs(await again.atLeast(rest))).toEqual(upTo(slow.last + 1, slow.last + rest));
});

test('the end of the server is said to its listeners', async () => {
  const kit = await startKit();
  const listener = new FeedListener(`${kit.ws}?since=0`, { token });
  await listener.atLeast(3);
  await kit.server.close();
  expect(await listener.ended).toMatchObject({ code: 1001 });
});
