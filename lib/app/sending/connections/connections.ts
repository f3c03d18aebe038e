/**
 * The parallel connections of one mailbox: all take messages from one feed, and each sends one
 * message at a time.
 */
import { destinationOf } from '../../../core/limits/reduced-pace.ts';
import { sharesDestination } from '../breaker.ts';
import { createRenderAhead, type RenderAhead } from './render-ahead.ts';
import { deliver, type DeliverPort, type DeliveryResult, type MailPort } from '../deliver.ts';
import type { FollowUps } from '../follow-up.ts';
import type { DueMessage } from '../../../domain/sending/message.ts';
import { Feed, type FeedPort, type FeedRequest, type Stop } from './feed.ts';

export type ConnectionsPort = FeedPort &
  DeliverPort & {
    /** Runs `work` after the pending output was handed to the system. */
    soon(work: () => void): void;
  };

/** `connections`: the numbers of the connections to open. */
export type ConnectionsRequest = FeedRequest & {
  followUps: FollowUps;
  onOutcome(ended: DeliveryResult, message: DueMessage): void;
};

/**
 * `starved`: the budget of messages is used up. `stopped`: a signal ended it. `failed`: the mailbox
 * cannot be used.
 */
export type ConnectionsEnd = 'done' | Exclude<Stop, 'ask_again'>;

const MOST_RESTARTS = 20;

/**
 * Sends the messages of all pairs until only waiting ones are left or the run is stopped. No claim
 * of the feed stays open.
 */
export async function runConnections(
  port: ConnectionsPort,
  mail: MailPort,
  request: ConnectionsRequest,
): Promise<ConnectionsEnd> {
  const feed = new Feed(port, request);
  for (let again = 0; ; again++) {
    const renderAhead = createRenderAhead((message) =>
      mail.write({
        message,
        campaign: port.campaign(message.campaignId),
        earlier: port.earlierMessages(message),
        now: request.clock.now(),
      }),
    );
    // Awaits every connection: otherwise one could send while its results are no longer recorded.
    await Promise.all(
      request.connections.map((connection) =>
        runConnection(port, mail, { request, feed, renderAhead, connection }),
      ),
    );
    const stop = await feed.handBack();
    // Each message is refused for its text at most once in a call, so that this ends.
    if (feed.refusedTexts()) again = 0;
    if (stop !== 'ask_again') return stop ?? 'done';
    // A hold was placed or the operator stopped the campaign, so a new claim judges the rest. A
    // message that each claim accepts but each commit at the 354 refuses is left for a later call.
    if (again === MOST_RESTARTS) return 'done';
  }
}

/** Never rejects: an error stops the feed, which reports it. */
async function runConnection(
  port: ConnectionsPort,
  mail: MailPort,
  {
    request,
    feed,
    renderAhead,
    connection,
  }: { request: ConnectionsRequest; feed: Feed; renderAhead: RenderAhead; connection: number },
): Promise<void> {
  let settling: Promise<void> = Promise.resolve();
  for (let message = await feed.next(); message; message = await feed.next()) {
    const current = message;
    const settle = (settled: Promise<DeliveryResult>): Promise<void> =>
      settled.then(
        (ended) => note(request, feed, current, ended),
        (error: unknown) => feed.fail(error, current),
      );
    try {
      const { accepted, settled } = await deliver(port, mail, current, {
        ...request,
        connection,
        failed: () => feed.failed(),
        written: renderAhead.rendered(current),
        onLeft: () => port.soon(() => renderAhead.renderNext(feed.upcoming())),
      });
      settling = settle(settled);
      if (!accepted) await settling;
    } catch (error) {
      feed.fail(error, current);
    }
  }
  await settling;
}

function note(
  request: ConnectionsRequest,
  feed: Feed,
  message: DueMessage,
  ended: DeliveryResult,
): void {
  request.onOutcome(ended, message);
  if (ended.outcome === 'unwritable')
    return feed.setAside(({ campaignId }) => campaignId === message.campaignId);
  if (ended.outcome === 'unapproved') return feed.refuseText();
  if (ended.failure) {
    const { failure } = ended;
    if (ended.breakerOpened) feed.stop('ask_again');
    else feed.setAside((other) => sharesDestination(other, message, failure));
  }
  if (ended.slowed) {
    const slowed = destinationOf(message).scopeId;
    feed.setAside((other) => destinationOf(other).scopeId === slowed, { askAlways: false });
  }
  // The commit at the 354 refused the message because of a change after the claim.
  if (ended.outcome === 'returned' && !request.signal.aborted) feed.askAgain();
}

/**
 * Divides connections 0 to n-1 among the mailboxes as evenly as possible. With more mailboxes than
 * connections, several mailboxes share a connection one after another.
 */
export function dealConnections(
  mailboxes: readonly string[],
  connections: number,
): { mailboxes: string[]; connections: number[] }[] {
  const turns = Math.min(connections, mailboxes.length);
  return Array.from({ length: turns }, (_, turn) => ({
    mailboxes: mailboxes.filter((_mailbox, index) => index % turns === turn),
    connections: Array.from({ length: connections }, (_connection, index) => index).filter(
      (connection) => connection % turns === turn,
    ),
  }));
}
