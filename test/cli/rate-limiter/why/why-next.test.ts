/** What `why` proposes for the first blocker of a person. */
import { expect, it } from 'vitest';
import { nextAfter } from '../../../../lib/cli/rate-limiter/why/why-next.ts';
import type { Context } from '../../../../lib/cli/runner/command.ts';
import { DAY } from '../../../../lib/domain/time.ts';
import { MONDAY } from '../../../support/quota.ts';

const context = {
  callAgain: (script: string, rest: string, at: number) => `${script} ${rest} @${at - MONDAY}`,
} as unknown as Context;

it.each(['recipient_paused', 'recipient_less_often'])(
  '%s is waited for: neither a plan nor a round helps before its end',
  (code) => {
    const until = MONDAY + 60 * DAY;
    const chain = [
      { code, lifts: 'itself', until, text: '' },
      { code: 'not_planned', lifts: 'operator', until: null, text: '' },
    ] as const;
    expect(nextAfter(context, { chain, campaignId: 'spring', now: MONDAY })).toEqual([
      {
        why: 'The reason ends at 2026-05-08T13:00:00.000Z',
        run: `rate_limiter tick --campaign-id spring @${60 * DAY}`,
      },
    ]);
  },
);
