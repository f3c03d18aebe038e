/** What the times between requests tell: how fast people read, and how machines follow links. */

export type TimingRule = { rule: string; ms: number; source: string };

const rules = <Name extends string>(
  each: Record<Name, TimingRule>,
): Readonly<Record<Name, TimingRule>> => each;

export const TIMING = rules({
  openAtOnce: {
    rule: 'open-at-once',
    ms: 2_000,
    source:
      'emailtooltester and SparkPost ("Gmail is prefetching images"): the message is not in its list yet',
  },
  openSoon: {
    rule: 'open-soon',
    ms: 10_000,
    source: 'the same: a person who sees it arrive may open it, a scanner at delivery more likely',
  },
  clickAtOnce: {
    rule: 'click-at-once',
    ms: 5_000,
    source:
      'check.live-direct-marketing.online/blog/bot-clicks-security-scanners-detect: people are not that fast within 5 seconds of delivery',
  },
  clickSoon: {
    rule: 'click-soon',
    ms: 20_000,
    source:
      'github.com/resend/resend-node/issues/901: a scanner asks 12 seconds after delivery, with the name of a browser',
  },
  /** A link is asked for before the pixel of the message was. */
  clickBeforePixel: {
    rule: 'click-before-pixel',
    ms: 10 * 60_000,
    source:
      'autoemails.com/help/agent/mark-bot-unsubscribe: a click without an open. Only soon after sending: people whose program blocks images click later',
  },
  /** Three links, or all of at least two. */
  burst: {
    rule: 'all-links',
    ms: 5_000,
    source:
      'support.arternal.com 15216436 (all links within 1 to 5 seconds of each other); autoemails.com (three links in two seconds)',
  },
  /** Around a request for the link that people cannot see. */
  honeyLinks: {
    rule: 'honey-link',
    ms: 10 * 60_000,
    source: 'support.sosafe.de, "Trusted Clicks": a scanner works through a message for minutes',
  },
  /** Pixels that a scanner loads while it follows links. */
  scanPixel: {
    rule: 'pixel-during-scan',
    ms: 10_000,
    source: 'check.live-direct-marketing.online: gateways render the HTML and click the links',
  },
});
