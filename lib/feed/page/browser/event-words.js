/** Puts an event into few words: used by the server for the page and by the page for the feed. */

/**
 * @typedef {{ group: string, label: string, glyph: string, shown: boolean }} Group
 * @typedef {Record<string, unknown>} Data
 */

const SENT = { group: 'sent', label: 'Sent', glyph: '↗', shown: true };
const REPLIED = { group: 'replied', label: 'Reply', glyph: '↩', shown: true };
const BOUNCED = { group: 'bounced', label: 'Bounce', glyph: '✕', shown: true };
const STOP = { group: 'stop', label: 'Stop', glyph: '■', shown: true };
const OTHER = { group: 'other', label: 'Other', glyph: '·', shown: false };

/** In the order of the filter. */
export const GROUPS = [SENT, REPLIED, BOUNCED, STOP, OTHER];

/** @type {Record<string, Group>} */
const OF_TYPE = {
  'message.sent': SENT,
  'response.received': REPLIED,
  'preference.chosen': REPLIED,
  'message.bounced': BOUNCED,
  'message.rejected': BOUNCED,
  'hold.placed': STOP,
  'hold.lifted': STOP,
  'alert.raised': STOP,
  'alert.ended': STOP,
  'account.failing': STOP,
  'destination.failing': STOP,
  'inbox.failing': STOP,
  'listener.failing': STOP,
  'rate_limit.exceeded': STOP,
  'message.unwritable': STOP,
};

/** A report of a bounce is a response too: its message has an event of its own. */
const NO_REPLY = new Set(['bounce', 'delayed', 'delivered', 'unrelated', 'challenge']);

/**
 * @param {string} type
 * @param {Data | null} data
 * @returns {Group}
 */
export function groupOf(type, data) {
  if (type === 'response.received' && NO_REPLY.has(String(data?.['kind']))) return OTHER;
  return OF_TYPE[type] ?? OTHER;
}

/** @param {unknown} code */
const spaced = (code) => String(code ?? '').replaceAll('_', ' ');
/** @param {Data} data */
const scope = (data) =>
  data['scope'] === 'all' ? 'everything' : `${spaced(data['scope'])} ${String(data['scopeId'])}`;

/** @type {Record<string, (data: Data) => string>} */
const WORDS = {
  'message.sent': (data) => `step ${data['step']} from ${data['mailbox']}`,
  'message.deferred': (data) => `will be tried again: ${spaced(data['reason'])}`,
  'message.rejected': (data) => `refused: ${spaced(data['reason'])}`,
  'message.bounced': (data) => `${spaced(data['class'])} bounce: ${spaced(data['reason'])}`,
  'message.opened': (data) => `opened by ${spaced(data['by'])}`,
  'message.clicked': (data) => `link ${data['link']} followed by ${spaced(data['by'])}`,
  'response.received': (data) => spaced(data['kind']),
  'response.labelled': (data) => `labelled ${spaced(data['intent'])}`,
  'preference.chosen': (data) => `chose ${spaced(data['preference'])}`,
  'enrollment.stopped': (data) => `sequence ended: ${spaced(data['state'])}`,
  'prospects.imported': (data) => `${data['enrolled']} people enrolled`,
  'batch.scheduled': (data) => `${data['added']} planned, ${data['moved']} moved`,
  'hold.placed': (data) => `hold on ${scope(data)} by ${spaced(data['placedBy'])}`,
  'hold.lifted': (data) => `hold on ${scope(data)} ended`,
  'alert.raised': (data) => `${spaced(data['code'])} of ${scope(data)}, ${data['level']}`,
  'alert.ended': (data) => `${spaced(data['code'])} of ${scope(data)} ended`,
  'account.failing': (data) => `account of ${data['mailbox']} fails: ${spaced(data['kind'])}`,
  'rate_limit.exceeded': (data) => `${scope(data)}: ${spaced(data['limit'])} limit is full`,
  'rate_limit.reset': (data) => `${scope(data)}: room again in the ${spaced(data['limit'])} limit`,
};

/**
 * @param {string} type
 * @param {Data} data
 */
export function wordsOf(type, data) {
  return WORDS[type]?.(data) ?? spaced(type.replace('.', ' '));
}
