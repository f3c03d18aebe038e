/**
 * `response_tracker.ts process`: reads replies and bounces, from IMAP or from files, and acts on
 * them.
 */
import { findMailbox, listMailboxes, mailboxesOf } from '../../../state/campaigns/mailboxes.ts';
import type { Mailbox } from '../../../domain/campaigns/mailbox.ts';
import type { State } from '../../../state/file/transact.ts';
import {
  defineCommand,
  type Answer,
  type Context,
  type NextStep,
  type Warning,
} from '../../runner/command.ts';
import { dryRunFlag } from '../../runner/flags.ts';
import { noteSecrets } from '../../../app/sending/guard/note-secrets.ts';
import { wireSecrets } from '../../wiring/sending/wire-secrets.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { leadToSending } from '../../campaigns/lead-to-sending.ts';
import { warnOfSecretFiles } from '../../campaigns/warn-of-secret-file.ts';
import { optimiseLater } from '../../runner/optimise-later.ts';
import { mergeSteps } from '../../render/merge-steps.ts';
import { usage } from '../../runner/parse.ts';
import { createTeller } from '../../wiring/events/tell-listeners.ts';
import { noMailbox } from '../../campaigns/find-mailbox.ts';
import { createTally } from './tally.ts';
import { readSource } from './read-source.ts';
import { listenToMailboxes } from './mailbox-listeners.ts';
import { readMailboxes, type UnreadMailbox, type ReadRun } from './read-mailboxes.ts';
import { watch, type Watched } from './watch.ts';

const PATH = 'response_tracker.ts process';

export const command = defineCommand({
  about: 'Read new replies and bounces and act on them',
  examples: ['--campaign-id spring', '--mailbox ann --source inbox.mbox'],
  flags: {
    'campaign-id': { kind: 'text', about: "Read this campaign's mailboxes" },
    mailbox: { kind: 'text', about: 'Read this mailbox only' },
    source: {
      kind: 'path',
      about:
        'Read a Maildir, mbox, folder of .eml files or one .eml file instead of IMAP; it counts as the inbox of the chosen mailboxes without an IMAP account. - reads one message or an mbox from stdin, and never counts as an inbox',
    },
    watch: {
      kind: 'switch',
      about: 'Keep running and read mail as it arrives, until the time of --for or a signal',
    },
    for: { kind: 'duration', about: 'With --watch: how long to keep running', placeholder: '10m' },
    every: {
      kind: 'duration',
      about:
        'With --watch: how often to look for new mail that the server did not announce. Default: 5m where it announces mail in every folder (IDLE), 30s elsewhere',
      placeholder: '1m',
    },
    reclassify: {
      kind: 'switch',
      about:
        'Read no new mail; apply the current rules to the stored messages, and correct their consequences. With --dry-run: show what would change',
    },
    ...dryRunFlag,
  },
  alerts: true,
  effect: 'write',
  state: 'write',
  original: 'matches',
  async run(context, values) {
    optimiseLater();
    const { state } = context;
    if (values.campaignId !== undefined) needCampaign(state.db, values.campaignId);
    const mailboxes = chosenMailboxes(state, values);
    if (values.reclassify) {
      if (values.source !== undefined)
        throw usage(
          '--reclassify reads stored messages and takes no --source.',
          'Leave out --source, or leave out --reclassify to read new mail.',
          PATH,
        );
      return (await import('./process-again.ts')).processAgain(context, values);
    }
    if (!values.watch && (values.for !== undefined || values.every !== undefined))
      throw usage('--for and --every need --watch.', 'Add --watch, or leave them out.', PATH);
    if (values.watch && (values.source !== undefined || values.dryRun))
      throw usage(
        `--watch reads mailboxes as mail arrives and takes no ${values.dryRun ? '--dry-run' : '--source'}.`,
        'Leave out one of the two.',
        PATH,
      );
    const tally = createTally();
    const warnings: Warning[] = [];
    const reading: Reading = {
      notRead: [],
      tally,
      warnings,
      mailboxes,
      counted: new Map(),
      atOnce: values.mailbox !== undefined && !values.watch,
    };
    await noteSecrets(wireSecrets(context, 'imap'), context.clock.now());
    warnings.push(...warnOfSecretFiles(context));
    if (values.source !== undefined)
      await readSource(context, { tally, warnings, path: values.source, mailboxes });
    else if (!values.watch) reading.notRead = await readMailboxes(context, reading);
    const watched = values.watch ? await watchMailboxes(context, reading, values) : {};
    return answer(context, { reading, values, watched });
  },
});

/** `notRead`: by the latest try of each mailbox. */
type Reading = ReadRun & { notRead: UnreadMailbox[] };

/**
 * Where the server can IDLE, a message is read within one or two seconds of its arrival, and
 * listeners get its event at once.
 */
async function watchMailboxes(
  context: Context,
  reading: Reading,
  values: { for?: number | undefined; every?: number | undefined },
): Promise<Watched> {
  const teller = createTeller(context);
  const read = async (withNews: ReadonlySet<string> | null): Promise<void> => {
    const mailboxes = reading.mailboxes.filter(({ id }) => withNews === null || withNews.has(id));
    const notRead = await readMailboxes(context, {
      ...reading,
      mailboxes,
      onSettled: () => teller.tell(),
    }).finally(() => teller.tell());
    const tried = new Set(mailboxes.map(({ id }) => id));
    reading.notRead = [...reading.notRead.filter((one) => !tried.has(one.mailbox)), ...notRead];
  };
  const until = values.for === undefined ? null : context.clock.now() + values.for;
  return watch(context, read, {
    until,
    every: values.every ?? null,
    listen: () => listenToMailboxes(context, reading.mailboxes),
  }).finally(() => teller.stop());
}

function chosenMailboxes(
  { db }: State,
  values: { campaignId?: string | undefined; mailbox?: string | undefined },
): Mailbox[] {
  if (values.mailbox !== undefined) {
    const mailbox = findMailbox(db, values.mailbox);
    if (!mailbox) throw noMailbox(db, values.mailbox);
    return [mailbox];
  }
  return values.campaignId === undefined ? listMailboxes(db) : mailboxesOf(db, values.campaignId);
}

function answer(
  context: Context,
  {
    reading: { tally, warnings, notRead },
    values,
    watched,
  }: {
    reading: Reading;
    values: { campaignId?: string | undefined; dryRun: boolean };
    watched: object;
  },
): Answer {
  const counts = tally.counts();
  const scope = values.campaignId === undefined ? '' : ` --campaign-id ${values.campaignId}`;
  const next: NextStep[] = [];
  const add = (number: number, why: string, rest: string): void => {
    if (number > 0)
      next.push({ why: `${why}: ${number}`, run: context.callAgain('response_tracker', rest) });
  };
  add(
    counts.requests,
    'A person must answer within a month: rights under data-protection law (erasure, objection, access)',
    `report${scope}`,
  );
  add(
    counts.concerns,
    'Tell the user at once: threats, complaints and angry answers',
    `report${scope}`,
  );
  add(
    counts.applied.reply + counts.applied.unsubscribe,
    'Read what people wrote: replies and unsubscribes',
    `replies${scope}`,
  );
  add(
    counts.unverified,
    'Ask the user: responses without proof, and so without consequence; those that may be a no come first',
    `report${scope}`,
  );
  add(
    counts.possible,
    'Ask the user whose they are: messages from other addresses that may be replies',
    `report${scope}`,
  );
  add(counts.quarantined, 'Messages that could not be read', 'quarantine list');
  if (values.campaignId !== undefined)
    next.push(
      ...leadToSending(context, {
        campaignId: values.campaignId,
        why: 'Plan and send the messages that may be sent now',
      }),
    );
  return {
    data: {
      ...counts,
      // A dry run keeps none of them, so none has an id.
      responses: values.dryRun
        ? tally.responses().map((one) => ({ ...one, responseId: null }))
        : tally.responses(),
      notRead,
      ...watched,
      dryRun: values.dryRun,
    },
    warnings,
    next: mergeSteps(next),
  };
}
