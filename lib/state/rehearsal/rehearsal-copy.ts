/**
 * Makes the copy for a rehearsal: every mailbox sends to one server, nothing is read over IMAP, and
 * listeners are removed.
 */
import { backUp } from '../file/backup.ts';
import { countOpenSequences } from '../events/enrollment-counts.ts';
import { closeState, openState } from '../file/open.ts';
import { prepared, singleValue, valueOf } from '../file/prepared.ts';
import { nextFollowUpAt } from '../reports/status-store.ts';
import { transactOnce, type State } from '../file/transact.ts';
import type { Instant } from '../../domain/time.ts';

/**
 * `path` must not exist yet; every mailbox gets the reference `smtpRef`. The file stays a copy
 * (docs/decisions/0014): `send` refuses it in any case, and it lacks the references of the real
 * accounts. Throws the failures of a backup.
 */
export async function openRehearsalCopy(
  state: State,
  path: string,
  { now, smtpRef }: { now: Instant; smtpRef: string },
): Promise<State> {
  await backUp(state, path, { force: false, now });
  const copy = await openState(path, 'write', { now });
  try {
    // The copy needs no durability, and no other process reads it.
    copy.log?.useDriverCheckpoints();
    copy.db.pragma('synchronous = OFF');
    copy.db.pragma('locking_mode = EXCLUSIVE');
    transactOnce(copy, () => {
      prepared(copy.db, 'UPDATE mailbox SET smtp_ref = ?, imap_ref = NULL').run(smtpRef);
      prepared(copy.db, `UPDATE campaign SET config = json_remove(config, '$.notify')`).run();
      prepared(copy.db, 'DELETE FROM listener').run();
    });
    return copy;
  } catch (error) {
    closeState(copy);
    throw error;
  }
}

/** Leaves one file without a log, flushed to the disk. */
export function closeRehearsalCopy(copy: State): void {
  copy.db.pragma('synchronous = FULL');
  closeState(copy);
}

/**
 * The campaign and the active campaigns that share a mailbox with it, directly or through others,
 * by priority, highest first.
 */
export function campaignsTogether({ db }: State, campaignId: string): string[] {
  return valueOf<[string], string>(
    db,
    `WITH RECURSIVE near (id) AS (
      VALUES (?) UNION
      SELECT other.campaign_id FROM near JOIN campaign_mailbox own ON own.campaign_id = near.id JOIN campaign_mailbox other ON other.mailbox_id = own.mailbox_id JOIN campaign c ON c.id = other.campaign_id AND c.state = 'active'
    ) SELECT c.id FROM near JOIN campaign c ON c.id = near.id ORDER BY c.priority DESC, c.id`,
  ).all(campaignId);
}

/**
 * `inDoubt`: open sequences with a message in doubt. `followUpAt`: when the next follow-up without
 * a planned message may leave; null when there is none.
 */
export function standingOf(
  { db }: State,
  campaignId: string,
): { open: number; inDoubt: number; followUpAt: Instant | null } {
  return {
    open: countOpenSequences(db, campaignId),
    inDoubt: singleValue<[string], number>(
      db,
      `SELECT count(*) FROM message m JOIN enrollment e ON e.id = m.enrollment_id WHERE m.campaign_id = ? AND m.state = 'in_doubt' AND e.state IN ('waiting', 'queued')`,
    ).get(campaignId),
    followUpAt: nextFollowUpAt(db, campaignId),
  };
}
