/** Puts the history of one person in order and in words. */
import { kindOf, sayEvent } from './words.ts';
import { holdText } from '../why/words.ts';
import type { PastEvent, PastMessage, PastResponse } from '../../domain/live/facts.ts';
import type { LiveMoment } from '../../domain/live/history.ts';
import type { Decline } from '../../domain/campaigns/contact.ts';
import type { Suppression } from '../../domain/campaigns/suppression.ts';
import type { Hold } from '../../domain/sending/hold.ts';
import type { Instant } from '../../domain/time.ts';

export type HistoryFacts = {
  createdAt: Instant;
  messages: readonly PastMessage[];
  responses: readonly PastResponse[];
  events: readonly PastEvent[];
  declines: readonly Decline[];
  suppressions: readonly Suppression[];
  /** Those in force that stop messages to the person. */
  holds: readonly Hold[];
};

/** Oldest first. Texts are as they were stored, so of any length and with any character. */
export function momentsOf(facts: HistoryFacts): LiveMoment[] {
  const moments: LiveMoment[] = [
    moment({
      at: facts.createdAt,
      type: 'person.added',
      says: 'The person was added to the file.',
    }),
    ...facts.messages.flatMap(momentsOfMessage),
    ...facts.responses.flatMap(momentsOfResponse),
    ...facts.events.map((event) =>
      moment({
        at: event.at,
        type: event.type,
        campaignId: event.campaignId,
        says: sayEvent(event),
      }),
    ),
    ...facts.declines.map(({ at, campaignId, kind }) =>
      moment({
        at,
        type: 'person.declined',
        campaignId,
        says: `The person said no (${plain(kind)}): it holds in every campaign.`,
      }),
    ),
    ...facts.suppressions.map(({ at, kind, source }) =>
      moment({
        at,
        type: 'suppression.added',
        says: `The ${kind} was suppressed (${plain(source)}): no message goes to it.`,
      }),
    ),
    ...facts.holds.map((hold) =>
      moment({ at: hold.from, type: 'hold.placed', says: holdText(hold) }),
    ),
  ];
  return moments
    .map((each, place) => ({ each, place }))
    .sort((a, b) => a.each.at - b.each.at || a.place - b.place)
    .map(({ each }) => each);
}

/** By the outcome that was recorded; see lib/core/sending/smtp-outcome.ts. */
const OUTCOMES: Readonly<Record<string, string>> = {
  sent: 'was accepted by the server',
  in_doubt: 'may have arrived: the connection broke off',
  hard: 'was refused: the address cannot receive',
  soft: 'was refused for now',
  soft_exhausted: 'was refused once too often',
  deferred: 'was deferred by the server',
  blocked: 'was refused because of us',
  block_exhausted: 'was refused because of us once too often',
  closed: 'was refused: the address accepts nothing from outside',
  returned: 'did not leave',
  account: 'did not leave: our own server could not be used',
};

function momentsOfMessage(message: PastMessage): LiveMoment[] {
  const { campaignId, mailboxId, state, sendAt, sentAt, subject } = message;
  const name = `Message ${message.step + 1}`;
  const planned =
    state === 'scheduled'
      ? [
          moment({
            at: sendAt,
            type: 'message.planned',
            campaignId,
            says: `${name} is planned to leave from ${mailboxId}.`,
          }),
        ]
      : [];
  const sent =
    sentAt === null
      ? []
      : [
          moment({
            at: sentAt,
            type: 'message.sent',
            campaignId,
            says: `${name} was sent from ${mailboxId}.`,
            text: subject,
          }),
        ];
  const attempts = message.attempts.map(({ at, outcome, code, response }) =>
    moment({
      at,
      type: 'message.attempt',
      campaignId,
      says: `${name} ${OUTCOMES[outcome] ?? `ended as ${plain(outcome)}`}${code === null ? '' : ` (${code})`}.`,
      text: response === '' ? null : response,
      theirs: true,
    }),
  );
  return [...sent, ...attempts, ...planned];
}

function momentsOfResponse({
  campaignId,
  receivedAt,
  label,
  subject,
  classification: { kind, intent, request, bounce, visibleText },
}: PastResponse): LiveMoment[] {
  const about = [
    bounce === null ? null : `${bounce.class}: ${plain(bounce.reason)}`,
    intent === null || intent === kind ? null : plain(intent),
    request === undefined ? null : `a right under data-protection law: ${request}`,
    label === null ? null : `labelled ${plain(label)}`,
  ].filter((part) => part !== null);
  const what = kindOf(kind);
  return [
    moment({
      at: receivedAt,
      type: `response.${kind}`,
      campaignId,
      says: `${what[0]?.toUpperCase()}${what.slice(1)} arrived${about.length === 0 ? '' : ` (${about.join('; ')})`}.`,
      text: visibleText ?? bounce?.diagnostic ?? subject,
      theirs: true,
    }),
  ];
}

function moment(given: Pick<LiveMoment, 'at' | 'type' | 'says'> & Partial<LiveMoment>): LiveMoment {
  return { campaignId: null, text: null, theirs: false, ...given };
}

function plain(code: string): string {
  return code.replaceAll('_', ' ');
}
