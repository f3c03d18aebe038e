/** The lanes of one mailbox: they draw from one feed of claimed messages, and each has one mail under way. */
import { sharesDestination } from './breaker.ts';
import { createDesk, type Desk } from './render-ahead.ts';
import { deliver, type DeliverPort, type Ended, type MailPort } from './deliver.ts';
import type { FollowUps } from './follow-up.ts';
import type { DueMessage } from '../../domain/sending/message.ts';
import { Feed, type FeedPort, type FeedRequest, type Stop } from './feed.ts';

export type LanesPort = FeedPort &
  DeliverPort & {
    /** After what is waiting to be handed to the system now. */
    soon(work: () => void): void;
  };

/** `lanes`: each is a connection of its own. */
export type LanesRequest = FeedRequest & {
  followUps: FollowUps;
  onOutcome(ended: Ended, message: DueMessage): void;
};

/** `starved`: no more may be sent. `stopped`: broken off. `failed`: the mailbox cannot be used. */
export type LanesEnd = 'done' | Exclude<Stop, 'resting'>;

const MOST_RESTARTS = 20;

/** Goes through the pairs until only what must wait is left, or something stops it; then nothing it claimed is left claimed. */
export async function runLanes(
  port: LanesPort,
  mail: MailPort,
  request: LanesRequest,
): Promise<LanesEnd> {
  const feed = new Feed(port, request);
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
        failed: () => feed.failed(),
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
