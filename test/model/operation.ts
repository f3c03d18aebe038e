/** What can happen to a campaign, as plain data: a counterexample reads as a story. */
import fc from 'fast-check';
import type { Death } from './world/process.ts';

export const TROUBLES = [
  'unreachable',
  'no_such_user',
  'greylisted',
  'mailbox_full',
  'blocked',
  'closing_down',
  'refused_text',
  'deferred_text',
  'drops_before_it_took',
  'drops_after_it_took',
  'slow',
] as const;
export type ModelTrouble = (typeof TROUBLES)[number] | 'none';

export const PHASES = ['connect', 'rcpt', 'gate', 'begun', 'text', 'taken', 'answered'] as const;
export type Phase = (typeof PHASES)[number];

/** `mail`: the how-manieth that this process hands over, from 1. */
export type DeathInMail = { mail: number; phase: Phase };
export type ModelSender = {
  connections: number;
  hours: number;
  max: number | null;
  troubles: ModelTrouble[];
  death: Death | DeathInMail | null;
};

/** An action of another process while senders work: after this many phases of messages. */
export type Quick =
  | { do: 'suppress'; who: number }
  | { do: 'pause'; what: 'campaign' | 'mailbox' | 'all'; hours: number | null }
  | { do: 'resume'; what: 'campaign' | 'mailbox' | 'all' }
  | {
      do: 'configure';
      who: 'ann' | 'bea' | 'campaign';
      hourly: number | null;
      daily: number | null;
      burst: number | null;
      gap: number | null;
    }
  | {
      do: 'hear';
      what: 'reply' | 'unsubscribe' | 'hard' | 'soft' | 'block' | 'absence';
      about: number;
    };
export type Operation =
  | (Quick & { death: Death | null })
  | { do: 'schedule'; size: number; death: Death | null }
  | { do: 'send'; senders: ModelSender[]; meanwhile: { after: number; quick: Quick }[] }
  | { do: 'read'; death: Death | null }
  /** `next`: to the next planned instant, and this many minutes beyond. */
  | { do: 'next'; minutes: number }
  | { do: 'clock'; minutes: number }
  | { do: 'import'; people: number; death: Death | null }
  | {
      do: 'resolve';
      as: 'sent' | 'resend' | 'abandon' | 'evidence';
      which: number;
      death: Death | null;
    }
  | { do: 'complete'; death: Death | null };

const small = fc.nat({ max: 30 });
const commit: fc.Arbitrary<Death> = fc.record({
  commit: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 16 })),
  when: fc.constantFrom('before' as const, 'after' as const, 'disk' as const),
});
const mostly = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });
const limit = mostly(fc.integer({ min: 1, max: 8 }));

const sender: fc.Arbitrary<ModelSender> = fc.record({
  connections: fc.integer({ min: 1, max: 4 }),
  hours: fc.oneof(
    { weight: 1, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 72 }) },
  ),
  max: mostly(fc.integer({ min: 1, max: 4 })),
  troubles: fc.array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constant('none' as const) },
      { weight: 1, arbitrary: fc.constantFrom(...TROUBLES) },
    ),
    { maxLength: 6 },
  ),
  death: fc.option(
    fc.oneof(
      commit,
      fc.record({ mail: fc.integer({ min: 1, max: 4 }), phase: fc.constantFrom(...PHASES) }),
    ),
    { freq: 2, nil: null },
  ),
});
const quick: fc.Arbitrary<Quick> = fc.oneof(
  fc.record({ do: fc.constant('suppress' as const), who: small }),
  fc.record({
    do: fc.constant('pause' as const),
    what: fc.constantFrom('campaign', 'mailbox', 'all'),
    hours: fc.option(fc.integer({ min: 1, max: 30 }), { nil: null }),
  }),
  fc.record({
    do: fc.constant('resume' as const),
    what: fc.constantFrom('campaign', 'mailbox', 'all'),
  }),
  fc.record({
    do: fc.constant('configure' as const),
    who: fc.constantFrom('ann', 'bea', 'campaign'),
    hourly: limit,
    daily: limit,
    burst: mostly(fc.integer({ min: 1, max: 3 })),
    gap: mostly(fc.constantFrom(0, 20, 300)),
  }),
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('hear' as const),
      what: fc.constantFrom('reply', 'unsubscribe', 'hard', 'soft', 'soft', 'block', 'absence'),
      about: small,
    }),
  },
) as fc.Arbitrary<Quick>;
const send: fc.Arbitrary<Operation> = fc.record({
  do: fc.constant('send' as const),
  senders: fc.oneof(
    { weight: 3, arbitrary: fc.array(sender, { minLength: 1, maxLength: 1 }) },
    { weight: 1, arbitrary: fc.array(sender, { minLength: 2, maxLength: 3 }) },
  ),
  meanwhile: fc.oneof<fc.MaybeWeightedArbitrary<{ after: number; quick: Quick }[]>[]>(
    { weight: 3, arbitrary: fc.constant<{ after: number; quick: Quick }[]>([]) },
    {
      weight: 1,
      arbitrary: fc.array(fc.record({ after: fc.integer({ min: 1, max: 40 }), quick }), {
        minLength: 1,
        maxLength: 2,
      }),
    },
  ),
});
const clock = fc.record({
  do: fc.constant('clock' as const),
  minutes: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 1, max: 8 * 60 }) },
    { weight: 4, arbitrary: fc.integer({ min: 8 * 60, max: 5 * 24 * 60 }) },
    { weight: 1, arbitrary: fc.integer({ min: -36 * 60, max: -1 }) },
    { weight: 1, arbitrary: fc.integer({ min: 5 * 24 * 60, max: 20 * 24 * 60 }) },
  ),
});
const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.record({
      do: fc.constant('schedule' as const),
      size: fc.integer({ min: 1, max: 30 }),
      death: mostly(commit),
    }),
  },
  { weight: 36, arbitrary: send },
  {
    weight: 24,
    arbitrary: fc.record({
      do: fc.constant('next' as const),
      minutes: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 180 })),
    }),
  },
  { weight: 8, arbitrary: clock },
  { weight: 10, arbitrary: fc.record({ do: fc.constant('read' as const), death: mostly(commit) }) },
  {
    weight: 16,
    arbitrary: fc.tuple(quick, mostly(commit)).map(([what, death]) => ({ ...what, death })),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('import' as const),
      people: fc.integer({ min: 1, max: 4 }),
      death: mostly(commit),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('resolve' as const),
      as: fc.constantFrom('sent', 'resend', 'abandon', 'evidence'),
      which: small,
      death: mostly(commit),
    }) as fc.Arbitrary<Operation>,
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('complete' as const), death: mostly(commit) }),
  },
);

/** The arguments of `pause` and `resume`. */
export function target(what: 'campaign' | 'mailbox' | 'all'): Record<string, unknown> {
  return what === 'campaign'
    ? { campaignId: 'spring', all: false }
    : what === 'mailbox'
      ? { mailbox: 'ann', all: false }
      : { all: true };
}

/** Where and how it begins. */
export type Beginning = {
  /**
   * Days after Monday 2 March 2026; the clocks of New York change on the 8th, those of Berlin on
   * the 29th.
   */
  day: number;
  people: number;
  zones: string[];
  limits: {
    hourly: number;
    daily: number;
    warmup: number[];
    burst: { max: number; perMinutes: number } | null;
    gap: number;
  };
  totals: { hourly: number | null; daily: number | null };
  window: { start: string; end: string };
  inboxFreshness: number;
};
export type ModelStory = { beginning: Beginning; operations: Operation[] };

const beginning: fc.Arbitrary<Beginning> = fc.record({
  day: fc.constantFrom(0, 3, 5, 25, 82),
  people: fc.integer({ min: 1, max: 12 }),
  zones: fc.array(
    fc.constantFrom('America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Pacific/Auckland'),
    { minLength: 1, maxLength: 3 },
  ),
  limits: fc.record({
    hourly: fc.integer({ min: 1, max: 8 }),
    daily: fc.integer({ min: 2, max: 20 }),
    warmup: fc.constantFrom<number[]>([], [1, 2, 4], [3, 6]),
    burst: fc.constantFrom(null, { max: 2, perMinutes: 1 }, { max: 2, perMinutes: 30 }),
    gap: fc.constantFrom(0, 0, 30, 120),
  }),
  totals: fc.record({
    hourly: mostly(fc.integer({ min: 1, max: 6 })),
    daily: mostly(fc.integer({ min: 2, max: 12 })),
  }),
  window: fc.constantFrom(
    { start: '09:00', end: '17:00' },
    { start: '00:00', end: '24:00' },
    { start: '11:00', end: '11:15' },
  ),
  inboxFreshness: fc.constantFrom(0, 24),
});

/** An agent's daily routine: without it, most events would meet no people. */
const day: fc.Arbitrary<Operation[]> = fc.tuple(
  fc.record({ do: fc.constant('read' as const), death: mostly(commit) }),
  fc.record({
    do: fc.constant('schedule' as const),
    size: fc.integer({ min: 1, max: 30 }),
    death: mostly(commit),
  }),
  fc.record({ do: fc.constant('next' as const), minutes: fc.integer({ min: 0, max: 120 }) }),
  send,
);

export const anyStory: fc.Arbitrary<ModelStory> = fc.record({
  beginning,
  operations: fc
    .array(
      fc.oneof(
        operation.map((only) => [only]),
        day,
      ),
      { minLength: 4, maxLength: 16, size: 'max' },
    )
    .map((parts) => parts.flat()),
});
