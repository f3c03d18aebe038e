/** Planning and sending like the commands, on a clock that the test controls. */
import { scheduleBatch, type Scheduled } from '../../lib/app/planning/schedule.ts';
import { sendDue, type Sent, type SendRequest } from '../../lib/app/sending/send.ts';
import { virtualClock } from '../../lib/cli/clock/clock.ts';
import { needCampaign } from '../../lib/cli/campaigns/find-campaign.ts';
import { wirePlanning } from '../../lib/cli/wiring/planning/wire-planning.ts';
import { wireMail, wireSending } from '../../lib/cli/wiring/sending/wire-sending.ts';
import type { State } from '../../lib/state/file/transact.ts';

export function plan(
  state: State,
  now: number,
  size = 100,
  campaignId = 'spring',
): Promise<Scheduled> {
  return scheduleBatch(wirePlanning(state), needCampaign(state.db, campaignId).campaign, {
    size,
    now,
  });
}

type Options = Partial<Omit<SendRequest, 'clock'>> & {
  now: number;
  /** Of the SMTP server that ANN_SMTP names. */
  url?: string;
  /** Other variables in its place. */
  env?: Record<string, string>;
  checkAccount?: Parameters<typeof wireMail>[1];
  /** Default: a virtual one. */
  clock?: ReturnType<typeof virtualClock>;
};

export async function send(
  state: State,
  { now, url = '', env = { ANN_SMTP: url }, checkAccount, ...options }: Options,
): Promise<Sent> {
  const clock = options.clock ?? virtualClock(now);
  const mail = wireMail({ state, env, clock }, checkAccount);
  try {
    return await sendDue(wireSending(state), mail, {
      campaignId: null,
      batchId: null,
      max: Infinity,
      waitUntil: null,
      connections: null,
      owner: 'me',
      ownerIsGone: () => false,
      signal: new AbortController().signal,
      onProgress: () => undefined,
      ...options,
      clock,
    });
  } finally {
    mail.close();
  }
}
