/**
 * What a watch reads and when: announced folders at once, all folders at intervals, and a failing
 * server less and less often.
 */
import { expect, it } from 'vitest';
import { virtualClock } from '../../../../lib/cli/clock/clock.ts';
import { watch } from '../../../../lib/cli/response-tracker/process/watch.ts';
import { Failure } from '../../../../lib/domain/failure.ts';
import { MINUTE, SECOND } from '../../../../lib/domain/time.ts';
import type { MailboxListeners } from '../../../../lib/cli/response-tracker/process/mailbox-listeners.ts';

type World = {
  rings?: Readonly<Record<number, string>>;
  listening?: (at: number) => boolean;
  every?: number | null;
  fails?: (at: number) => boolean;
  for: number;
};

/** The folders read, and after how many seconds. */
async function looks({
  rings = {},
  listening = () => false,
  every = null,
  fails = () => false,
  for: until,
}: World): Promise<string[]> {
  const clock = virtualClock(0);
  const { signal } = new AbortController();
  const left = Object.entries(rings).map(([at, id]) => ({ at: Number(at) * SECOND, id }));
  const bells: MailboxListeners = {
    async wait(ms) {
      const next = left[0];
      await clock.sleep(next === undefined ? ms : Math.min(ms, Math.max(0, next.at - clock.now())));
    },
    take: () =>
      new Set(
        left.splice(0, left.filter(({ at }) => at <= clock.now()).length).map(({ id }) => id),
      ),
    allListening: () => listening(clock.now()),
    stop: () => Promise.resolve(),
  };
  const seen: string[] = [];
  const read = (withNews: ReadonlySet<string> | null): Promise<void> => {
    seen.push(
      `${clock.now() / SECOND} ${withNews === null ? 'all' : [...withNews].sort().join('+')}`,
    );
    return fails(clock.now())
      ? Promise.reject(
          new Failure({ code: 'imap_unreachable', exit: 'unavailable', message: '', hint: '' }),
        )
      : Promise.resolve();
  };
  await watch({ clock, signal }, read, { until, every, listen: () => bells });
  return seen;
}

it.each<[string, World, string[]]>([
  [
    'where nobody listens it looks every half minute',
    { for: 90 * SECOND },
    ['0 all', '30 all', '60 all', '90 all'],
  ],
  [
    'where all are listened to, every five minutes',
    { listening: () => true, for: 6 * MINUTE },
    ['0 all', '300 all', '360 all'],
  ],
  [
    'as often as it is told, whoever listens',
    { listening: () => true, every: 2 * MINUTE, for: 5 * MINUTE },
    ['0 all', '120 all', '240 all', '300 all'],
  ],
  [
    'what rings is read at once, and alone; ten messages at once are one',
    { listening: () => true, rings: { 100: 'ann', 100.2: 'bea', 100.9: 'ann' }, for: 5 * MINUTE },
    ['0 all', '100 ann', '101 ann+bea', '300 all'],
  ],
  [
    'who rings all the time keeps nobody from being looked at',
    {
      rings: Object.fromEntries(Array.from({ length: 40 }, (_, n) => [n + 0.5, 'ann'])),
      every: 10 * SECOND,
      for: 11 * SECOND,
    },
    [
      '0 all',
      '1 ann',
      '2 ann',
      '3 ann',
      '4 ann',
      '5 ann',
      '6 ann',
      '7 ann',
      '8 ann',
      '9 ann',
      '10 all',
      '11 all',
    ],
  ],
  [
    'a bell that has failed brings the next look forward',
    { listening: (at) => at < 50 * SECOND, rings: { 60: 'ann' }, for: 100 * SECOND },
    ['0 all', '60 ann', '90 all', '100 all'],
  ],
  [
    'a server that fails is asked less and less often, whatever rings',
    { fails: (at) => at > 0, rings: { 31: 'ann', 32: 'ann' }, for: 8 * MINUTE },
    ['0 all', '30 all', '90 all', '210 all', '450 all', '480 all'],
  ],
])('%s', async (_, world, expected) => expect(await looks(world)).toEqual(expected));
