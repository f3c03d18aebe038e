/** The lanes of one mailbox: they draw from one feed of claimed messages, and each has one mail under way. */
import { claimDue, FROM_START, LEASE, type Claimed, type ClaimPort, type Pair } from './claim.ts';
import { sharesDestination } from './breaker.ts';
import { createDesk, type Desk } from './render-ahead.ts';
import { countHad, type TurnsPort } from '../planning/served-today.ts';
import { deliver, type DeliverPort, type Ended, type MailPort } from './deliver.ts';
import { MINUTE, type Instant } from '../../domain/time.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { Failure } from '../../domain/failure.ts';
import type { FollowUps } from './follow-up.ts';
import type { DueMessage } from '../../domain/sending/message.ts';

export type LanesPort = ClaimPort &
  DeliverPort &
  TurnsPort & {
    /** As it stands now: a run may stay for days, and its totals may be changed meanwhile. From here on `campaign` answers with it. */
    rereadCampaign(id: string): Campaign;
    /** After what is waiting to be handed to the system now. */
    soon(work: () => void): void;
    /** Keeps what the owner has claimed; what ran out stays lost. */
    renewLeases(owner: string, lease: { now: Instant; until: Instant }): void;
  };

export type LanesRequest = {
  pairs: readonly Pair[];
  /** The numbers of its lanes, each a connection of its own. */
  lanes: readonly number[];
  batchId: string | null;
  owner: string;
  clock: { now(): Instant };
  signal: AbortSignal;
  followUps: FollowUps;
  /** How many more may be sent, shared by all mailboxes. */
  budget: { left: number };
  /** The last word on a pair replaces what was said of it before. */
  onClaimed(claimed: Claimed, pair: Pair): void;
  onOutcome(ended: Ended, message: DueMessage): void;
  onFailure(failure: Failure): void;
};

/** `starved`: no more may be sent. `stopped`: broken off. `failed`: the mailbox cannot be used. */
export type LanesEnd = 'done' | 'starved' | 'stopped' | 'failed';
type Stop = Exclude<LanesEnd, 'done'> | 'resting';

const CLAIM_PER_LANE = 10;
const MOST_RESTARTS = 20;
/** Often enough that a lease, five times as long, never runs out while its owner is at work. */
const RENEW_AFTER = MINUTE;

/** Goes through the pairs until only what must wait is left, or something stops it; then nothing it claimed is left claimed. */
export async function runLanes(
  port: LanesPort,
  mail: MailPort,
  request: LanesRequest,
): Promise<LanesEnd> {
  const feed = createFeed(port, request);
  for (let again = 0; ; again++) {
    // All are waited for: a lane that is left alone would go on sending without anybody to write it down.
    const desk = createDesk((message) =>
      mail.write({
        message,
        campaign: port.campaign(message.campaignId),
        earlier: port.earlierMails(message),
        now: request.clock.now(),
      }),
    );
    await Promise.all(
      request.lanes.map((lane) => runLane(port, mail, { request, feed, desk, lane })),
    );
    const stop = await feed.handBack();
    if (stop !== 'resting') return stop ?? 'done';
    // A hold was placed, or a stop was said: the next claim says what became of the rest. What the claim lets pass and the
    // commit at the 354 refuses again and again is left for a later call.
    if (again === MOST_RESTARTS) return 'done';
  }
}

/** Never rejects: what goes wrong stops the feed, which tells. */
async function runLane(
  port: LanesPort,
  mail: MailPort,
  { request, feed, desk, lane }: { request: LanesRequest; feed: Feed; desk: Desk; lane: number },
): Promise<void> {
  let settling: Promise<void> = Promise.resolve();
  for (let message = await feed.next(); message; message = await feed.next()) {
    const current = message;
    const settle = (settled: Promise<Ended>): Promise<void> =>
      settled.then(
        (ended) => note(request, feed, current, ended),
        (error: unknown) => feed.fail(error, current),
      );
    try {
      const { accepted, settled } = await deliver(port, mail, current, {
        ...request,
        lane,
        failed: feed.failed,
        written: desk.take(current),
        onLeft: () => port.soon(() => desk.prepare(feed.upcoming())),
      });
      settling = settle(settled);
      if (!accepted) await settling;
    } catch (error) {
      feed.fail(error, current);
    }
  }
  await settling;
}

function note(request: LanesRequest, feed: Feed, message: DueMessage, ended: Ended): void {
  request.onOutcome(ended, message);
  if (ended.outcome === 'unwritable')
    return feed.setAside(({ campaignId }) => campaignId === message.campaignId);
  if (ended.strike) {
    const { strike } = ended;
    if (ended.rests) feed.stop('resting');
    else feed.setAside((other) => sharesDestination(other, message, strike));
  }
  // Refused at the 354, for something that was said after the claim.
  if (ended.outcome === 'returned' && !request.signal.aborted) feed.askAgain();
}

type Feed = {
  /** The next message to send; null when there is none for now. */
  next(): Promise<DueMessage | null>;
  /** Those that will probably be sent next. */
  upcoming(): readonly DueMessage[];
  stop(why: Stop): void;
  /** Leaves out what is held now; the next claim says for how long. */
  setAside(isHeld: (message: DueMessage) => boolean): void;
  /** Goes on, and begins anew from the first claim when it has come to its end. */
  askAgain(): void;
  /** Stops it for an error; the claim of the message goes back if nothing of it can have left. */
  fail(error: unknown, message: DueMessage | null): void;
  failed(): boolean;
  /** Returns what was not sent to the queue, and opens the feed again; answers why it was stopped. Rejects with an error that nobody expected. */
  handBack(): Promise<Stop | null>;
};

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

function createFeed(port: LanesPort, request: LanesRequest): Feed {
  const { pairs, lanes, owner, clock, budget } = request;
  let claimed: DueMessage[] = [];
  let aside: DueMessage[] = [];
  const turns: Turn[] = pairs.map((pair) => ({
    pair,
    used: 0,
    looked: { after: FROM_START, waiting: [] },
    over: false,
  }));
  /** One alone has nobody to take turns with. */
  let counted = pairs.length === 1;
  let stopped: Stop | null = null;
  let filling: Promise<void> | null = null;
  let renewedAt = clock.now();
  let asked = false;
  const bugs: unknown[] = [];

  async function claimMore(): Promise<void> {
    if (!counted) {
      const hadBy = countHad(
        port,
        pairs.map(({ campaignId }) => port.campaign(campaignId)),
        { now: clock.now(), planned: () => false, except: new Set() },
      );
      for (const each of turns) each.used = hadBy(port.campaign(each.pair.campaignId)).length;
      counted = true;
    }
    const priorityOf: PriorityOf = (id) => port.campaign(id).priority;
    const turn = nextTurn(turns, priorityOf);
    if (!turn) return;
    const { pair, looked: at } = turn;
    let taken = 0;
    const take = (n: number): void => {
      budget.left += taken - n;
      taken = n;
    };
    // Counted inside: the next claim in the same transaction may be another mailbox's. It may run again, and then counts anew.
    const found = await port
      .transact(() => {
        take(0);
        // No lane waits for a turn that is over.
        const length = Math.max(lanes.length, lengthOf(turn, turns, priorityOf));
        const max = Math.min(length, CLAIM_PER_LANE * lanes.length, budget.left);
        const answer = claimDue(port, {
          pair,
          campaign: port.rereadCampaign(pair.campaignId),
          owner,
          now: clock.now(),
          batchId: request.batchId,
          max,
          after: at.after,
        });
        take(answer.go.length);
        return answer;
      })
      .catch((error: unknown) => {
        take(0);
        throw error;
      });
    claimed.push(...found.go);
    turn.used += found.go.length;
    // Others wait for the one that goes first: when it has arrived, they may follow.
    if (
      found.go.length > 0 &&
      found.waiting.some(({ verdict }) => verdict.reason === 'probe_under_way')
    )
      asked = true;
    at.waiting.push(...found.waiting);
    at.after = found.after;
    request.onClaimed({ ...found, waiting: at.waiting }, pair);
    if (!found.more && turn.looked === at) turn.over = true;
  }

  function beginAnew(): void {
    for (const turn of turns)
      [turn.looked, turn.over] = [{ after: FROM_START, waiting: [] }, false];
  }

  /** One claim at a time; lanes that run dry meanwhile wait for the same one. */
  function fill(): Promise<void> {
    filling ??= claimMore().finally(() => (filling = null));
    return filling;
  }

  async function keepLeases(): Promise<void> {
    const now = clock.now();
    if (now - renewedAt < RENEW_AFTER) return;
    renewedAt = now;
    await port.transact(() => port.renewLeases(owner, { now, until: now + LEASE }));
  }

  /** Claims ahead, so that no lane has to wait; what goes wrong then is met again by the lane that needs it. */
  async function nextClaimed(): Promise<DueMessage | null> {
    await keepLeases();
    for (;;) {
      if (request.signal.aborted) stopped ??= 'stopped';
      if (stopped) return null;
      const message = claimed.shift();
      if (claimed.length < lanes.length && budget.left > 0) void fill().catch(() => undefined);
      if (message) return message;
      if (turns.every(({ over }) => over)) return null;
      if (budget.left > 0) await fill();
      else if (filling) await filling;
      else stopped = 'starved';
    }
  }

  return {
    async next() {
      try {
        return await nextClaimed();
      } catch (error) {
        this.fail(error, null);
        return null;
      }
    },
    upcoming: () => claimed.slice(0, lanes.length),
    stop(why) {
      // What was broken off, or is out of use, is not merely out of messages or resting.
      if (stopped === null || stopped === 'starved' || stopped === 'resting') stopped = why;
    },
    setAside(isHeld) {
      aside.push(...claimed.filter(isHeld));
      claimed = claimed.filter((message) => !isHeld(message));
      asked = true;
    },
    askAgain() {
      asked = true;
    },
    failed: () => stopped === 'failed',
    fail(error, message) {
      stopped = 'failed';
      if (message) claimed.push(message);
      // Expected failures end the lanes and are told; anything else is a bug and goes up.
      if ((error as { name?: unknown }).name === 'Failure') request.onFailure(error as Failure);
      else bugs.push(error);
    },
    async handBack() {
      await filling?.catch(() => undefined);
      const rest = [...claimed, ...aside];
      [claimed, aside] = [[], []];
      if (rest.length > 0) {
        await port.transact(() =>
          rest.forEach(({ row }) => port.returnClaim(row, owner, { unbegun: false })),
        );
        budget.left += rest.length;
      }
      if (bugs.length > 0) throw bugs[0];
      const why = stopped ?? (asked ? 'resting' : null);
      [stopped, asked] = [null, false];
      // A mailbox at rest is asked about from the first pair on: all of them wait for the same.
      if (why === 'resting') beginAnew();
      return why;
    },
  };
}

/** Deals lanes 0 to n-1 to mailboxes as evenly as they go; with more mailboxes than lanes, several share one and take turns. */
export function dealLanes(
  mailboxes: readonly string[],
  lanes: number,
): { mailboxes: string[]; lanes: number[] }[] {
  const turns = Math.min(lanes, mailboxes.length);
  return Array.from({ length: turns }, (_, turn) => ({
    mailboxes: mailboxes.filter((_mailbox, index) => index % turns === turn),
    lanes: Array.from({ length: lanes }, (_lane, index) => index).filter(
      (lane) => lane % turns === turn,
    ),
  }));
}
