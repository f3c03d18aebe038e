/** Campaigns that begin one after another on mailboxes with few slots. */
import { activateCampaign, putCampaign } from '../../../lib/state/campaigns/put-campaign.ts';
import { placeHold } from '../../../lib/state/sending/place-hold.ts';
import { transactOnce, type State } from '../../../lib/state/file/transact.ts';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import { campaignFile } from '../../support/campaign.ts';
import { MONDAY } from '../../support/quota.ts';
import { plan, send } from '../../support/sending.ts';
import { startSink } from '../../support/smtp-sink.ts';
import { enroll, seededState } from '../../support/state-file.ts';
import type { Scheduled } from '../../../lib/app/planning/schedule.ts';
import type { CampaignFile } from '../../../lib/domain/campaigns/campaign.ts';
import { closedAfterEach } from '../../support/close-after.ts';

export const open = closedAfterEach();

const MAILBOXES = ['ann', 'bea'];

/** Mailboxes that may send `perDay` messages a day and 5 an hour each. */
export async function mailboxes(count = 1, perDay = 20): Promise<State> {
  const state = await seededState({
    mailboxes: MAILBOXES.slice(0, count),
    people: [],
    file: { id: 'none', steps: [{ subject: 'x', text: 'x' }] },
    limits: { perHour: 5, perDay, burst: {} },
  });
  open.push(state.db);
  return state;
}

/** Starts a campaign of one step, and plans it. */
export async function begin(
  state: State,
  id: string,
  { now = MONDAY, size = 40, people = 60, ...file }: Begin = {},
): Promise<Scheduled> {
  transactOnce(state, () => {
    putCampaign(
      state.db,
      campaignFile({ id, steps: [{ subject: 'Hello', text: 'x' }], ...file }),
      now,
    );
    activateCampaign(state.db, id, now);
    const list = Array.from({ length: people }, (_, n) => ({ email: `${id}${n}@${id}.test` }));
    enroll(state, id, list, now);
  });
  return plan(state, now, size, id);
}

type Begin = Partial<CampaignFile> & { now?: number; size?: number; people?: number };
type Row = {
  campaign: string;
  email: string;
  at: number;
  by: string | null;
  before: number | null;
};
export const planned = (state: State): Row[] =>
  state.db
    .prepare(
      `SELECT m.campaign_id AS campaign, p.email, m.send_at AS at, m.displaced_by AS "by", m.displaced_from AS before
      FROM message m JOIN prospect p ON p.id = m.prospect_id WHERE m.state = 'scheduled' ORDER BY m.send_at, m.id`,
    )
    .all() as Row[];
/** The number of planned messages of each campaign on each day, from Monday on. */
export const days = (state: State, of = 2): Record<string, number>[] =>
  Array.from({ length: of }, (_, day) => {
    const counts: Record<string, number> = {};
    for (const { campaign, at } of planned(state))
      if (Math.floor((at - MONDAY) / DAY) === day) counts[campaign] = (counts[campaign] ?? 0) + 1;
    return counts;
  });
export const pause = (state: State, id: string, until: number | null = null): void =>
  void transactOnce(state, () =>
    placeHold(
      state.db,
      {
        scope: 'campaign',
        scopeId: id,
        reason: 'a trial',
        placedBy: 'operator',
        from: MONDAY,
        until,
      },
      MONDAY,
    ),
  );

/** Sends the first day of all campaigns, as far as it is planned. */
export async function firstDay(state: State): Promise<Record<string, number>> {
  const sink = await startSink();
  open.push(sink);
  await send(state, { now: MONDAY, url: sink.url, waitUntil: MONDAY + 12 * HOUR });
  return sentBy(state);
}

export const sentBy = (state: State): Record<string, number> =>
  Object.fromEntries(
    (
      state.db
        .prepare(
          'SELECT campaign_id AS id, count(*) AS n FROM message WHERE sent_at IS NOT NULL GROUP BY 1',
        )
        .all() as { id: string; n: number }[]
    ).map(({ id, n }) => [id, n]),
  );
