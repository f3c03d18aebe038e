/**
 * After `resolve --restored` the file goes on as the only one, and no person gets a message twice.
 */
import { chmodSync, copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeState, openState } from '../../../lib/state/file/open.ts';
import { startSink, type SmtpSink } from '../../support/smtp-sink.ts';
import { newPath } from '../../support/state-file.ts';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import { MONDAY } from '../../support/quota.ts';
import { call, newFolder, type Called } from '../../support/script.ts';
import { plan } from '../../support/sending.ts';
import { backUpOf, NOW, planned, run, send, statesIn } from '../storage-kit.ts';

let sink: SmtpSink;
beforeAll(async () => void (sink = await startSink()));
afterAll(() => sink.close());
beforeEach(() => void sink.messages.splice(0));

/** Bytes only, into the file that is there: its inode stays. */
function overwrite(from: string, to: string): void {
  writeFileSync(to, readFileSync(from));
}
/** As a user would copy it: the file alone. */
function copyTo(from: string, to = newPath()): string {
  copyFileSync(from, to);
  chmodSync(to, 0o600);
  return to;
}

describe('resolve --restored', () => {
  it('puts possibly sent messages in doubt, holds campaigns with waiting people, and no person gets a message twice', async () => {
    const path = await planned(6, 4);
    await send(sink, path, 2);
    const backup = await backUpOf(path);
    // The original goes on: two more of the planned ones, and then people who only waited when the
    // copy was made.
    await send(sink, path, 4);
    await run(sink, path, 'schedule', '--campaign-id', 'spring', '--batch-size', '10');
    const before = sink.messages.map(({ to }) => to);
    overwrite(backup, path);
    const line = ['resolve', '--restored', '--reason', 'the disk failed'];
    const rehearsed = await run(sink, path, ...line, '--dry-run');
    expect(rehearsed.document.data).toMatchObject({
      adopted: true,
      putInDoubt: 4,
      leftInDoubt: 4,
      dryRun: true,
    });
    expect(await send(sink, path)).toMatchObject({ code: 'state_restored' });
    const resolved = await run(sink, path, ...line);
    expect(resolved.document).toMatchObject({
      ok: true,
      data: {
        adopted: true,
        recognisedBy: 'backup',
        putInDoubt: 4,
        settledByEvidence: 0,
        leftInDoubt: 4,
        held: [{ campaignId: 'spring', people: 4 }],
      },
    });
    expect(resolved.document.next.map(({ run: command }) => command).join()).toMatch(
      /resume --campaign-id spring/,
    );
    expect(await statesIn(path)).toEqual({ sent: 2, in_doubt: 4 });
    // A second time there is nothing to do, and nothing is done.
    expect((await run(sink, path, ...line)).document.data).toMatchObject({ adopted: false });
    await run(sink, path, 'schedule', '--campaign-id', 'spring', '--batch-size', '10');
    expect(await send(sink, path)).toEqual({ sent: 0 });
    expect(sink.messages.map(({ to }) => to)).toEqual(before);
    const events = await openState(path, 'read', { now: 0 });
    expect(
      events.db
        .prepare(`SELECT json_extract(data, '$.why') FROM event WHERE type = 'state.restored'`)
        .pluck()
        .all(),
    ).toEqual(['the disk failed']);
    closeState(events);
  });

  it('also after a new plan for the restored file: campaigns with due messages are held', async () => {
    const path = await planned(4);
    await send(sink, path, 1);
    const backup = await backUpOf(path);
    await send(sink, path);
    overwrite(backup, path);
    // Later that day: what the copy holds as due gets new instants, behind the moment of the word.
    const state = await openState(path, 'write', { now: MONDAY });
    await plan(state, MONDAY + 2 * DAY, 4);
    closeState(state);
    expect(
      (await run(sink, path, 'resolve', '--restored', '--reason', 'the disk failed')).document.data,
    ).toMatchObject({ putInDoubt: 0, held: [{ campaignId: 'spring', people: 4 }] });
    expect(await send(sink, path, Infinity, MONDAY + 2 * DAY + HOUR)).toEqual({ sent: 0 });
    expect(sink.messages).toHaveLength(4);
  });

  it('comes before reading mail: an answer to a message that the copy did not send would match nothing, and would be read only once', async () => {
    const path = await planned(2);
    const backup = await backUpOf(path);
    await send(sink, path);
    overwrite(backup, path);
    const folder = newFolder();
    const [mail] = sink.messages;
    writeFileSync(
      join(folder, 'reply.eml'),
      [
        `From: ${mail?.to}`,
        'To: ann@acme.test',
        'Subject: Re: Hello',
        'Message-ID: <1@example.test>',
        `In-Reply-To: ${mail?.headers['message-id']}`,
        '',
        'Tell me more.',
      ].join('\r\n'),
    );
    const process = (): Promise<Called> =>
      call(['response_tracker', 'process', '--source', folder, '--db', path, '--now', NOW], {
        cwd: folder,
      });
    expect((await process()).document.error).toMatchObject({ code: 'state_restored' });
    expect(
      (await run(sink, path, 'resolve', '--restored', '--reason', 'the disk failed')).document.data,
    ).toMatchObject({ putInDoubt: 2, leftInDoubt: 2 });
    expect((await process()).document.data).toMatchObject({ matched: 1, applied: { reply: 1 } });
    expect((await run(sink, path, 'resolve')).document.data).toMatchObject({
      settled: [{ email: mail?.to, evidence: 'response' }],
      leftTotal: 1,
    });
  });

  it('with --nothing-sent, goes on where the copy ended', async () => {
    const path = await planned(3, 2);
    await send(sink, path, 1);
    const moved = copyTo(path);
    rmSync(path);
    expect(
      (
        await run(
          sink,
          moved,
          'resolve',
          '--restored',
          '--nothing-sent',
          '--reason',
          'moved to the new disk',
        )
      ).document.data,
    ).toMatchObject({ adopted: true, putInDoubt: 0, held: [], nothingSent: true });
    expect(await send(sink, moved)).toEqual({ sent: 2 });
    expect(new Set(sink.messages.map(({ to }) => to)).size).toBe(3);
  });

  it('adopts one file: a copy of it is a copy again, and so is what it was copied from when put in its place', async () => {
    const path = await planned(3);
    const copy = copyTo(path);
    await run(sink, copy, 'resolve', '--restored', '--nothing-sent', '--reason', 'moved');
    expect(await send(sink, copyTo(copy))).toMatchObject({ code: 'state_restored' });
    overwrite(path, copy);
    expect(await send(sink, copy)).toMatchObject({ code: 'state_restored' });
  });

  it('is about the whole file, with a reason', async () => {
    const path = await planned(1);
    for (const line of [
      ['--restored'],
      ['--restored', '--reason', 'x', '--campaign-id', 'spring'],
      ['--nothing-sent', '--reason', 'x'],
    ])
      expect((await run(sink, path, 'resolve', ...line)).code).toBe(64);
  });
});
