/**
 * `rate_limiter.ts tick`: one round of reading, planning and sending, for a scheduler or an agent
 * that calls again and again.
 */
import { runAlone } from '../../../app/tick/run-alone.ts';
import { nextCall } from '../../../core/tick/next-call.ts';
import { MINUTE } from '../../../domain/time.ts';
import { defineCommand, type Answer, type Context } from '../../runner/command.ts';
import { dryRunFlag } from '../../runner/flags.ts';
import { iso } from '../../runner/values.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { optimiseLater } from '../../runner/optimise-later.ts';
import { ownerIsGone, ownerName } from '../../clock/owner.ts';
import { reviewAlerts } from '../../wiring/alerts/review-alerts.ts';
import { wireLock } from '../../wiring/tick/wire-lock.ts';
import { runRound, type TickRound, type RoundRequest } from './run-round.ts';
import { describeRound } from './describe-round.ts';
import { refuseFruitless } from './refuse-fruitless.ts';
import type { TickLock } from '../../../domain/tick-lock.ts';

export const command = defineCommand({
  about: 'Read replies, plan and send in one call, and say when to call next',
  examples: ['', '--campaign-id spring --dry-run'],
  flags: {
    'campaign-id': { kind: 'text', about: 'Only this campaign. Default: all that are active' },
    'batch-size': {
      kind: 'integer',
      min: 1,
      max: 10_000,
      fallback: 50,
      about: 'How many messages of each campaign to keep planned, at least',
    },
    max: { kind: 'integer', min: 1, max: 1_000_000, about: 'Maximum number of messages to send' },
    connections: {
      kind: 'integer',
      min: 1,
      max: 100,
      about: 'How many messages to send at the same time. Default: one for each mailbox',
    },
    wait: {
      kind: 'duration',
      about: 'How long to keep sending what becomes due. Default: what is due now',
    },
    'accept-clock': {
      kind: 'switch',
      about:
        "Trust the machine's clock although the state file contradicts it. For a person, never for a scheduler",
    },
    ...dryRunFlag,
  },
  effect: 'send',
  state: 'write',
  original: 'sends',
  async run(context, values) {
    optimiseLater();
    const { state, clock } = context;
    const campaignId = values.campaignId ?? null;
    if (campaignId !== null) needCampaign(state.db, campaignId);
    const request: RoundRequest = { ...values, campaignId };
    const round = (): Promise<TickRound> => runRound(context, request);
    // A dry run leaves nothing behind, and so disturbs no round that runs.
    const done = values.dryRun
      ? { ran: true as const, value: await round(), tookOver: false }
      : await runAlone(
          wireLock(state),
          { owner: ownerName(), ownerIsGone, now: () => clock.now(), everyMinute },
          round,
        );
    if (!done.ran) return alreadyRuns(context, done.by);
    await reviewAlerts(state, clock.now());
    const { value, tookOver } = done;
    const at = nextCall({
      now: clock.now(),
      dueAt: value.send.done?.nextDueAt ?? null,
      retryAt: value.read.retryAt,
      open: value.active > 0,
    });
    refuseFruitless(context, value, at);
    return describeRound(context, value, { request, nextCallAt: at, tookOver });
  },
});

function everyMinute(renew: () => void): () => void {
  const timer = setInterval(renew, MINUTE).unref();
  return () => clearInterval(timer);
}

/** Exit code 0: a scheduler calls often, and a round that takes longer is no fault. */
function alreadyRuns({ clock }: Context, { since }: TickLock): Answer {
  return {
    data: {
      ran: false,
      because: 'tick_running',
      runningSince: iso(since),
      nextCallAt: iso(clock.now() + MINUTE),
    },
    warnings: [
      {
        code: 'tick_running',
        message: `Another tick has run on this state file since ${iso(since)}; this call did nothing. If its process has ended, the next call takes over.`,
      },
    ],
  };
}
