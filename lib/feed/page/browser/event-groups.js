/** Which events belong together in the feed: used by the server for the page and by the page. */

/** @typedef {{ group: string, label: string, glyph: string, shown: boolean }} Group */

const SENT = { group: 'sent', label: 'Sent', glyph: '↗', shown: true };
const REPLIED = { group: 'replied', label: 'Reply', glyph: '↩', shown: true };
const BOUNCED = { group: 'bounced', label: 'Bounce', glyph: '✕', shown: true };
const STOPPED = { group: 'stopped', label: 'Stop', glyph: '■', shown: true };
/** A person wants fewer messages, or none: no reply to be glad of, and no hold. */
const OPTED_OUT = { group: 'stopped', label: 'Opt-out', glyph: '⊘', shown: true };
/** A program answered for a person. */
const AUTOMATIC = { group: 'replied', label: 'Auto', glyph: '↩', shown: true };
const OTHER = { group: 'other', label: 'Other', glyph: '·', shown: false };

/** In the order of the filter; `shown`: at first. */
export const GROUPS = [SENT, REPLIED, BOUNCED, STOPPED, OTHER];

/** @type {Record<string, Group>} */
const OF_TYPE = {
  'message.sent': SENT,
  'preference.chosen': OPTED_OUT,
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

/** Of answers; a bounce has an event of its own, with its message.
 * @type {Record<string, Group>} */
const OF_KIND = {
  reply: REPLIED,
  unsubscribe: OPTED_OUT,
  complaint: OPTED_OUT,
  out_of_office: AUTOMATIC,
  auto_reply: AUTOMATIC,
};

/**
 * `kind`: of a response.
 * @param {string} type
 * @param {unknown} kind
 * @returns {Group}
 */
export function groupOf(type, kind) {
  const [groups, name] = type === 'response.received' ? [OF_KIND, String(kind)] : [OF_TYPE, type];
  return (Object.hasOwn(groups, name) ? groups[name] : undefined) ?? OTHER;
}
