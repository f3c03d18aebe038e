/**
 * Checks what the schema cannot express about `rateLimits`: values that belong together, and
 * provider names.
 */
import { isProviderName, PROVIDER_NAMES, suggestProvider } from '../../limits/provider-names.ts';
import { shown } from '../explain-fault.ts';
import { OTHER_PROVIDER } from '../../../domain/campaigns/prospect.ts';
import type { CampaignDraft, RateLimitsFile } from '../../../domain/campaigns/campaign.ts';
import type { Problem } from '../../../domain/problem.ts';

export function checkRateLimits(draft: CampaignDraft): {
  problems: Problem[];
  warnings: Problem[];
} {
  const limits = draft.rateLimits ?? {};
  return {
    problems: [...checkBurst(limits), ...checkProviders(limits)],
    warnings: [
      ...warnOfDrop(limits.warmupSchedule, 'rateLimits.warmupSchedule'),
      ...warnOfDrop(
        limits.perSendingDomain?.warmupSchedule,
        'rateLimits.perSendingDomain.warmupSchedule',
      ),
      ...warnOfNoSchedule(limits),
      ...warnOfOrder(limits, 'rateLimits'),
    ],
  };
}

function checkBurst({ burst }: RateLimitsFile): Problem[] {
  if (burst === undefined || (burst.max === undefined) === (burst.perMinutes === undefined))
    return [];
  const missing = burst.max === undefined ? 'max' : 'perMinutes';
  return [
    {
      path: `rateLimits.burst.${missing}`,
      received: 'nothing',
      expected: 'max and perMinutes together: at most max messages in perMinutes minutes',
      try: `add "${missing}": 10`,
    },
  ];
}

/** A limit for an unknown provider name would limit nothing. */
function checkProviders({ perProvider = {} }: RateLimitsFile): Problem[] {
  return Object.keys(perProvider)
    .filter((name) => !isProviderName(name))
    .map((name) => ({
      path: 'rateLimits.perProvider',
      received: shown(name),
      expected: `the name of a recipient provider: ${[...PROVIDER_NAMES, OTHER_PROVIDER].join(', ')}`,
      try: shown(suggestProvider(name) ?? 'google'),
    }));
}

function warnOfDrop(schedule: readonly number[] = [], path: string): Problem[] {
  const drop = schedule.findIndex((cap, index) => index > 0 && cap < (schedule[index - 1] ?? 0));
  return drop < 0
    ? []
    : [
        {
          path: `${path}[${drop}]`,
          received: shown(schedule[drop]),
          expected: 'a cap at least as high as that of the day before',
          try: shown([...schedule].sort((a, b) => a - b)),
        },
      ];
}

function warnOfNoSchedule({ warmupEnabled, warmupSchedule }: RateLimitsFile): Problem[] {
  return warmupEnabled === true && warmupSchedule?.length === 0
    ? [
        {
          path: 'rateLimits.warmupSchedule',
          received: '[]',
          expected: 'at least one daily cap while warmupEnabled is true',
          try: '[10, 25, 50, 100, 150, 200]',
        },
      ]
    : [];
}

/** A limit of a shorter span that is higher than that of a longer span has no effect. */
function warnOfOrder(limits: RateLimitsFile, path: string): Problem[] {
  const { perMinute, perHour, perDay } = limits;
  const pairs = [
    ['perMinute', perMinute, 'perHour', perHour],
    ['perHour', perHour, 'perDay', perDay],
  ] as const;
  return pairs.flatMap(([name, more, wider, most]) =>
    more !== undefined && most !== undefined && more > most
      ? [
          {
            path: `${path}.${name}`,
            received: shown(more),
            expected: `no more than ${wider} (${most})`,
            try: shown(most),
          },
        ]
      : [],
  );
}
