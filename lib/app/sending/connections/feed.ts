/**
 * The feed of one mailbox: claims due messages, campaign by campaign in turn, and returns the
 * unsent ones.
 */
import { claimDue, FROM_START, type Claimed, type ClaimPort, type Pair } from '../claim.ts';
import { LEASE } from '../settle-verdict.ts';
import { countServed, type ServedPort } from '../../planning/served-today.ts';
import { MINUTE, type Instant } from '../../../domain/time.ts';
import { lengthOf, nextShare, type CampaignOf, type FeedShare } from './feed-shares.ts';
import type { Campaign } from '../../../domain/campaigns/campaign.ts';
import type { DeliverPort } from '../deliver.ts';
import { Failure } from '../../../domain/failure.ts';
import type { DueMessage } from '../../../domain/sending/message.ts';

export type FeedPort = ClaimPort &
  ServedPort &
  Pick<DeliverPort, 'transact' | 'transactLowPriority' | 'campaign' | 'returnClaim'> & {
    /** Reads the campaign again, because its totals may change; `campaign` then returns it. */
    rereadCampaign(id: string): Campaign;
    /** Renews the leases of the owner's claims; an expired claim stays lost. */
    renewLeases(owner: string, lease: { now: Instant; until: Instant }): void;
  };

export type FeedRequest = {
  pairs: readonly Pair[];
  /** The numbers of the connections that take messages from the feed. */
  connections: readonly number[];
  batchId: string | null;
  owner: string;
  clock: { now(): Instant };
  signal: AbortSignal;
  /** How many more messages may be sent, shared by all mailboxes. */
  budget: { left: number };
  /** Until when overdue messages are spread. */
  spreadUntil: Instant;
  /** Called with the latest claim of a pair, which replaces earlier ones. */
  onClaimed(claimed: Claimed, pair: Pair): void;
  onFailure(failure: Failure): void;
};

/**
 * `starved`: the budget is used up. `stopped`: a signal ended the run. `failed`: the mailbox cannot
 * be used. `ask_again`: a new claim decides which messages may leave.
 */
export type Stop = 'starved' | 'stopped' | 'failed' | 'ask_again';

const CLAIM_PER_CONNECTION = 10;
/** A lease is five times as long, so it never expires while its owner works. */
const RENEW_AFTER = MINUTE;

export class Feed {
  readonly #port: FeedPort;
  readonly #request: FeedRequest;
  readonly #shares: FeedShare[];
  #claimed: DueMessage[] = [];
  #aside: DueMessage[] = [];
  /** True when `used` of each share is known. A single campaign needs no count. */
  #counted: boolean;
  #stopped: Stop | null = null;
  #filling: Promise<void> | null = null;
  #renewedAt: Instant;
  #asked = false;
  #refusedTexts = false;
  readonly #bugs: unknown[] = [];

  constructor(port: FeedPort, request: FeedRequest) {
    this.#port = port;
    this.#request = request;
    this.#shares = request.pairs.map((pair) => ({
      pair,
      used: 0,
      looked: { after: FROM_START, waiting: [] },
      over: false,
    }));
    this.#counted = request.pairs.length === 1;
    this.#renewedAt = request.clock.now();
  }

  /** The next message to send; null when there is none for now. */
  async next(): Promise<DueMessage | null> {
    try {
      return await this.#nextClaimed();
    } catch (error) {
      this.fail(error, null);
      return null;
    }
  }

  /** The messages that will probably be sent next. */
  upcoming(): readonly DueMessage[] {
    return this.#claimed.slice(0, this.#request.connections.length);
  }

  stop(why: Stop): void {
    // `stopped` and `failed` are final; `starved` and `ask_again` may be replaced.
    if (this.#stopped === null || this.#stopped === 'starved' || this.#stopped === 'ask_again')
      this.#stopped = why;
  }

  /** Sets messages on hold aside; a claim tells for how long (`askAlways` false: if any are). */
  setAside(isHeld: (message: DueMessage) => boolean, { askAlways = true } = {}): void {
    const held = this.#claimed.filter(isHeld);
    this.#aside.push(...held);
    this.#claimed = this.#claimed.filter((message) => !isHeld(message));
    this.#asked ||= askAlways || held.length > 0;
  }

  /** Requests another run from the first claim when the feed is empty. */
  askAgain(): void {
    this.#asked = true;
  }

  /** A message went back to the queue for its text: its slot is free for another one. */
  refuseText(): void {
    [this.#asked, this.#refusedTexts] = [true, true];
  }

  /** Whether a text was refused since this was asked last. */
  refusedTexts(): boolean {
    const refused = this.#refusedTexts;
    this.#refusedTexts = false;
    return refused;
  }

  failed(): boolean {
    return this.#stopped === 'failed';
  }

  /** Stops the feed for an error; returns the message's claim if no part of it can have left. */
  fail(error: unknown, message: DueMessage | null): void {
    this.#stopped = 'failed';
    if (message) this.#claimed.push(message);
    // A Failure ends the connections and is reported; any other error is a defect and is thrown.
    if (error instanceof Failure) this.#request.onFailure(error);
    else this.#bugs.push(error);
  }

  /**
   * Returns unsent claims to the queue and resets the feed. Returns why it stopped; null: it is
   * empty. Rejects with an unexpected error of any connection.
   */
  async handBack(): Promise<Stop | null> {
    await this.#filling?.catch(() => undefined);
    const rest = [...this.#claimed, ...this.#aside];
    [this.#claimed, this.#aside] = [[], []];
    if (rest.length > 0) {
      const { owner, budget } = this.#request;
      await this.#port.transact(() =>
        rest.forEach(({ row }) => this.#port.returnClaim(row, owner, { unbegun: false })),
      );
      budget.left += rest.length;
    }
    if (this.#bugs.length > 0) throw this.#bugs[0];
    const why = this.#stopped ?? (this.#asked ? 'ask_again' : null);
    [this.#stopped, this.#asked] = [null, false];
    // The next claim starts with the first pair again, because a hold on the mailbox stops all
    // pairs.
    if (why === 'ask_again') this.#beginAgain();
    return why;
  }

  /** Claims ahead. An error of such a claim recurs in the connection that needs it. */
  async #nextClaimed(): Promise<DueMessage | null> {
    const { signal, connections, budget } = this.#request;
    await this.#keepLeases();
    for (;;) {
      if (signal.aborted) this.#stopped ??= 'stopped';
      if (this.#stopped) return null;
      const message = this.#claimed.shift();
      if (this.#claimed.length < connections.length && budget.left > 0)
        void this.#fill().catch(() => undefined);
      if (message) return message;
      if (this.#shares.every(({ over }) => over)) return null;
      if (budget.left > 0) await this.#fill();
      else if (this.#filling) await this.#filling;
      else this.#stopped = 'starved';
    }
  }

  async #keepLeases(): Promise<void> {
    const { owner, clock } = this.#request;
    const now = clock.now();
    if (now - this.#renewedAt < RENEW_AFTER) return;
    this.#renewedAt = now;
    await this.#port.transact(() => this.#port.renewLeases(owner, { now, until: now + LEASE }));
  }

  /** Makes one claim at a time; all connections without a message wait for the same claim. */
  #fill(): Promise<void> {
    this.#filling ??= this.#claimMore().finally(() => (this.#filling = null));
    return this.#filling;
  }

  async #claimMore(): Promise<void> {
    this.#countServed();
    const share = nextShare(this.#shares, this.#campaignOf);
    if (!share) return;
    const { pair, looked: at } = share;
    const found = await this.#claimFor(share);
    this.#claimed.push(...found.go);
    share.used += found.go.length;
    // Messages wait for the breaker's test message; after it they may follow.
    if (
      found.go.length > 0 &&
      found.waiting.some(({ verdict }) => verdict.reason === 'probe_under_way')
    )
      this.#asked = true;
    at.waiting.push(...found.waiting);
    at.after = found.after;
    this.#request.onClaimed({ ...found, waiting: at.waiting }, pair);
    if (!found.more && share.looked === at) share.over = true;
  }

  async #claimFor(share: FeedShare): Promise<Claimed> {
    const { connections, owner, clock, batchId, budget, spreadUntil } = this.#request;
    const { pair, looked: at } = share;
    let taken = 0;
    const take = (n: number): void => {
      budget.left += taken - n;
      taken = n;
    };
    // Updated inside the transaction, because the next claim in it may be another mailbox's. A
    // repeated transaction counts again from 0.
    try {
      // While claimed messages are left, no connection waits for this claim.
      const how = this.#claimed.length === 0 ? 'transact' : 'transactLowPriority';
      return await this.#port[how](() => {
        take(0);
        // Every connection gets a message, even when the share is used up.
        const length = Math.max(
          connections.length,
          lengthOf(share, this.#shares, this.#campaignOf),
        );
        const max = Math.min(length, CLAIM_PER_CONNECTION * connections.length, budget.left);
        const answer = claimDue(this.#port, {
          pair,
          campaign: this.#port.rereadCampaign(pair.campaignId),
          owner,
          now: clock.now(),
          batchId,
          max,
          after: at.after,
          spread: { until: spreadUntil, most: budget.left },
        });
        take(answer.go.length);
        return answer;
      });
    } catch (error) {
      take(0);
      throw error;
    }
  }

  /** Counts, once before the first claim, the messages that each campaign was served today. */
  #countServed(): void {
    if (this.#counted) return;
    const { pairs, clock } = this.#request;
    const servedBy = countServed(
      this.#port,
      pairs.map(({ campaignId }) => this.#port.campaign(campaignId)),
      { now: clock.now(), planned: false, except: new Set() },
    );
    for (const each of this.#shares)
      each.used = servedBy(this.#port.campaign(each.pair.campaignId)).length;
    this.#counted = true;
  }

  readonly #campaignOf: CampaignOf = (id) => this.#port.campaign(id);

  #beginAgain(): void {
    for (const share of this.#shares)
      [share.looked, share.over] = [{ after: FROM_START, waiting: [] }, false];
  }
}
