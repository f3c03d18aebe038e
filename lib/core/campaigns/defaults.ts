/** The defaults of a campaign file. Limits have theirs in core/limits/limits.ts. */

export const CAMPAIGN_DEFAULTS = {
  priority: 5,
  precedence: 'weighted',
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
  /** The day of each step. */
  defaultDelay: [0, 3, 7],
  stopOnReply: true,
  stopOnBounce: true,
  sameCompany: 'none',
  /** Days. */
  minDaysBetween: 3,
  /** Hours. */
  inboxFreshness: 24,
  /** Hours. */
  persistentAfter: 24,
  /** Days. */
  outOfOfficeDelay: 7,
} as const;

/** The name of a step's only variant, if it has no variants. */
export const ONLY_VARIANT = 'default';
