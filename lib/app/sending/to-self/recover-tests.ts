/** Ends the messages to oneself of processes that died: sent or not, their slots are then right. */
import { dateIn } from '../../../core/time/day.ts';
import type { TestState } from '../../../domain/sending/test-message.ts';
import type { Instant, LocalDate } from '../../../domain/time.ts';

export type RecoverTestsPort = {
  transact<T>(work: () => T): Promise<T>;
  openTests(): {
    row: number;
    state: 'reserved' | 'transmitting';
    owner: string;
    leaseUntil: Instant;
  }[];
  settleTest(
    row: number,
    end: {
      state: Exclude<TestState, 'reserved' | 'transmitting'>;
      now: Instant;
      code: number | null;
      response: string;
      day: LocalDate;
    },
  ): void;
};

export type Owners = { owner: string; ownerIsGone(owner: string): boolean; now(): Instant };

/** Usually there is none, and nothing is written. */
export async function recoverTests(
  port: RecoverTestsPort,
  { owner, ownerIsGone, now }: Owners,
): Promise<void> {
  if (port.openTests().length === 0) return;
  await port.transact(() => {
    const at = now();
    const lost = port
      .openTests()
      .filter((test) => test.owner !== owner && (test.leaseUntil <= at || ownerIsGone(test.owner)));
    for (const { row, state } of lost)
      port.settleTest(row, {
        state: state === 'reserved' ? 'rejected' : 'in_doubt',
        now: at,
        code: null,
        response: '',
        day: dateIn('UTC', at),
      });
  });
}
