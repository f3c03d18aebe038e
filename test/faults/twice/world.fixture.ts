/** A campaign with everything in it that a command may change. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { closeState } from '../../../lib/state/file/open.ts';
import { placeHold } from '../../../lib/state/sending/place-hold.ts';
import { transactOnce, type State } from '../../../lib/state/file/transact.ts';
import { addSuppression } from '../../../lib/state/campaigns/suppress.ts';
import { startScripted, type ScriptedServer } from '../../mail/outbound/smtp/scripted-server.ts';
import { campaignFile } from '../../support/campaign.ts';
import { MONDAY } from '../../support/quota.ts';
import { newFolder, writePeople } from '../../support/script.ts';
import { plan, send } from '../../support/sending.ts';
import { startSink, type SmtpSink } from '../../support/smtp-sink.ts';
import { people, seededState } from '../../support/state-file.ts';

const open: { close(): Promise<void> }[] = [];
let silent: ScriptedServer;
beforeAll(async () => {
  silent = await startScripted({ text: 'drop' });
  open.push(silent);
});
afterAll(async () => {
  for (const server of open) await server.close();
});

export type TwiceWorld = {
  path: string;
  folder: string;
  sink: SmtpSink;
  doubt: string;
  digest?: string;
};

/**
 * A campaign in the middle of its life: sent, planned, in doubt, held, answered. The same bytes
 * each time it is made.
 */
export async function prepare(fresh: boolean): Promise<TwiceWorld> {
  const sink = await startSink();
  open.push(sink);
  const folder = newFolder();
  const path = join(folder, 'campaigns.db');
  writePeople(folder, [...people(3), ...people(60).slice(40)]);
  writeFileSync(join(folder, 'labels.csv'), 'responseId,intent\n1,meeting\n');
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

/**
 * A reply, an unsubscribe, a hard bounce, an absence, an answer to a message in doubt, an unreadable
 * message, and perhaps a reply.
 */
function writeInbox(folder: string, { db }: State): void {
  mkdirSync(folder);
  const idOf = (email: string): string =>
    db
      .prepare(
        'SELECT message_id FROM message m JOIN prospect p ON p.id = m.prospect_id WHERE p.email = ?',
      )
      .pluck()
      .get(email) as string;
  const messages: Record<string, string[]> = {
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
    wrote: [
      'From: someone@private.test',
      'To: ann@acme.test',
      'Subject: Hello',
      'Message-ID: <6@private.test>',
      '',
      'You wrote to p4@example.test: I read it here. Yes, call me.',
    ],
  };
  for (const [name, lines] of Object.entries(messages))
    writeFileSync(join(folder, `${name}.eml`), lines.join('\r\n'));
}
