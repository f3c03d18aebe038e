/** Listeners hear of every event in order; what one of them did not take goes with the next call. */
import { expect, it } from 'vitest';
import {
  nameOfListener,
  tellListeners,
  type Undelivered,
} from '../../../lib/app/events/tell-listeners.ts';
import { wireTrying } from '../../../lib/cli/wiring/events/wire-trying.ts';
import type { Event } from '../../../lib/domain/event.ts';
import { appendEvent } from '../../../lib/state/events/event-log.ts';
import { createListeners } from '../../../lib/state/events/listeners.ts';
import { activateCampaign, putCampaign } from '../../../lib/state/campaigns/put-campaign.ts';
import { transactOnce, type State } from '../../../lib/state/file/transact.ts';
import { campaignFile } from '../../support/campaign.ts';
import { closedAfterEach } from '../../support/close-after.ts';
import { HOUR, MINUTE, SECOND } from '../../../lib/domain/time.ts';
import { openAlerts } from '../../../lib/state/alerts/alerts.ts';
import { MONDAY } from '../../support/quota.ts';
import { seededState } from '../../support/state-file.ts';

const [URL_A, URL_B] = ['ws://a.example/', 'ws://b.example/'];
const open = closedAfterEach();

/** Two campaigns, each with a listener; what is stored so far was heard by both. */
async function world(): Promise<State> {
  const state = await seededState({ file: { notify: { websocketUrl: URL_A } } });
  open.push(state.db);
  transactOnce(state, () => {
    const file = campaignFile({ id: 'autumn', notify: { websocketUrl: URL_B } });
    putCampaign(state.db, file, MONDAY);
    activateCampaign(state.db, 'autumn', MONDAY);
  });
  await tell(state);
  return state;
}

/** `takes`: how many events the listener of a URL confirms; without a number, all. */
async function tell(
  state: State,
  takes: Record<string, number> = {},
  now = MONDAY,
): Promise<{ heard: Record<string, unknown[]>; undelivered: Undelivered[] }> {
  const heard: Record<string, unknown[]> = {};
  const push = (url: string, events: readonly Event[]) => {
    const delivered = Math.min(takes[url] ?? Infinity, events.length);
    heard[url] = events.slice(0, delivered).map(({ data }) => data['n']);
    const error = delivered < events.length ? 'The listener closed the connection.' : null;
    return Promise.resolve({ delivered, error });
  };
  const undelivered = await tellListeners(
    { ...wireTrying(state), ...createListeners(state), push },
    now,
  );
  return { heard, undelivered };
}

const happen = (state: State, ...numbers: number[]): void =>
  transactOnce(state, () =>
    numbers.forEach((n) =>
      appendEvent(state.db, { type: 'settings.changed', at: MONDAY, data: { n } }),
    ),
  );

it('every listener hears of what happened since, in order', async () => {
  const state = await world();
  happen(state, 1, 2, 3);
  expect(await tell(state)).toEqual({
    heard: { [URL_A]: [1, 2, 3], [URL_B]: [1, 2, 3] },
    undelivered: [],
  });
});

it('told twice, a listener hears of everything once', async () => {
  const state = await world();
  happen(state, 1);
  await tell(state);
  expect(await tell(state)).toEqual({ heard: {}, undelivered: [] });
});

it('a listener that breaks off hears of the rest with the next call, and the other of nothing twice', async () => {
  const state = await world();
  happen(state, 1, 2, 3);
  const broken = await tell(state, { [URL_A]: 1 });
  expect(broken.undelivered).toEqual([{ url: URL_A, left: 2, events: 3, notBefore: null }]);
  happen(state, 4);
  expect(await tell(state)).toEqual({
    heard: { [URL_A]: [2, 3, 4], [URL_B]: [4] },
    undelivered: [],
  });
});

it('a listener that took nothing stays where it was, and keeps no other from hearing', async () => {
  const state = await world();
  happen(state, 1);
  const gone = await tell(state, { [URL_A]: 0 });
  expect(gone).toEqual({
    heard: { [URL_A]: [], [URL_B]: [1] },
    undelivered: [{ url: URL_A, left: 1, events: 1, notBefore: null }],
  });
  expect((await tell(state)).heard).toEqual({ [URL_A]: [1] });
});

it('a listener that fails is tried less and less often, alerts with the third failure, and the alert ends when it answers', async () => {
  const state = await world();
  happen(state, 1);
  const gone = { [URL_A]: 0 };
  const tried = async (at: number, takes: Record<string, number> = gone): Promise<boolean> =>
    URL_A in (await tell(state, takes, at)).heard;
  const alerts = (): unknown[] =>
    openAlerts(state.db, MONDAY + HOUR).map(({ code, scope, scopeId, value }) => [
      code,
      scope,
      scopeId,
      value,
    ]);
  // The second call is at once, the third after half a minute, the fourth after two.
  const at = [0, 0, SECOND, 30 * SECOND, 60 * SECOND, 30 * SECOND + 2 * MINUTE];
  const answers: boolean[] = [];
  for (const after of at) answers.push(await tried(MONDAY + after));
  expect(answers).toEqual([true, true, false, true, false, true]);
  expect(alerts()).toEqual([['listener_failing', 'listener', nameOfListener(URL_A), 4]]);
  expect(nameOfListener('wss://a.example/secret?token=x')).not.toContain('secret');
  expect(await tried(MONDAY + HOUR, {})).toBe(true);
  expect(alerts()).toEqual([]);
});
