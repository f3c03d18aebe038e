/**
 * Wires a rehearsal: a copy in its own folder, a server in this process, a virtual clock, and no
 * environment.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  rehearseCampaign,
  type Rehearsal,
  type RehearseCampaignPort,
  type RehearseCampaignRequest,
} from '../../../app/rehearsal/rehearse-campaign.ts';
import { contentKey } from '../../../mail/inbound/files/item-key.ts';
import { readReceived, writeLetter } from '../../../mail/rehearsal/letters.ts';
import { startLoopbackServer } from '../../../mail/rehearsal/loopback-server.ts';
import { createHolds } from '../../../state/sending/place-hold.ts';
import { createMailboxes, listMailboxes } from '../../../state/campaigns/mailboxes.ts';
import {
  campaignsTogether,
  closeRehearsalCopy,
  openRehearsalCopy,
  standingOf,
} from '../../../state/rehearsal/rehearsal-copy.ts';
import { createReportStore } from '../../../state/reports/report-store.ts';
import { createResponseStore } from '../../../state/responses/response-store.ts';
import { transact, type State } from '../../../state/file/transact.ts';
import { createHeadFinder } from '../../analytics/find-head.ts';
import { virtualClock } from '../../clock/clock.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { wireQuotas } from '../planning/wire-quotas.ts';
import { wireProcessing } from '../responses/wire-processing.ts';
import { wireMail, wireSending } from '../sending/wire-sending.ts';
import type { Clock } from '../../runner/command.ts';

/** `keep`: the file for the final copy; null: the copy is deleted. */
export type RehearsalOptions = Omit<RehearseCampaignRequest, 'clock' | 'onRound'> & {
  keep: string | null;
  onRound?: RehearseCampaignRequest['onRound'];
};

const SMTP = 'REHEARSAL_SMTP';

/** Only reads `state`. Throws the failures of `rehearseCampaign` and of a backup. */
export async function rehearseCopy(state: State, options: RehearsalOptions): Promise<Rehearsal> {
  const { from, keep } = options;
  // Only the owner may access it.
  const folder = keep === null ? mkdtempSync(join(tmpdir(), 'rehearsal-')) : null;
  const path = keep ?? join(folder as string, 'campaigns.db');
  let made = false;
  try {
    const copy = await openRehearsalCopy(state, path, { now: from, smtpRef: `env:${SMTP}` });
    made = true;
    try {
      const clock = virtualClock(from);
      const onRound = options.onRound ?? (() => undefined);
      return await rehearseCampaign(portOf(copy, clock), { ...options, clock, onRound });
    } finally {
      closeRehearsalCopy(copy);
    }
  } catch (error) {
    // Deletes the copy of an interrupted rehearsal, but no file that existed before.
    if (made)
      for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
    throw error;
  } finally {
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  }
}

function portOf(copy: State, clock: Clock): RehearseCampaignPort {
  const mailboxes = listMailboxes(copy.db);
  const responses = createResponseStore(copy.db);
  return {
    ...wireQuotas(copy),
    ...createReportStore(copy.db),
    ...createHolds(copy.db),
    ...createHeadFinder(copy.db),
    ...createMailboxes(copy.db),
    transact: (work) => transact(copy, work),
    campaign: (id) => needCampaign(copy.db, id).campaign,
    campaignsTogether: (id) => campaignsTogether(copy, id),
    sending: wireSending(copy),
    processing: wireProcessing(copy),
    standing: (id) => standingOf(copy, id),
    markInboxesRead: (at) =>
      transact(copy, () => mailboxes.forEach(({ id }) => responses.markInboxRead(id, at))),
    async openServer({ refuse, take }) {
      const server = await startLoopbackServer({ refuse, take });
      // The only variable: the environment of the real accounts is not read. All mailboxes use this
      // server; the copied file still says which of them share an account.
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
