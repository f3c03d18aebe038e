/** Campaigns that share mailboxes, planned in turn: what `schedule` stores, in memory. */
import { countBetween } from '../../../lib/core/limits/timeline.ts';
import { planBatch, type Competitor, type Plan } from '../../../lib/core/planning/plan.ts';
import { DAY } from '../../../lib/domain/time.ts';
import { MONDAY, quota } from '../../support/quota.ts';
import { candidate, competitor } from './plan.fixture.ts';
import type { SendingMailbox } from '../../../lib/core/planning/place.ts';
import type { Candidate } from '../../../lib/domain/campaigns/candidate.ts';
import type { CampaignFile } from '../../../lib/domain/campaigns/campaign.ts';
import type { RateLimits } from '../../../lib/domain/limits/limits.ts';

export type TestMessage = {
  campaignId: string;
  id: number;
  sendAt: number;
  openUntil: number;
  mailboxId: string;
  sent: boolean;
};
type TestCampaign = {
  file: Partial<CampaignFile> & { id: string };
  people: readonly Candidate[];
};

export class SharedMailboxes {
  readonly messages = new Map<string, TestMessage>();
  readonly #campaigns: readonly TestCampaign[];
  readonly #limits: Partial<RateLimits>;
  readonly #mailboxes: readonly string[];
  /** Reverses all rows that a plan reads. */
  reversed = false;

  constructor(
    campaigns: readonly TestCampaign[],
    limits: Partial<RateLimits>,
    mailboxes: readonly string[] = ['ann', 'bea'],
  ) {
    [this.#campaigns, this.#limits, this.#mailboxes] = [campaigns, limits, mailboxes];
  }

  /** Plans a campaign as `schedule` does, and stores the result. */
  plan(id: string, { now = MONDAY, size = 20 } = {}): Plan {
    const shared = this.#mailboxes.map((mailbox): SendingMailbox => {
      const timeline = this.of({ mailbox, sent: true }).map(({ sendAt }) => sendAt);
      return {
        quota: quota(this.#limits, { id: mailbox, timeline }),
        holds: [],
        closedToNew: false,
      };
    });
    const entries = this.#campaigns.map((campaign) => this.#entry(campaign, { id, now, shared }));
    const own = entries.find((entry) => entry.campaign.id === id) as Competitor;
    const competitors = entries.filter((entry) => entry !== own);
    const plan = planBatch({
      now,
      size,
      own,
      competitors: this.reversed ? competitors.toReversed() : competitors,
    });
    const kept = new Set(plan.planned.map(({ enrollmentId }) => enrollmentId));
    for (const message of this.of({ campaign: id, sent: false }))
      if (!kept.has(message.id)) this.messages.delete(keyOf(message));
    for (const { enrollmentId, sendAt, openUntil, mailboxId } of plan.planned)
      this.#store({
        campaignId: id,
        id: enrollmentId,
        sendAt,
        openUntil,
        mailboxId,
        sent: false,
      });
    for (const { campaignId, messageRow, sendAt, openUntil, mailboxId } of plan.others)
      this.#store({ campaignId, id: messageRow, sendAt, openUntil, mailboxId, sent: false });
    return plan;
  }

  /** Marks all messages until `until` as sent at their instants. */
  send(until: number): void {
    for (const message of this.messages.values()) if (message.sendAt <= until) message.sent = true;
  }

  of(filter: { campaign?: string; mailbox?: string; sent?: boolean }): TestMessage[] {
    return [...this.messages.values()]
      .filter(
        ({ campaignId, mailboxId, sent }) =>
          (filter.campaign ?? campaignId) === campaignId &&
          (filter.mailbox ?? mailboxId) === mailboxId &&
          (filter.sent ?? sent) === sent,
      )
      .sort((a, b) => a.sendAt - b.sendAt);
  }

  /** How many messages each campaign has on a day from Monday on. */
  on(day: number): Record<string, number> {
    const of = (campaign: string): number =>
      countBetween(
        this.of({ campaign }).map(({ sendAt }) => sendAt),
        MONDAY + day * DAY - 1,
        MONDAY + (day + 1) * DAY - 1,
      );
    return Object.fromEntries(this.#campaigns.map(({ file: { id } }) => [id, of(id)]));
  }

  #entry(
    { file, people }: TestCampaign,
    { id, now, shared }: { id: string; now: number; shared: SendingMailbox[] },
  ): Competitor {
    const candidates = people.flatMap((person): Candidate[] => {
      const message = this.messages.get(keyOf({ campaignId: file.id, id: person.enrollmentId }));
      if (!message) return [person];
      if (message.sent) return [];
      const { sendAt, mailboxId } = message;
      const planned = { ...person, messageRow: person.enrollmentId };
      return [
        file.id === id
          ? { ...planned, plannedFor: sendAt }
          : { ...planned, keeps: { sendAt, mailboxId } },
      ];
    });
    const entry = competitor({ now, file }, this.reversed ? candidates.toReversed() : candidates);
    const today = entry.totals.dayOf(now).startsAt;
    const served = this.of({ campaign: file.id, sent: true })
      .map(({ sendAt }) => sendAt)
      .filter((at) => at >= today);
    return { ...entry, mailboxes: shared, served };
  }

  #store(message: TestMessage): void {
    this.messages.set(keyOf(message), message);
  }
}

function keyOf({ campaignId, id }: Pick<TestMessage, 'campaignId' | 'id'>): string {
  return `${campaignId} ${id}`;
}

/** `count` new prospects. */
export function newcomers(
  campaign: string,
  count: number,
  overrides: Partial<Candidate> = {},
): Candidate[] {
  return Array.from({ length: count }, (_, index) =>
    candidate(index + 1, { email: `${campaign}${index}@example.test`, ...overrides }),
  );
}
