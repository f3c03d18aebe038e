/** The feed of one mailbox: it claims due messages, campaign by campaign in turn, and hands back what was not sent. */
import { claimDue, FROM_START, LEASE, type Claimed, type ClaimPort, type Pair } from './claim.ts';
import { countHad, type TurnsPort } from '../planning/served-today.ts';
import { MINUTE, type Instant } from '../../domain/time.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { DeliverPort } from './deliver.ts';
import type { Failure } from '../../domain/failure.ts';
import type { DueMessage } from '../../domain/sending/message.ts';

export type FeedPort = ClaimPort &
  TurnsPort &
  Pick<DeliverPort, 'transact' | 'campaign' | 'returnClaim'> & {
    /** As it stands now: a run may stay for days, and its totals may be changed meanwhile. From here on `campaign` answers with it. */
    rereadCampaign(id: string): Campaign;
    /** Keeps what the owner has claimed; what ran out stays lost. */
    renewLeases(owner: string, lease: { now: Instant; until: Instant }): void;
  };

export type FeedRequest = {
  pairs: readonly Pair[];
  /** The numbers of the lanes that draw from it. */
  lanes: readonly number[];
  batchId: string | null;
  owner: string;
  clock: { now(): Instant };
  signal: AbortSignal;
  /** How many more may be sent, shared by all mailboxes. */
  budget: { left: number };
  /** The last word on a pair replaces what was said of it before. */
  onClaimed(claimed: Claimed, pair: Pair): void;
  onFailure(failure: Failure): void;
};

/** `starved`: no more may be sent. `stopped`: broken off. `failed`: the mailbox cannot be used. `resting`: it has to be asked again. */
export type Stop = 'starved' | 'stopped' | 'failed' | 'resting';

const CLAIM_PER_LANE = 10;
/** Often enough that a lease, five times as long, never runs out while its owner is at work. */
const RENEW_AFTER = MINUTE;

/** A campaign's turn at the mailbox. `used`: what it has had today, once it is counted. `looked`: how far it was looked at, and what of it waits. */
type Turn = { pair: Pair; used: number; looked: Pick<Claimed, 'after' | 'waiting'>; over: boolean };

type PriorityOf = (campaignId: string) => number;

/** Campaigns that are late take turns as they do in a plan: the one that has had least for its priority is next. Undefined: all are through. */
function nextTurn(turns: readonly Turn[], priorityOf: PriorityOf): Turn | undefined {
  return turns
    .filter(({ over }) => !over)
    .reduce<Turn | undefined>(
      (best, turn) =>
        best === undefined || withOneMore(turn, priorityOf) < withOneMore(best, priorityOf)
          ? turn
          : best,
      undefined,
    );
}

/** How many it may take before it is another's turn. */
function lengthOf(turn: Turn, turns: readonly Turn[], priorityOf: PriorityOf): number {
  const others = turns
    .filter((other) => !other.over && other !== turn)
    .map((other) => withOneMore(other, priorityOf));
  return Math.floor(Math.min(...others) * priorityOf(turn.pair.campaignId)) - turn.used;
}

function withOneMore({ used, pair }: Turn, priorityOf: PriorityOf): number {
  return (used + 1) / priorityOf(pair.campaignId);
}

export class Feed {
  readonly #port: FeedPort;
  readonly #request: FeedRequest;
  readonly #turns: Turn[];
  #claimed: DueMessage[] = [];
  #aside: DueMessage[] = [];
  /** Whether `used` of each turn is known. One alone has nobody to take turns with. */
  #counted: boolean;
  #stopped: Stop | null = null;
  #filling: Promise<void> | null = null;
  #renewedAt: Instant;
  #asked = false;
  readonly #bugs: unknown[] = [];

  constructor(port: FeedPort, request: FeedRequest) {
    this.#port = port;
    this.#request = request;
    this.#turns = request.pairs.map((pair) => ({
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

  /** Those that will probably be sent next. */
  upcoming(): readonly DueMessage[] {
    return this.#claimed.slice(0, this.#request.lanes.length);
  }

  stop(why: Stop): void {
    // What was broken off, or is out of use, is not merely out of messages or resting.
    if (this.#stopped === null || this.#stopped === 'starved' || this.#stopped === 'resting')
      this.#stopped = why;
  }

  /** Leaves out what is held now; the next claim says for how long. */
  setAside(isHeld: (message: DueMessage) => boolean): void {
    this.#aside.push(...this.#claimed.filter(isHeld));
    this.#claimed = this.#claimed.filter((message) => !isHeld(message));
    this.#asked = true;
  }

  /** Goes on, and begins again from the first claim when it has come to its end. */
  askAgain(): void {
    this.#asked = true;
  }

  failed(): boolean {
    return this.#stopped === 'failed';
  }

  /** Stops it for an error; the claim of the message goes back if nothing of it can have left. */
  fail(error: unknown, message: DueMessage | null): void {
    this.#stopped = 'failed';
    if (message) this.#claimed.push(message);
    // Expected failures end the lanes and are told; anything else is a bug and goes up.
    if ((error as { name?: unknown }).name === 'Failure') this.#request.onFailure(error as Failure);
    else this.#bugs.push(error);
  }

  /** Returns what was not sent to the queue, and opens the feed again; answers why it was stopped. Rejects with an error that nobody expected. */
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
    const why = this.#stopped ?? (this.#asked ? 'resting' : null);
    [this.#stopped, this.#asked] = [null, false];
    // A mailbox at rest is asked about from the first pair on: all of them wait for the same.
    if (why === 'resting') this.#beginAgain();
    return why;
  }

  /** Claims ahead, so that no lane has to wait; what goes wrong then is met again by the lane that needs it. */
  async #nextClaimed(): Promise<DueMessage | null> {
    const { signal, lanes, budget } = this.#request;
    await this.#keepLeases();
    for (;;) {
      if (signal.aborted) this.#stopped ??= 'stopped';
      if (this.#stopped) return null;
      const message = this.#claimed.shift();
      if (this.#claimed.length < lanes.length && budget.left > 0)
        void this.#fill().catch(() => undefined);
      if (message) return message;
      if (this.#turns.every(({ over }) => over)) return null;
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

  /** One claim at a time; lanes that run dry meanwhile wait for the same one. */
  #fill(): Promise<void> {
    this.#filling ??= this.#claimMore().finally(() => (this.#filling = null));
    return this.#filling;
  }

  async #claimMore(): Promise<void> {
    this.#countServed();
    const turn = nextTurn(this.#turns, this.#priorityOf);
    if (!turn) return;
    const { pair, looked: at } = turn;
    const found = await this.#claimFor(turn);
    this.#claimed.push(...found.go);
    turn.used += found.go.length;
    // Others wait for the one that goes first: when it has arrived, they may follow.
    if (
      found.go.length > 0 &&
      found.waiting.some(({ verdict }) => verdict.reason === 'probe_under_way')
    )
      this.#asked = true;
    at.waiting.push(...found.waiting);
    at.after = found.after;
    this.#request.onClaimed({ ...found, waiting: at.waiting }, pair);
    if (!found.more && turn.looked === at) turn.over = true;
  }

  async #claimFor(turn: Turn): Promise<Claimed> {
    const { lanes, owner, clock, batchId, budget } = this.#request;
    const { pair, looked: at } = turn;
    let taken = 0;
    const take = (n: number): void => {
      budget.left += taken - n;
      taken = n;
    };
    // Counted inside: the next claim in the same transaction may be another mailbox's. It may run again, and then counts afresh.
    try {
      return await this.#port.transact(() => {
        take(0);
        // No lane waits for a turn that is over.
        const length = Math.max(lanes.length, lengthOf(turn, this.#turns, this.#priorityOf));
        const max = Math.min(length, CLAIM_PER_LANE * lanes.length, budget.left);
        const answer = claimDue(this.#port, {
          pair,
          campaign: this.#port.rereadCampaign(pair.campaignId),
          owner,
          now: clock.now(),
          batchId,
          max,
          after: at.after,
        });
        take(answer.go.length);
        return answer;
      });
    } catch (error) {
      take(0);
      throw error;
    }
  }

  /** What each campaign has had today, once, before the first claim. */
  #countServed(): void {
    if (this.#counted) return;
    const { pairs, clock } = this.#request;
    const hadBy = countHad(
      this.#port,
      pairs.map(({ campaignId }) => this.#port.campaign(campaignId)),
      { now: clock.now(), planned: () => false, except: new Set() },
    );
    for (const each of this.#turns)
      each.used = hadBy(this.#port.campaign(each.pair.campaignId)).length;
    this.#counted = true;
  }

  readonly #priorityOf: PriorityOf = (id) => this.#port.campaign(id).priority;

  #beginAgain(): void {
    for (const turn of this.#turns)
      [turn.looked, turn.over] = [{ after: FROM_START, waiting: [] }, false];
  }
}
