/** Which events belong together in the feed: used by the server for the page and by the page. */

/** @typedef {{ group: string, label: string, glyph: string, shown: boolean }} Group */

const SENT = { group: 'sent', label: 'Sent', glyph: '↗', shown: true };
const REPLIED = { group: 'replied', label: 'Reply', glyph: '↩', shown: true };
const BOUNCED = { group: 'bounced', label: 'Bounce', glyph: '✕', shown: true };
const STOPPED = { group: 'stopped', label: 'Stop', glyph: '■', shown: true };
const OTHER = { group: 'other', label: 'Other', glyph: '·', shown: false };

/** In the order of the filter; `shown`: at first. */
export const GROUPS = [SENT, REPLIED, BOUNCED, STOPPED, OTHER];

/** @type {Record<string, Group>} */
const OF_TYPE = {
  'message.sent': SENT,
  'preference.chosen': REPLIED,
  'message.bounced': BOUNCED,
  'message.rejected': BOUNCED,
  'hold.placed': STOPPED,
  'hold.lifted': STOPPED,
  'alert.raised': STOPPED,
  'alert.ended': STOPPED,
  'account.failing': STOPPED,
  'destination.failing': STOPPED,
  'inbox.failing': STOPPED,
  'listener.failing': STOPPED,
  'rate_limit.exceeded': STOPPED,
  'message.unwritable': STOPPED,
};

/** Answers of people and their programs; a bounce has an event of its own, with its message. */
const ANSWERS = new Set(['reply', 'unsubscribe', 'complaint', 'out_of_office', 'auto_reply']);

/**
 * `kind`: of a response.
 * @param {string} type
 * @param {unknown} kind
 * @returns {Group}
 */
export function groupOf(type, kind) {
  if (type === 'response.received') return ANSWERS.has(String(kind)) ? REPLIED : OTHER;
  return OF_TYPE[type] ?? OTHER;
}
