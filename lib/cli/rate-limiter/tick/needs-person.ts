/** What a round leaves to a person: requests, replies without a label, messages in doubt, alerts. */
import { openAlerts } from '../../../state/alerts/alerts.ts';
import { campaignIds } from '../../../state/campaigns/campaigns.ts';
import { countOpenReplies, openReplies } from '../../../state/live/open-replies.ts';
import { peopleNamed } from '../../../state/live/people.ts';
import { countClaims } from '../../../state/reports/status-store.ts';
import { countPossible } from '../../../state/responses/possible/possible-replies.ts';
import { countQuarantined } from '../../../state/responses/quarantined.ts';
import { concerning, describeAlert, computedAlerts } from '../../campaigns/show-alerts.ts';
import { iso } from '../../runner/values.ts';
import type { OpenKind, OpenReply } from '../../../domain/live/facts.ts';
import type { Context } from '../../runner/command.ts';

/** Counts beyond this are shown as this. */
const MOST_COUNTED = 1_000;
const SHOWN = 5;
const LONGEST_MESSAGE = 220;

export type NeedsPerson = {
  requests: number;
  /** Threats, complaints and angry replies, among `replies`. */
  concerns: number;
  replies: number;
  /** Messages from other addresses that may be replies. */
  possibleReplies: number;
  newest: Record<string, unknown>[];
  inDoubt: number;
  quarantined: number;
};

export function needsPerson({ state: { db } }: Context, campaignId: string | null): NeedsPerson {
  const ids = campaignId === null ? campaignIds(db) : [campaignId];
  const newest = (of: OpenKind, limit: number): OpenReply[] =>
    ids.flatMap((id) => openReplies(db, id, { of, limit })).sort((a, b) => b.id - a.id);
  const requests = newest('requests', MOST_COUNTED);
  const concerns = newest('concerns', MOST_COUNTED);
  const rows = [...requests, ...concerns, ...newest('others', SHOWN)].slice(0, SHOWN);
  const people = peopleNamed(
    db,
    rows.map(({ prospectId }) => prospectId),
  );
  const sum = (count: (id: string) => number): number =>
    ids.reduce((total, id) => total + count(id), 0);
  return {
    requests: requests.length,
    concerns: concerns.length,
    replies: sum((id) => countOpenReplies(db, id, MOST_COUNTED)) - requests.length,
    possibleReplies: countPossible(db, campaignId),
    newest: rows.map(
      ({ id, campaignId: of, prospectId, receivedAt, kind, intent, request, concern }) => ({
        responseId: id,
        campaignId: of,
        email: people.get(prospectId)?.email ?? null,
        receivedAt: iso(receivedAt),
        kind,
        intent,
        ...(request === null ? {} : { request }),
        ...(concern === null ? {} : { concern }),
      }),
    ),
    inDoubt: sum((id) => countClaims(db, id).inDoubt),
    quarantined: countQuarantined(db),
  };
}

/** Critical ones first; `todo`: the most useful thing to do. */
export function shortAlerts(context: Context, campaignId: string | null) {
  const { state, clock } = context;
  const open = [...openAlerts(state.db, clock.now()), ...computedAlerts(context)];
  return concerning(state.db, campaignId, open)
    .sort((a, b) => Number(b.level === 'critical') - Number(a.level === 'critical'))
    .map((alert) => {
      const { code, level, message, todo } = describeAlert(context, alert);
      return {
        code,
        level,
        message: message.slice(0, LONGEST_MESSAGE),
        todo: todo[0]?.run ?? null,
      };
    });
}
