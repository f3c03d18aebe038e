/** Wires a rehearsal: a copy in a folder of its own, a server in this process, a clock of its own, and nothing of the environment. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  rehearse,
  type Rehearsed,
  type RehearsalPort,
  type RehearsalRequest,
} from '../../app/rehearsal/rehearse.ts';
import { limitsReached, type LimitReached } from '../../app/rehearsal/limits-reached.ts';
import { reportCampaign } from '../../app/reports/report.ts';
import { outcomeOf, type RehearsalOutcome, type Totals } from '../../core/rehearsal/outcome.ts';
import { chooseRates, overfull, ratesOf, type ChosenRates } from '../../core/rehearsal/rates.ts';
import { contentKey } from '../../mail/inbound/files/item-key.ts';
import { readReceived, writeLetter } from '../../mail/rehearsal/letters.ts';
import { startLoopbackServer } from '../../mail/rehearsal/loopback-server.ts';
import { placeHold } from '../../state/sending/holds.ts';
import { listMailboxes, mailboxesOf } from '../../state/campaigns/mailboxes.ts';
import {
  campaignsTogether,
  closeRehearsalCopy,
  openRehearsalCopy,
  standingOf,
} from '../../state/rehearsal/rehearsal-copy.ts';
import { createReportStore } from '../../state/reports/report-store.ts';
import { markInboxRead } from '../../state/responses/response-store.ts';
import { transact, type State } from '../../state/file/transact.ts';
import { needHead } from '../analytics/find-head.ts';
import { virtualClock } from '../clock/clock.ts';
import { needCampaign } from '../campaigns/find-campaign.ts';
import { usage } from '../runner/parse.ts';
import { wireQuotas } from './wire-quotas.ts';
import { wireProcessing } from './wire-processing.ts';
import { wireMail, wireSending } from './wire-sending.ts';
import type { CampaignReport } from '../../core/reports/campaign-report.ts';
import type { PersonaRates } from '../../domain/rehearsal.ts';
import type { Clock } from '../runner/command.ts';
import type { Instant } from '../../domain/time.ts';

/** `rates`: those that are given; `keep`: where the copy stays afterwards, null: nowhere. */
export type RehearsalOptions = Pick<
  RehearsalRequest,
  'campaignId' | 'until' | 'every' | 'batchSize' | 'signal'
> & {
  from: Instant;
  seed: string;
  rates: Partial<PersonaRates>;
  alone: boolean;
  keep: string | null;
  onRound?: RehearsalRequest['onRound'];
};
export type Rehearsal = Rehearsed & {
  rates: ChosenRates;
  alongside: string[];
  outcome: RehearsalOutcome;
  limits: LimitReached[];
  inDoubt: number;
  open: number;
  report: CampaignReport;
};

const SMTP = 'REHEARSAL_SMTP';

/** `state` is only read. Throws Failure `usage` for rates that do not fit together, and those of `rehearse` and of a backup. */
export async function rehearseCopy(state: State, asked: RehearsalOptions): Promise<Rehearsal> {
  const { campaignId, from, keep } = asked;
  const rates = chooseRates(asked.rates, createReportStore(state.db).readCells(campaignId, null));
  const sum = overfull(ratesOf(rates));
  if (sum !== null)
    throw usage(
      `The rates of what a delivered mail has at most one of add up to ${sum}; expected 1 at most.`,
      'Lower replies, outOfOffice, autoReplies, unsubscribes or complaints.',
      'rate_limiter.ts rehearse',
    );
  // Made for its owner alone.
  const folder = keep === null ? mkdtempSync(join(tmpdir(), 'rehearsal-')) : null;
  const path = keep ?? join(folder as string, 'campaigns.db');
  let made = false;
  try {
    const copy = await openRehearsalCopy(state, path, { now: from, smtpRef: `env:${SMTP}` });
    made = true;
    try {
      return await rehearseIn(copy, asked, rates);
    } finally {
      closeRehearsalCopy(copy);
    }
  } catch (error) {
    // What was broken off is nobody's rehearsal; a file that was there before is not ours.
    if (made)
      for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
    throw error;
  } finally {
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  }
}

async function rehearseIn(
  copy: State,
  asked: RehearsalOptions,
  rates: ChosenRates,
): Promise<Rehearsal> {
  const { campaignId, from, seed, until, every, batchSize, signal } = asked;
  const { campaign } = needCampaign(copy.db, campaignId);
  const store = createReportStore(copy.db);
  const head = needHead(copy.db, campaignId);
  const totals = (at: Instant): Totals => ({
    days: store.readFacts(head, at).days,
    cells: store.readCells(campaignId, null),
  });
  const before = totals(from);
  const clock = virtualClock(from);
  const together = campaignsTogether(copy, campaignId);
  // Turns would be left to those that stand still, unless something holds them.
  if (asked.alone)
    await transact(copy, () =>
      together
        .filter((id) => id !== campaignId)
        .forEach((scopeId) =>
          placeHold(
            copy.db,
            {
              scope: 'campaign',
              scopeId,
              reason: 'rehearsal',
              placedBy: 'operator',
              from,
              until: null,
            },
            from,
          ),
        ),
    );
  const campaigns = asked.alone ? [campaignId] : together;
  const rehearsed = await rehearse(portOf(copy, clock), {
    campaignId,
    campaigns,
    cast: { seed, rates: ratesOf(rates) },
    until,
    every,
    batchSize,
    clock,
    signal,
    onRound: asked.onRound ?? (() => undefined),
  });
  const { open, inDoubt } = standingOf(copy, campaignId);
  return {
    ...rehearsed,
    rates,
    open,
    inDoubt,
    alongside: campaigns.filter((id) => id !== campaignId),
    outcome: outcomeOf(before, totals(rehearsed.endedAt)),
    limits: limitsReached(wireQuotas(copy), mailboxesOf(copy.db, campaignId), campaign, {
      from,
      until: rehearsed.endedAt,
    }),
    report: reportCampaign(store, head, rehearsed.endedAt),
  };
}

function portOf(copy: State, clock: Clock): RehearsalPort {
  const mailboxes = listMailboxes(copy.db);
  return {
    sending: wireSending(copy),
    processing: wireProcessing(copy),
    standing: (id) => standingOf(copy, id),
    markInboxesRead: (at) =>
      transact(copy, () => mailboxes.forEach(({ id }) => markInboxRead(copy.db, id, at))),
    async openServer({ refuse, take }) {
      const server = await startLoopbackServer({ refuse, take });
      // The one variable there is: what the environment says of the real accounts is not even looked at.
      // All mailboxes share this server; which of them share an account is as the copied file has it.
      const mail = wireMail({ state: copy, env: { [SMTP]: server.url }, clock }, () => undefined);
      return {
        mail,
        async close() {
          mail.close();
          await server.close();
        },
      };
    },
    async writeLetter(reaction, { message, raw, sentAt, at }) {
      const mail = await readReceived(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength), {
        to: message.email,
        at: sentAt,
      });
      const person = {
        name: [message.fields['first_name'], message.fields['last_name']].filter(Boolean).join(' '),
        address: message.email,
      };
      const letter = await writeLetter(reaction, person, mail, at);
      return { key: contentKey(letter), raw: letter };
    },
  };
}
