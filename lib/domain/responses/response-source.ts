/** Sources of responses that came by no message, in the column `source` of `response`. */

/** A request of an unsubscribe link: no message is stored for it. */
export const ONE_CLICK = 'one_click';
/** Before the name of a webhook: its report is stored in place of a message. */
export const HOOK = 'hook:';
