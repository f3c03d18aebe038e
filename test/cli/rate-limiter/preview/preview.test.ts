/** `preview`: which messages it shows, how much of them, and what it says of a wrong call. */
import { createHash } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { composeBatch } from '../../../../lib/app/approval/compose-batch.ts';
import { wireApproving } from '../../../../lib/cli/wiring/approval/wire-approving.ts';
import { virtualClock } from '../../../../lib/cli/clock/clock.ts';
import { openState } from '../../../../lib/state/file/open.ts';
import type { State } from '../../../../lib/state/file/transact.ts';
import type { Context } from '../../../../lib/cli/runner/command.ts';
import { closedAfterEach } from '../../../support/close-after.ts';
import { plan, send } from '../../../support/sending.ts';
import { startSink } from '../../../support/smtp-sink.ts';
import { call, newFolder } from '../../../support/script.ts';
import { newPath, people, seededState, type Seed } from '../../../support/state-file.ts';
import { NOW, preview } from './preview.fixture.ts';

const open = closedAfterEach();

async function stateOf(seed: Seed = {}): Promise<State> {
  const state = await seededState(seed);
  open.push(state.db);
  return state;
}

const VARIANTS = {
  steps: [
    {
      subject: 'Hello {{ first_name }}',
      text: "Hi {{ first_name }}, at {{ company | default: 'your team' }}",
      variants: [{ name: 'a' }, { name: 'b', subject: 'Good morning {{ first_name }}' }],
    },
    { text: 'Second for {{ first_name }}.' },
  ],
};

describe('which messages', () => {
  test('what is planned; before that, what schedule would plan, with the same bytes', async () => {
    const state = await stateOf({ file: VARIANTS });
    const before = await preview(state);
    expect(before.data).toMatchObject({ shown: 'foreseen', batchId: null, digest: null, total: 3 });
    const { batchId } = await plan(state, NOW);
    const after = await preview(state);
    expect(after.data).toMatchObject({ shown: 'planned', batchId, total: 3 });
    const bytesOf = ({ data }: typeof after): unknown[] =>
      data['messages'].map((each: Record<string, unknown>) => each['subject']);
    expect(bytesOf(after)).toEqual(bytesOf(before));
    expect(after.data['messages'][0].sha256).toBe(before.data['messages'][0].sha256);
  });

  test('the digest of a batch is that which approve computes, whatever page is shown', async () => {
    const state = await stateOf({ people: people(8) });
    const { batchId } = await plan(state, NOW);
    const port = wireApproving({ state, env: {}, clock: virtualClock(NOW) } as unknown as Context);
    const { digest } = await composeBatch(port, { campaignId: 'spring', batchId, now: NOW });
    const first = await preview(state, { batch: batchId });
    const second = await preview(state, { batch: batchId, cursor: '5' });
    expect([first.data['digest'], second.data['digest']]).toEqual([digest, digest]);
    expect([first.data['nextCursor'], second.data['nextCursor']]).toEqual(['5', null]);
    expect([...first.data['messages'], ...second.data['messages']]).toHaveLength(8);
  });

  test('a later step answers messages that are not sent yet, and says so', async () => {
    const state = await stateOf();
    await plan(state, NOW);
    const { data } = await preview(state, { prospect: 'p1@example.test', step: 3 });
    const [first] = (await preview(state, { prospect: 'p1@example.test' })).data['messages'];
    expect(data['messages']).toMatchObject([
      {
        step: 3,
        standing: 'later',
        sendAt: null,
        subject: 'Re: Hello P1',
        answers: { messages: 2, sent: false },
      },
    ]);
    expect(data['messages'][0].headers.References).toContain(first.headers['Message-ID']);
  });

  test('a follow-up after the first message left has the bytes that were shown before', async () => {
    const sink = await startSink();
    open.push(sink);
    const state = await stateOf({ file: { sequences: { inboxFreshness: 0 } }, people: people(1) });
    const earlier = await preview(state, { prospect: 'p1@example.test', step: 2 });
    await plan(state, NOW);
    await send(state, { now: NOW, url: sink.url });
    const later = await preview(state, { prospect: 'p1@example.test' });
    const [before, after] = [earlier.data['messages'][0], later.data['messages'][0]];
    expect(after).toMatchObject({ step: 2, answers: { messages: 1, sent: true } });
    for (const same of ['subject', 'text', 'mailbox', 'variant'])
      expect(after[same]).toBe(before[same]);
    expect(after.headers['Message-ID']).toBe(before.headers['Message-ID']);
    expect(after.headers['In-Reply-To']).toBe(before.headers['In-Reply-To']);
  });

  test('a sample takes people who differ, the same ones each time', async () => {
    const zones = ['Europe/Berlin', 'Asia/Tokyo', 'America/New_York'];
    const state = await stateOf({
      file: VARIANTS,
      people: people(30).map((each, index) => ({
        ...each,
        zone: zones[index % 10] ?? 'Europe/Berlin',
      })),
    });
    const sampled = await preview(state, { sample: 3 });
    const shown = sampled.data['messages'];
    expect(new Set(shown.map((each: Record<string, unknown>) => each['variant'])).size).toBe(2);
    expect((await preview(state, { sample: 3 })).data).toEqual(sampled.data);
    const later = await preview(state, { sample: 2, step: 2 });
    expect(later.data['messages']).toMatchObject([{ step: 2 }, { step: 2 }]);
  });
});

describe('what it shows', () => {
  test('empty fields with what stands instead, and each finding with its place', async () => {
    const state = await stateOf({
      file: {
        steps: [
          {
            subject: 'An idea',
            text: "Hi {{ nick | default: '' }} ,\n\nat {{ company | default: 'work' }}!!",
          },
        ],
      },
      people: people(1),
    });
    const { data } = await preview(state);
    expect(data['messages'][0]).toMatchObject({
      empty: [
        { field: 'nick', instead: [''] },
        { field: 'company', instead: ['work'] },
      ],
      findings: [
        { code: 'greeting_without_name', line: 1, untrusted: { excerpt: 'Hi  ,' } },
        { code: 'exclamation_marks', line: 3, column: 8 },
        { code: 'no_postal_address', line: null },
        { code: 'no_way_out' },
      ],
    });
    expect(data['findings']).toMatchObject({
      greeting_without_name: { severity: 'error', messages: 1 },
    });
  });

  test('a text that cannot be written is a finding; the others are shown', async () => {
    const state = await stateOf({ people: [{ email: 'a@x.test', first_name: '' }, ...people(1)] });
    const { data } = await preview(state);
    expect(data).toMatchObject({ total: 2, unwritable: 1 });
    const broken = await preview(state, { prospect: 'a@x.test' });
    expect(broken.data['messages']).toMatchObject([
      { subject: null, text: null, findings: [{ code: 'missing_field', severity: 'error' }] },
    ]);
    expect(() => broken.render?.eml?.()).toThrow('cannot be written');
  });

  test('without the secret all is shown, and what the server may add is said', async () => {
    const state = await stateOf();
    const known = await preview(state);
    const unknown = await preview(state, {}, {});
    expect(unknown.data).toEqual(known.data);
    expect([known.warnings, unknown.warnings]).toMatchObject([[], [{ code: 'server_unknown' }]]);
  });

  test('a message through Postmark has the fields by which it keeps our Message-ID', async () => {
    const state = await stateOf({ people: people(1) });
    const url = 'smtp://u:p@smtp.postmarkapp.com';
    const plain = await preview(state);
    const [shown] = (await preview(state, {}, { ANN_SMTP: url })).data['messages'];
    const more = Object.keys(shown.headers).filter(
      (name) => !(name in plain.data['messages'][0].headers),
    );
    expect(more).toEqual(['X-PM-KeepID', 'X-PM-Metadata-message']);
  });

  test.each([
    ['short', 1],
    ['long', 400],
  ])('an answer fits into 8 KB: %s texts', async (_, times) => {
    const text = `Hi {{ first_name }}!!!\n${'Grüße und "mehr", <b>wörtlich</b>. '.repeat(times)}`;
    const state = await stateOf({
      file: { steps: [{ subject: 'S '.repeat(60), text, html: `<p>${text}</p>` }] },
      people: people(9),
    });
    const { data, warnings, next } = await preview(state);
    const printed = JSON.stringify({ data, warnings, next }, null, 2);
    expect(Buffer.byteLength(printed)).toBeLessThan(8_192 - 300);
    expect(data['messages'][0].text).toContain('Hi P');
    expect(data['messages']).toHaveLength(5);
  });

  test('the raw bytes: one message as a file, all of them as lines', async () => {
    const state = await stateOf();
    const one = await preview(state, { prospect: 'p1@example.test', output: 'x.eml' });
    const bytes = one.render?.eml?.() ?? new Uint8Array();
    const { sha256 } = one.data['messages'][0];
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    const all = await preview(state, { format: 'ndjson' });
    const lines = [...(all.lines as Iterable<Record<string, string>>)];
    expect(lines).toHaveLength(3);
    for (const line of lines)
      expect(
        createHash('sha256')
          .update(line['raw'] ?? '')
          .digest('hex'),
      ).toBe(line['sha256']);
    expect(() => all.render?.eml?.()).toThrow('holds one message, but 3');
  });
});

describe('what does not exist is one clear error', () => {
  test.each([
    [{ prospect: 'nobody@example.test' }, 'no_prospect'],
    [{ prospect: 'not an address' }, 'usage'],
    [{ batch: 'bnone' }, 'no_batch'],
    [{ step: 4 }, 'no_step'],
    [{ sample: 2, prospect: 'p1@example.test' }, 'usage'],
    [{ batch: 'b1', step: 2 }, 'usage'],
    [{ cursor: 'x' }, 'usage'],
    [{ campaignId: 'sprig' }, 'no_campaign'],
  ])('%o', async (flags, code) => {
    known ??= await seededState();
    await expect(preview(known, flags)).rejects.toMatchObject({ code });
  });
  let known: State | null = null;
  afterAll(() => known?.db.close());

  test('a step that was sent, and a sequence that is over', async () => {
    const state = await stateOf();
    state.db.prepare('UPDATE enrollment SET next_step = 1').run();
    const first = { prospect: 'p1@example.test', step: 1 };
    await expect(preview(state, first)).rejects.toMatchObject({ code: 'step_sent' });
    state.db.prepare(`UPDATE enrollment SET state = 'replied'`).run();
    await expect(preview(state, { prospect: 'p1@example.test' })).rejects.toMatchObject({
      code: 'nothing_to_send',
      details: { state: 'replied' },
    });
  });
});

test('it works on a file that is opened to be read only', async () => {
  const path = newPath();
  const writing = await seededState({ people: people(2) }, path);
  writing.db.close();
  const reading = await openState(path, 'read', { now: NOW });
  open.push(reading.db);
  expect((await preview(reading)).data['total']).toBe(2);
  expect((await preview(reading, { sample: 2 })).data['total']).toBe(2);
});

test('a call changes nothing in the file but its own row of the audit trail', async () => {
  const path = newPath();
  const state = await seededState({ people: people(3) }, path);
  await plan(state, NOW);
  state.db.close();
  const contents = async (): Promise<{ rest: string; calls: number }> => {
    const { db } = await openState(path, 'read', { now: NOW });
    try {
      const tables = db
        .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
        .pluck()
        .all() as string[];
      const rest = tables.filter((name) => name !== 'tool_calls' && name !== 'sqlite_sequence');
      return {
        rest: JSON.stringify(rest.map((name) => db.prepare(`SELECT * FROM "${name}"`).all())),
        calls: db.prepare('SELECT count(*) FROM tool_calls').pluck().get() as number,
      };
    } finally {
      db.close();
    }
  };
  const before = await contents();
  const at = new Date(NOW).toISOString();
  const line = `preview --campaign-id spring --sample 2 --now ${at} --db ${path}`;
  const called = await call(['rate_limiter', ...line.split(' ')], { cwd: newFolder() });
  expect(called.document.data).toMatchObject({ shown: 'sample', total: 2 });
  expect(Buffer.byteLength(called.stdout)).toBeLessThan(8_192);
  const after = await contents();
  expect(after.rest).toBe(before.rest);
  expect(after.calls).toBe(before.calls + 1);
});
