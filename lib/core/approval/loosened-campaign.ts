/** Finds which guard rails a campaign file loosens, against the file before or the defaults. */
import { loosenedInFile, loosenedOfMailbox } from './loosened-limits.ts';
import type { Campaign, RateLimitsFile } from '../../domain/campaigns/campaign.ts';

/** `created`: `before` has the defaults. `defaults`: the limits of every mailbox. */
export type CampaignChange = {
  before: Campaign;
  after: Campaign;
  defaults: RateLimitsFile;
  created: boolean;
};

/** The names of the keys; empty: nothing is looser. */
export function loosenedCampaign({ before, after, defaults, created }: CampaignChange): string[] {
  const settings = (campaign: RateLimitsFile) => ({ own: {}, defaults, campaign });
  const limits = [
    ...loosenedOfMailbox(settings(before.rateLimits), settings(after.rateLimits)),
    // A new campaign has no totals unless its file sets them.
    ...(created ? [] : loosenedInFile(before.rateLimits, after.rateLimits)),
  ].map((name) => `rateLimits.${name}`);
  return [
    ...new Set(limits),
    ...RAILS.filter(({ loosened }) => loosened(before, after)).map(({ name }) => name),
    // Which hours are stricter depends on the recipients, so any change of them counts.
    ...(!created && differs(before.sendWindow, after.sendWindow) ? ['sendWindow'] : []),
  ];
}

type Rail = { name: string; loosened: (before: Campaign, after: Campaign) => boolean };

const RAILS: readonly Rail[] = [
  {
    name: 'contact',
    loosened: (before, after) => differs(before.contact, after.contact),
  },
  {
    name: 'sequences.stopOnReply',
    loosened: (before, after) => before.stopOnReply && !after.stopOnReply,
  },
  {
    name: 'sequences.stopOnBounce',
    loosened: (before, after) => before.stopOnBounce && !after.stopOnBounce,
  },
  {
    name: 'sequences.onReply.sameCompany',
    loosened: (before, after) => before.sameCompany === 'hold' && after.sameCompany === 'none',
  },
  {
    name: 'sequences.inboxFreshness',
    loosened: (before, after) => orNever(after.inboxFreshness) > orNever(before.inboxFreshness),
  },
  {
    name: 'sequences.persistentAfter',
    loosened: (before, after) => orNever(after.persistentAfter) > orNever(before.persistentAfter),
  },
  {
    name: 'sendWindow.maxLateness',
    loosened: (before, after) => orNever(after.maxLateness) > orNever(before.maxLateness),
  },
  {
    name: 'unsubscribe',
    loosened: (before, after) =>
      (['mailto', 'https'] as const).some(
        (way) => before.unsubscribe[way] !== null && after.unsubscribe[way] === null,
      ),
  },
];

/** 0 switches such a check off. */
function orNever(hours: number): number {
  return hours === 0 ? Infinity : hours;
}

function differs(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}
