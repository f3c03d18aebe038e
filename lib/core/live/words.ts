/** Says what happened, for people: every type of event has its words, without strangers' text. */
import { holdTarget } from '../why/words.ts';
import { grouped, plural } from '../reports/wording.ts';
import type { Event, EventType } from '../../domain/event.ts';
import type { HoldScope } from '../../domain/sending/hold.ts';

type Data = Event['data'];

export function sayEvent({ type, data }: Pick<Event, 'type' | 'data'>): string {
  return WORDS[type](data);
}

export const WORDS: Readonly<Record<EventType, (data: Data) => string>> = {
  'campaign.created': () => 'The campaign was created.',
  'campaign.started': () => 'The campaign started.',
  'campaign.updated': () => 'The campaign file was changed.',
  'campaign.completed': (data) =>
    `The campaign was completed; ${plural(number(data, 'ended'), 'open sequence')} ended with it.`,
  'prospects.imported': (data) =>
    `${plural(number(data, 'enrolled'), 'person was', 'people were')} added, of ${plural(number(data, 'rows'), 'row')}.`,
  'prospect.invalid': (data) => `The address cannot receive${because(data)}.`,
  'prospect.revived': () => 'The address can receive after all.',
  'prospect.forgotten': () => 'A person was forgotten: their data was erased.',
  'batch.scheduled': (data) =>
    `Messages were planned: ${counted(data, ['added', 'new'], ['moved', 'moved'], ['dropped', 'dropped'])}.`,
  'batch.displaced': (data) =>
    `Campaign ${text(data, 'by')} took earlier slots: ${plural(number(data, 'moved'), 'planned message')} moved.`,
  'message.sent': (data) => `Message ${text(data, 'step')} was sent from ${text(data, 'mailbox')}.`,
  'message.deferred': (data) =>
    `The message is to be sent again${because(data)}${at(data, 'retryAt', ', from')}.`,
  'message.rejected': (data) => `The server refused the message for good${classAndReason(data)}.`,
  'message.in_doubt': () =>
    'The connection broke off: it is not known whether the message arrived.',
  'message.resolved': (data) => `The doubt is settled: ${plain(data, 'as')}.`,
  'message.cancelled': (data) => `The planned message was cancelled${because(data)}.`,
  'message.rescheduled': (data) =>
    `${plural(number(data, 'moved'), 'message')} missed the send window and ${number(data, 'moved') === 1 ? 'was' : 'were'} planned again.`,
  'message.bounced': (data) => `The message came back${classAndReason(data)}.`,
  'message.unwritable': (data) =>
    `Message ${text(data, 'step')} could not be written${because(data)}: the campaign is on hold.`,
  'message.opened': (data) => `The message was opened, ${BY[text(data, 'by')] ?? BY.unclear}.`,
  'message.clicked': (data) =>
    `${data['link'] === undefined ? 'A link' : `Link ${text(data, 'link')}`} of the message was followed, ${BY[text(data, 'by')] ?? BY.unclear}.`,
  'response.received': (data) => `${answer(data)} arrived.`,
  'response.unverified': (data) => `${answer(data)} arrived without proof: it changes nothing.`,
  'response.quarantined': (data) =>
    `A message could not be read and was set aside (${plain(data, 'code')}).`,
  'response.possible': () =>
    'A message from another address may be a reply: the next message waits until a person decides.',
  'response.assigned': () => 'A person assigned a message from another address as the reply.',
  'response.dismissed': () => 'A message that was perhaps a reply was none.',
  'response.labelled': (data) => `A person labelled the response: ${plain(data, 'intent')}.`,
  'response.reclassified': (data) =>
    `The rules now read the response as ${kindOf(text(data, 'kind'))}.`,
  'enrollment.stopped': (data) => `The sequence ended: ${plain(data, 'state')}.`,
  'enrollment.reopened': () => 'The sequence goes on again.',
  'enrollment.postponed': (data) => `The next message waits${at(data, 'until', ' until')}.`,
  'enrollment.finished': () => 'The last message of the sequence was sent.',
  'enrollment.paused': (data) => `The operator paused the person${at(data, 'until', ' until')}.`,
  'enrollment.resumed': () => 'The pause of the person ended.',
  'enrollment.skipped': (data) => `The operator skipped step ${text(data, 'step')}.`,
  'enrollment.unskipped': (data) => `Step ${text(data, 'step')} is no longer skipped.`,
  'enrollment.removed': () => 'The operator took the person out of the campaign.',
  'enrollment.requeued': () => 'The operator put the person back into the campaign.',
  'preference.chosen': (data) =>
    `The recipient chose: ${PREFERENCES[text(data, 'preference')] ?? plain(data, 'preference')}${at(data, 'pausedUntil', ' until')}.`,
  'suppression.added': (data) =>
    `${data['kind'] === 'domain' ? 'A domain' : 'An address'} was suppressed (${plain(data, 'source')}).`,
  'suppression.removed': (data) =>
    `${data['kind'] === 'domain' ? 'A domain' : 'An address'} is no longer suppressed.`,
  'hold.placed': (data) =>
    `${target(data)} was put on hold by ${PLACED_BY[text(data, 'placedBy')] ?? plain(data, 'placedBy')}${at(data, 'until', ' until')}.`,
  'hold.lifted': (data) => `The hold on ${lower(target(data))} was lifted.`,
  'rate_limit.exceeded': (data) =>
    `${target(data)} has used its limit of ${grouped(number(data, 'max'))} (${plain(data, 'limit')})${at(data, 'resumesAt', '; it goes on')}.`,
  'rate_limit.reset': (data) =>
    `${target(data)} has room in its limit again (${plain(data, 'limit')}).`,
  'approval.given': (data) =>
    data['kind'] === 'batch'
      ? `An approval of ${plural(number(data, 'messages'), 'message')} was given by ${text(data, 'by')}.`
      : `An approval of a call (${plain(data, 'kind')}) was given by ${text(data, 'by')}.`,
  'approval.revoked': (data) => `An approval was taken back by ${text(data, 'by')}.`,
  'settings.changed': (data) =>
    `The settings of ${plain(data, 'scope')} ${text(data, 'id')}`.trim() + ' were changed.',
  'mailbox.added': (data) => `Mailbox ${text(data, 'mailbox')} was added.`,
  'mailbox.changed': (data) => `Mailbox ${text(data, 'mailbox')} was changed.`,
  'mailbox.tested': (data) =>
    `A test message of mailbox ${text(data, 'mailbox')} to ourselves: ${plain(data, 'outcome')}.`,
  'account.failing': (data) =>
    `Mailbox ${text(data, 'mailbox')} fails again and again (${plain(data, 'kind')}).`,
  'destination.failing': (data) => `${target(data)} defers our messages again and again.`,
  'inbox.failing': (data) => `The inbox of ${text(data, 'mailbox')} cannot be read.`,
  'listener.failing': (data) => `The listener ${text(data, 'listener')} cannot be reached.`,
  'alert.raised': (data) =>
    `${target(data)} needs attention: ${plain(data, 'code')} (${plain(data, 'level')}).`,
  'alert.ended': (data) => `${target(data)}: ${plain(data, 'code')} is over.`,
  'state.restored': () => 'A copy of the state file was taken into use.',
  'clock.accepted': () => 'The clock of the machine was accepted as right.',
  'clock.stepped': () => 'The clock of the machine was set.',
};

const BY: Readonly<Record<string, string>> & { unclear: string } = {
  person: 'by a person',
  machine: 'by a machine',
  unclear: 'by a person or a machine',
};

const PREFERENCES: Readonly<Record<string, string>> = {
  pause: 'a pause',
  less_often: 'less often',
  never: 'never again',
};

const PLACED_BY: Readonly<Record<string, string>> = {
  operator: 'a person',
  breaker: 'a breaker',
  response: 'a response',
};

const KINDS: Readonly<Record<string, string>> = {
  reply: 'a reply',
  unsubscribe: 'an unsubscribe',
  complaint: 'a complaint',
  bounce: 'a bounce',
  delayed: 'a notice of delay',
  delivered: 'a notice of delivery',
  out_of_office: 'an out-of-office reply',
  auto_reply: 'an automatic reply',
  challenge: 'a challenge',
  unrelated: 'an unrelated message',
};

/** `a reply`; used for rows of responses too. */
export function kindOf(kind: string): string {
  return KINDS[kind] ?? kind.replaceAll('_', ' ');
}

function answer(data: Data): string {
  return capital(kindOf(text(data, 'kind')));
}

function target(data: Data): string {
  const scope = text(data, 'scope');
  return scope === 'listener'
    ? `Listener ${text(data, 'scopeId')}`
    : holdTarget({ scope: scope as HoldScope, scopeId: text(data, 'scopeId') });
}

function classAndReason(data: Data): string {
  const both = [plain(data, 'class'), plain(data, 'reason')].filter((word) => word !== '');
  return both.length === 0 ? '' : ` (${both.join(': ')})`;
}

function because(data: Data): string {
  const reason = plain(data, 'reason');
  return reason === '' ? '' : ` (${reason})`;
}

function counted(data: Data, ...parts: [key: string, word: string][]): string {
  return parts.map(([key, word]) => `${grouped(number(data, key))} ${word}`).join(', ');
}

/** Of instants the clock of the reader is not known, so it is UTC. */
function at(data: Data, key: string, before: string): string {
  const instant = data[key];
  return typeof instant === 'number'
    ? `${before} ${new Date(instant).toISOString().slice(0, 16).replace('T', ' ')} UTC`
    : '';
}

/** A code as words. */
function plain(data: Data, key: string): string {
  return text(data, key).replaceAll('_', ' ');
}

function text(data: Data, key: string): string {
  const value = data[key];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function number(data: Data, key: string): number {
  const value = data[key];
  return typeof value === 'number' ? value : 0;
}

function capital(words: string): string {
  return `${(words[0] ?? '').toUpperCase()}${words.slice(1)}`;
}

function lower(words: string): string {
  return `${(words[0] ?? '').toLowerCase()}${words.slice(1)}`;
}
