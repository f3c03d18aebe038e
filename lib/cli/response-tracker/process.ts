/** `response_tracker.ts process`: reads what came back, from IMAP or from files, and applies what follows from it. */
import { Failure } from '../../domain/failure.ts';
import { DAY } from '../../domain/time.ts';
import { processMail, type Item, type ProcessPort, type Result } from '../../app/process.ts';
import { readImapFolder } from '../../mail/inbound/read-imap-folder.ts';
import { openSource } from '../../mail/inbound/open-source.ts';
import { resolveAccount } from '../../mail/secret.ts';
import { findMailbox, listMailboxes, mailboxesOf, type Mailbox } from '../../state/mailboxes.ts';
import { markInboxRead, readCursor, writeCursor } from '../../state/response-store.ts';
import { transact, type State } from '../../state/transact.ts';
import { defineCommand, type Answer, type Context, type Warning } from '../command.ts';
import { dryRunFlag } from '../flags.ts';
import { needCampaign } from '../find-campaign.ts';
import { usage } from '../parse.ts';
import { noMailbox } from '../rate-limiter/hold.ts';
import { createTally, type Tally } from './tally.ts';
import { wireProcessing } from '../wire-processing.ts';

const PATH = 'response_tracker.ts process';

/** A folder never read before, or renumbered by its server, is read from here on. */
const LOOK_BACK = 30 * DAY;

export const command = defineCommand({
  about: 'Read new replies and bounces and apply what follows from them',
  flags: {
    'campaign-id': { kind: 'text', about: "Read this campaign's mailboxes" },
    mailbox: { kind: 'text', about: 'Read this mailbox only' },
    source: { kind: 'path', about: 'Read a Maildir, mbox, folder of .eml files or one .eml file instead of IMAP; it counts as the mail of the mailboxes chosen' },
    reclassify: { kind: 'switch', about: 'Read no new mail: apply the present rules to the mail that is kept, and correct what followed; with --dry-run, show what would change' },
    ...dryRunFlag,
  },
  state: 'write',
  original: 'matches',
  async run(context, values) {
    const { state } = context;
    if (values.campaignId !== undefined) needCampaign(state.db, values.campaignId);
    const mailboxes = chosenMailboxes(state, values);
    if (values.reclassify) {
      if (values.source !== undefined) throw usage('--reclassify reads the mail that is kept and takes no --source.', 'Call it without --source; new mail is read by a call without --reclassify.', PATH);
      return (await import('./process-again.ts')).processAgain(context, values);
    }
    const port = wireProcessing(state);
    const tally = createTally();
    const warnings: Warning[] = [];
    if (values.source !== undefined) await readSource(context, { port, tally, path: values.source, mailboxes });
    else await readMailboxes(context, { port, tally, warnings, mailboxes });
    return answer(context, { tally, warnings, values });
  },
});

function chosenMailboxes({ db }: State, values: { campaignId?: string | undefined; mailbox?: string | undefined }): Mailbox[] {
  if (values.mailbox !== undefined) {
    const mailbox = findMailbox(db, values.mailbox);
    if (!mailbox) throw noMailbox(values.mailbox);
    return [mailbox];
  }
  return values.campaignId === undefined ? listMailboxes(db) : mailboxesOf(db, values.campaignId);
}

async function readSource(context: Context, { port, tally, path, mailboxes }: { port: ProcessPort; tally: Tally; path: string; mailboxes: readonly Mailbox[] }): Promise<void> {
  const { state, clock } = context;
  const source = openSource(path);
  // The whole store counts as read at the instant reading began: what arrives meanwhile is for the next run.
  const began = clock.now();
  const mailboxId = mailboxes.length === 1 ? (mailboxes[0] as Mailbox).id : null;
  context.progress.start(1_000, 'reading');
  for await (const item of source.read()) {
    if (context.signal.aborted) throw interrupted();
    tally.add(await processMail(port, item, { source: source.name, mailboxId, now: clock.now() }));
    context.progress.advance();
  }
  context.progress.stop();
  await transact(state, () => mailboxes.forEach(({ id }) => markInboxRead(state.db, id, began)));
}

async function readMailboxes(context: Context, { port, tally, warnings, mailboxes }: { port: ProcessPort; tally: Tally; warnings: Warning[]; mailboxes: readonly Mailbox[] }): Promise<void> {
  const withImap = mailboxes.filter(({ imapRef }) => imapRef !== null);
  if (withImap.length === 0) {
    throw new Failure({
      code: 'no_imap', exit: 'configuration', message: mailboxes.length === 0 ? 'There is no mailbox to read.' : `None of the mailboxes ${mailboxes.map(({ id }) => id).join(', ')} has an IMAP account.`,
      hint: 'Add one with rate_limiter.ts mailbox add --mailbox NAME --imap env:NAME_IMAP, or read files with --source PATH.',
    });
  }
  const failures: Failure[] = [];
  for (const mailbox of withImap) {
    try {
      for (const folder of mailbox.folders) await readFolder(context, { port, tally, mailbox, folder });
    } catch (error) {
      if (!(error instanceof Failure) || error.code === 'interrupted') throw error;
      failures.push(error);
      warnings.push({ code: error.code, message: `Mailbox ${mailbox.id} was not read to the end: ${error.message}` });
    }
  }
  // One bad mailbox does not hide the mail of the others; all of them bad is a failure.
  if (failures.length === withImap.length) throw failures[0] as Failure;
}

async function readFolder(context: Context, { port, tally, mailbox, folder }: { port: ProcessPort; tally: Tally; mailbox: Mailbox; folder: string }): Promise<void> {
  const { state, clock, env, signal } = context;
  const began = clock.now();
  const url = resolveAccount(mailbox.imapRef as string, env);
  // The server dates mail by its own clock: a virtual one says nothing about which mail is recent, so all of it is read.
  const since = clock.virtual ? 0 : began - LOOK_BACK;
  const reading = readImapFolder({ url, folder, cursor: readCursor(state.db, mailbox.id, folder), since, signal });
  context.progress.start(1_000, `reading ${mailbox.id}`);
  for await (const { uid, uidValidity, item } of reading) {
    const result: Result = await processMail(port, item satisfies Item, {
      source: `imap:${mailbox.id}`, mailboxId: mailbox.id, now: clock.now(),
      settled: () => writeCursor(state.db, mailbox.id, { folder, uidValidity, uid }),
    });
    tally.add(result);
    context.progress.advance();
  }
  context.progress.stop();
  await transact(state, () => markInboxRead(state.db, mailbox.id, began));
}

function answer(context: Context, { tally, warnings, values }: { tally: Tally; warnings: Warning[]; values: { campaignId?: string | undefined; dryRun: boolean } }): Answer {
  const counts = tally.counts();
  const scope = values.campaignId === undefined ? '' : ` --campaign-id ${values.campaignId}`;
  const next = [];
  if (counts.applied.reply + counts.applied.unsubscribe > 0) next.push({ why: `${counts.applied.reply} people answered: read them`, run: context.callAgain('response_tracker', `replies${scope}`) });
  if (counts.quarantined > 0) next.push({ why: `Mails that could not be read: ${counts.quarantined}`, run: context.callAgain('response_tracker', 'quarantine list') });
  if (values.campaignId !== undefined) next.push({ why: 'Plan what may leave now', run: context.callAgain('rate_limiter', `schedule${scope}`) });
  return { data: { ...counts, dryRun: values.dryRun }, warnings, next };
}

function interrupted(): Failure {
  return new Failure({ code: 'interrupted', exit: 'tryAgain', message: 'Stopped by a signal; every mail read so far is settled.', hint: 'Call again: reading goes on where it stopped.' });
}
