/** Every mutating command called twice in a row, and by eight processes at once: the same state file, and nothing sent twice. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { processMail } from '../../lib/app/responses/process.ts';
import { wireProcessing } from '../../lib/cli/wiring/wire-processing.ts';
import { MINUTE } from '../../lib/domain/time.ts';
import { openSource } from '../../lib/mail/inbound/files/open-source.ts';
import { closeState, openState } from '../../lib/state/file/open.ts';
import { placeHold } from '../../lib/state/sending/holds.ts';
import { transact, transactOnce, type State } from '../../lib/state/file/transact.ts';
import { addSuppression } from '../../lib/state/campaigns/suppressions.ts';
import { loadTables } from '../docs/command-tables.ts';
import { startScripted, type ScriptedServer } from '../mail/outbound/scripted-server.ts';
import { campaignFile } from '../support/campaign.ts';
import { MONDAY } from '../support/party.ts';
import { call, newFolder, writePeople } from '../support/script.ts';
import { plan, send } from '../support/sending.ts';
import { startSink, type Sink } from '../support/smtp-sink.ts';
import { people, seededState } from '../support/state-file.ts';
import { differences, tableContents } from '../support/table-contents.ts';

const AT_ONCE = 8;
const NOW = MONDAY + MINUTE;

type Row = {
  /** Script and command, as the tables name them. */
  command: string;
  flags: string;
  /** The state file does not exist yet; each file makes a secret of its own. */
  fresh?: true;
  /** Exit codes; a second call may be told that nothing is left to do. */
  codes?: readonly number[];
  /** Why the second call is made at the same instant; without it, a minute later. */
  sameInstant?: string;
  /** Only in a row: another row of this command runs eight at once. */
  inARow?: true;
  /** How many mails one call sends. */
  sends?: number;
};

const ROWS: readonly Row[] = [
  {
    command: 'rate_limiter mailbox add',
    flags: '--mailbox cy --from Cy<cy@acme.test> --smtp env:ANN_SMTP --timezone Europe/Berlin',
    fresh: true,
  },
  {
    command: 'rate_limiter mailbox add',
    flags: '--mailbox ann --timezone Europe/Berlin',
    inARow: true,
  },
  { command: 'rate_limiter configure', flags: '--hourly 7 --warmup off', fresh: true },
  { command: 'rate_limiter configure', flags: '--campaign-id spring --daily 70', inARow: true },
  { command: 'rate_limiter configure', flags: '--mailbox ann --min-gap 7', inARow: true },
  { command: 'rate_limiter start', flags: '--config autumn.json --prospects prospects.csv' },
  { command: 'rate_limiter import', flags: '--campaign-id spring --prospects prospects.csv' },
  {
    command: 'rate_limiter schedule',
    flags: '--campaign-id spring --batch-size 20',
    sameInstant: 'a plan begins now: a minute later it begins later',
  },
  {
    command: 'rate_limiter send',
    flags: '',
    sends: 4,
    sameInstant: 'the hour that was full has room again later',
  },
  { command: 'rate_limiter pause', flags: '--mailbox ann --reason holiday' },
  {
    command: 'rate_limiter pause',
    flags: '--all --for 2h --reason holiday',
    inARow: true,
    sameInstant: '--for counts from now',
  },
  { command: 'rate_limiter resume', flags: '--campaign-id spring' },
  { command: 'rate_limiter resolve', flags: '' },
  ...['sent', 'resend', 'abandon'].map((as): Row => ({
    command: 'rate_limiter resolve',
    flags: `--message-id DOUBT --as ${as} --reason log`,
    codes: [0, 66],
    inARow: true,
  })),
  {
    command: 'rate_limiter complete',
    flags: '--campaign-id spring --end-open',
    sameInstant: 'the final report says when it was made',
  },
  { command: 'response_tracker process', flags: '--campaign-id spring --source inbox' },
  { command: 'response_tracker process', flags: '--reclassify' },
  {
    command: 'response_tracker label',
    flags: '--response-id 1 --intent unsubscribe',
    inARow: true,
  },
  { command: 'response_tracker label', flags: '--response-id 1 --intent later' },
  { command: 'response_tracker unsubscribe', flags: '--token DOUBT' },
  { command: 'response_tracker quarantine retry', flags: '' },
  {
    command: 'response_tracker suppress',
    flags: '--email p6@example.test --domain example.org --reason asked',
  },
  {
    command: 'response_tracker suppress',
    flags: '--email old@example.test --remove',
    inARow: true,
  },
  // These only read, but every report is a file in the state file too.
  {
    command: 'analytics campaign',
    flags: '--campaign-id spring',
    sameInstant: 'a report says when it was made',
    inARow: true,
  },
  {
    command: 'analytics daily',
    flags: '--campaign-id spring',
    sameInstant: 'a report says when it was made',
    inARow: true,
  },
];

const open: { close(): Promise<void> }[] = [];
let silent: ScriptedServer;
beforeAll(async () => {
  silent = await startScripted({ text: 'drop' });
  open.push(silent);
});
afterAll(async () => {
  for (const server of open) await server.close();
});

type World = { path: string; folder: string; sink: Sink; doubt: string };

/** A campaign in the middle of its life: sent, planned, in doubt, held, answered. The same bytes each time it is made. */
async function prepare(fresh: boolean): Promise<World> {
  const sink = await startSink();
  open.push(sink);
  const folder = newFolder();
  const path = join(folder, 'campaigns.db');
  writePeople(folder, [...people(3), ...people(60).slice(40)]);
  writeFileSync(
    join(folder, 'autumn.json'),
    JSON.stringify(
      campaignFile({
        id: 'autumn',
        steps: [{ subject: 'Autumn', text: 'Hello {{ first_name }}.' }],
      }),
    ),
  );
  if (fresh) return { path, folder, sink, doubt: '' };
  const state = await seededState({ people: people(9), limits: { perHour: 8 } }, path);
  // Message-IDs are made with it: by chance in each new file, and here always the same.
  state.db.prepare('UPDATE secret SET value = zeroblob(32)').run();
  await plan(state, MONDAY);
  state.db.prepare('UPDATE message SET send_at = ?').run(MONDAY);
  await send(state, { now: MONDAY, url: sink.url, max: 3 });
  await send(state, { now: MONDAY, url: silent.url, max: 1 });
  transactOnce(state, () => {
    placeHold(
      state.db,
      {
        scope: 'campaign',
        scopeId: 'autumn',
        reason: 'unread',
        placedBy: 'operator',
        from: MONDAY,
        until: null,
      },
      MONDAY,
    );
    addSuppression(state.db, {
      kind: 'address',
      value: 'old@example.test',
      canonical: 'old@example.test',
      reason: 'asked',
      source: 'operator',
      at: MONDAY,
    });
  });
  const doubt = state.db
    .prepare(`SELECT message_id FROM message WHERE state = 'in_doubt'`)
    .pluck()
    .get() as string;
  writeInbox(join(folder, 'inbox'), state);
  closeState(state);
  return { path, folder, sink, doubt };
}

/** A reply, an unsubscribe, a hard bounce, an absence, an answer to what is in doubt, and a mail that nobody can read. */
function writeInbox(folder: string, { db }: State): void {
  mkdirSync(folder);
  const idOf = (email: string): string =>
    db
      .prepare(
        'SELECT message_id FROM message m JOIN prospect p ON p.id = m.prospect_id WHERE p.email = ?',
      )
      .pluck()
      .get(email) as string;
  const mails: Record<string, string[]> = {
    reply: [
      'From: p1@example.test',
      'To: ann@acme.test',
      'Subject: Re: Hello',
      'Message-ID: <1@example.test>',
      `In-Reply-To: ${idOf('p1@example.test')}`,
      '',
      'Yes, tell me more.',
    ],
    unsubscribe: [
      'From: p2@example.test',
      'To: ann@acme.test',
      `Subject: unsubscribe ${idOf('p2@example.test').slice(1, -1)}`,
      'Message-ID: <2@example.test>',
      '',
      '',
    ],
    bounce: [
      'From: MAILER-DAEMON@mx.example.test',
      'To: ann@acme.test',
      'Subject: Undelivered Mail Returned to Sender',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      '',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example.test',
      '',
      'Final-Recipient: rfc822; p3@example.test',
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 5.1.1 User unknown',
      '',
      '--b',
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: ${idOf('p3@example.test')}`,
      '',
      '--b--',
      '',
    ],
    absence: [
      'From: p4@example.test',
      'To: ann@acme.test',
      'Subject: Out of office',
      'Auto-Submitted: auto-replied',
      `In-Reply-To: ${idOf('p4@example.test')}`,
      '',
      'I am out of the office and will be back on March 20, 2026.',
    ],
    poison: [''],
  };
  for (const [name, lines] of Object.entries(mails))
    writeFileSync(join(folder, `${name}.eml`), lines.join('\r\n'));
}

async function run(world: World, row: Row, now: number): Promise<void> {
  const [script = '', ...command] = row.command.split(' ');
  const flags = row.flags
    .split(' ')
    .filter(Boolean)
    .map((flag) => (flag === 'DOUBT' ? world.doubt : flag));
  const { code, stdout, stderr } = await call(
    [script, ...command, ...flags, '--db', world.path, '--now', new Date(now).toISOString()],
    { cwd: world.folder, env: { ANN_SMTP: world.sink.url } },
  );
  expect([code, stderr], stdout).toEqual([
    expect.toSatisfy((exit: number) => (row.codes ?? [0]).includes(exit)),
    '',
  ]);
}

/** What must have happened before the command makes sense; with flags, before that row alone. */
const BEFORE: Readonly<Record<string, (state: State, world: World) => Promise<void>>> = {
  'response_tracker label': readInbox,
  async 'response_tracker process --reclassify'(state, world) {
    await readInbox(state, world);
    // As other rules might have seen it.
    state.db
      .prepare(
        `UPDATE response SET classification = json_set(classification, '$.kind', 'reply', '$.bounce', NULL) WHERE message_id IS NOT NULL`,
      )
      .run();
  },
  async 'response_tracker quarantine retry'(state, world) {
    await readInbox(state, world);
    // As if the parser of then had not understood the reply either.
    const { dedupe_key: key } = state.db
      .prepare('SELECT dedupe_key FROM response WHERE id = (SELECT max(id) FROM response)')
      .get() as { dedupe_key: string };
    state.db
      .prepare(
        `INSERT INTO quarantine (dedupe_key, source, locator, code, at, raw) SELECT 'again', 'test', 'reply.eml', 'mail_unreadable', ?, raw FROM response WHERE dedupe_key = ?`,
      )
      .run(NOW, key);
  },
  'rate_limiter resolve': readInbox,
  async 'rate_limiter resume'(state) {
    await transact(state, () =>
      placeHold(
        state.db,
        {
          scope: 'campaign',
          scopeId: 'spring',
          reason: 'holiday',
          placedBy: 'operator',
          from: NOW,
          until: null,
        },
        NOW,
      ),
    );
  },
};

async function readInbox(state: State, { folder }: World): Promise<void> {
  const port = wireProcessing(state);
  for await (const item of openSource(join(folder, 'inbox')).read())
    await processMail(
      port,
      { ...item, locator: basename(item.locator) },
      { source: 'test', mailboxId: 'ann', now: NOW },
    );
}

async function prepareFor(row: Row): Promise<World> {
  const world = await prepare(row.fresh === true);
  const before = BEFORE[`${row.command} ${row.flags}`] ?? BEFORE[row.command];
  if (before) {
    const state = await openState(world.path, 'write', { now: NOW });
    await before(state, world);
    closeState(state);
  }
  world.sink.mails.length = 0;
  return world;
}

describe('called again', () => {
  it.each(ROWS.map((row) => [`${row.command} ${row.flags}`, row] as const))(
    '%s changes nothing more',
    async (_, row) => {
      const inARow = async (): Promise<Record<string, string[]>> => {
        const world = await prepareFor(row);
        await run(world, row, NOW);
        const once = tableContents(world.path);
        expect(world.sink.mails.length, 'mails sent by one call').toBe(row.sends ?? 0);
        await run(world, row, row.sameInstant === undefined ? NOW + MINUTE : NOW);
        expect(differences(once, tableContents(world.path)), 'twice in a row').toEqual({});
        expect(world.sink.mails.length, 'mails sent by two calls').toBe(row.sends ?? 0);
        return once;
      };
      const atOnce = async (): Promise<Record<string, string[]> | null> => {
        if (row.inARow) return null;
        const world = await prepareFor(row);
        await Promise.all(Array.from({ length: AT_ONCE }, () => run(world, row, NOW)));
        expect(world.sink.mails.length, 'mails sent by eight calls at once').toBe(row.sends ?? 0);
        return tableContents(world.path);
      };
      const [once, together] = await Promise.all([inARow(), atOnce()]);
      if (together !== null)
        expect(differences(once, together, row.fresh ? ['secret'] : []), 'eight at once').toEqual(
          {},
        );
    },
  );
});

it('no mutating command is missing here, and each is called by eight processes at once', async () => {
  for (const [script, commands] of await loadTables()) {
    for (const [name, { state }] of commands) {
      if (state !== 'write' && state !== 'create') continue;
      expect(
        ROWS.some((row) => row.command === `${script} ${name}` && !row.inARow),
        `${script} ${name} in ROWS`,
      ).toBe(true);
    }
  }
});
