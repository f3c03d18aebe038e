/** What a campaign is when its file does not say. Limits have their defaults with the mailboxes (core/limits/limits.ts). */

export const CAMPAIGN_DEFAULTS = {
  priority: 5,
  rotation: 'even',
  followUpRatio: 1,
  sendWindow: {
    start: '09:00',
    end: '17:00',
    timezone: 'recipient',
    skipWeekends: true,
    skipHolidays: true,
  },
  /** Hours. */
  maxLateness: 6,
  /** Day of each step. */
  defaultDelay: [0, 3, 7],
  stopOnReply: true,
  stopOnBounce: true,
  sameCompany: 'none',
  /** Hours. */
  inboxFreshness: 24,
  /** Days. */
  outOfOfficeDelay: 7,
} as const;

/** The one variant of a step that names none. */
export const ONLY_VARIANT = 'default';
