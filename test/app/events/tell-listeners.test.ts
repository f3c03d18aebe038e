/** Listeners hear of every event in order; what one of them did not take goes with the next call. */
import { expect, it } from 'vitest';
import {
  nameOfListener,
  tellListeners,
  type LeftBehind,
} from '../../../lib/app/events/tell-listeners.ts';
import { wireTrying } from '../../../lib/cli/wiring/events/wire-trying.ts';
import type { Event } from '../../../lib/domain/event.ts';
import type {
  Listener,
  ListenerFile,
  PushFault,
  PushResult,
} from '../../../lib/domain/listener.ts';
import { appendEvent } from '../../../lib/state/events/event-log.ts';
import { createListeners, hasUndeliveredEvents } from '../../../lib/state/events/listeners.ts';
import { activateCampaign, putCampaign } from '../../../lib/state/campaigns/put-campaign.ts';
import { transactOnce, type State } from '../../../lib/state/file/transact.ts';
import { campaignFile } from '../../support/campaign.ts';
import { closedAfterEach } from '../../support/close-after.ts';
import { alertText } from '../../../lib/core/alerts/words.ts';
import { HOUR, MINUTE, SECOND } from '../../../lib/domain/time.ts';
import { openAlerts } from '../../../lib/state/alerts/alerts.ts';
import { MONDAY } from '../../support/quota.ts';
import { seededState } from '../../support/state-file.ts';

const [URL_A, URL_B] = ['ws://a.example/', 'ws://b.example/'];
const open = closedAfterEach();

/** Two campaigns, each with a listener; what is stored so far was heard by both. */
async function world(listener: Partial<ListenerFile> = {}): Promise<State> {
  const state = await seededState({ file: { notify: [{ url: URL_A, ...listener }] } });
  open.push(state.db);
  transactOnce(state, () => {
    const file = campaignFile({ id: 'autumn', notify: [{ url: URL_B }] });
    putCampaign(state.db, file, MONDAY);
    activateCampaign(state.db, 'autumn', MONDAY);
  });
  await tell(state);
  return state;
}

type Answered = { now?: number; fault?: PushFault | null; retryAfter?: number | null };

/** `takes`: how many events the listener of a URL confirms; without a number, all. */
async function tell(
  state: State,
  takes: Record<string, number> = {},
  { now = MONDAY, fault = 'broke_off', retryAfter = null }: Answered = {},
): Promise<{ heard: Record<string, unknown[]>; undelivered: LeftBehind[] }> {
  const heard: Record<string, unknown[]> = {};
  const push = ({ url }: Listener, events: readonly Event[]): Promise<PushResult> => {
    const delivered = Math.min(takes[url] ?? Infinity, events.length);
    heard[url] = events.slice(0, delivered).map(({ data }) => data['n']);
    return Promise.resolve({
      delivered,
      fault: delivered < events.length ? fault : null,
      retryAfter,
    });
  };
  const undelivered = await tellListeners(
    { ...wireTrying(state), ...createListeners(state), push },
    now,
  );
  return { heard, undelivered };
}

const left = (url: string, missing: number, of: number): LeftBehind => ({
  name: nameOfListener(url),
  secret: null,
  left: missing,
  events: of,
  fault: 'broke_off',
  notBefore: null,
});

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
  expect(broken.undelivered).toEqual([left(URL_A, 2, 3)]);
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
    undelivered: [left(URL_A, 1, 1)],
  });
  expect((await tell(state)).heard).toEqual({ [URL_A]: [1] });
});

it('a listener that fails is tried less and less often, alerts with the third failure, and the alert ends when it answers', async () => {
  const state = await world();
  happen(state, 1);
  const gone = { [URL_A]: 0 };
  const tried = async (at: number, takes: Record<string, number> = gone): Promise<boolean> =>
    URL_A in (await tell(state, takes, { now: at })).heard;
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

it('a listener with types gets only these, and the others move its cursor without a push', async () => {
  const state = await world({ types: ['settings.changed'] });
  const other = (type: Event['type']): void =>
    transactOnce(state, () => appendEvent(state.db, { type, at: MONDAY, data: { n: type } }));
  other('hold.placed');
  happen(state, 1);
  other('hold.lifted');
  expect((await tell(state)).heard).toEqual({
    [URL_A]: [1],
    [URL_B]: ['hold.placed', 1, 'hold.lifted'],
  });
  other('hold.placed');
  expect((await tell(state)).heard).toEqual({ [URL_B]: ['hold.placed'] });
  expect(hasUndeliveredEvents(state)).toBe(false);
});

it('a listener that is added later begins with the event that adds it; the log keeps the others', async () => {
  const state = await world();
  happen(state, 1, 2);
  await tell(state);
  transactOnce(state, () =>
    putCampaign(state.db, campaignFile({ id: 'late', notify: [{ url: 'wss://c.example/' }] }), 0),
  );
  happen(state, 3);
  expect((await tell(state)).heard['wss://c.example/']).toEqual([undefined, 3]);
});

it('a listener that no file names any more is forgotten, and begins again when one names it', async () => {
  const state = await world();
  const put = (notify: ListenerFile[]): void =>
    transactOnce(
      state,
      () => void putCampaign(state.db, campaignFile({ id: 'autumn', notify }), 0),
    );
  put([]);
  happen(state, 1);
  expect((await tell(state)).heard).not.toHaveProperty(URL_B);
  put([{ url: URL_B }]);
  happen(state, 2);
  expect((await tell(state)).heard[URL_B]).toEqual([undefined, 2]);
});

it('campaigns that name one address share a listener, which gets the types of both', async () => {
  const state = await world({ types: ['hold.placed'] });
  transactOnce(state, () =>
    putCampaign(
      state.db,
      campaignFile({ id: 'late', notify: [{ url: URL_A, types: ['settings.changed'] }] }),
      MONDAY + 1,
    ),
  );
  happen(state, 1);
  expect((await tell(state)).heard[URL_A]).toEqual([1]);
});

it('a listener that works but needs more time is no failure: the next call goes on', async () => {
  const state = await world();
  happen(state, 1, 2, 3);
  const slow = await tell(state, { [URL_A]: 1 }, { fault: null });
  expect(slow.undelivered).toEqual([{ ...left(URL_A, 2, 3), fault: null }]);
  expect(state.db.prepare('SELECT count(*) AS n FROM failure_run').get()).toEqual({ n: 0 });
  expect((await tell(state)).heard[URL_A]).toEqual([2, 3]);
});

it('a listener that asks for time with Retry-After gets it, also after it took some', async () => {
  const state = await world();
  happen(state, 1, 2);
  const busy = { fault: 'http_429', retryAfter: 5 * MINUTE } as const;
  const { undelivered } = await tell(state, { [URL_A]: 1 }, busy);
  expect(undelivered).toMatchObject([{ fault: 'http_429', notBefore: MONDAY + 5 * MINUTE }]);
  const heardAt = async (now: number) => (await tell(state, {}, { now })).heard[URL_A];
  expect(await heardAt(MONDAY + 5 * MINUTE - 1)).toBeUndefined();
  expect(await heardAt(MONDAY + 5 * MINUTE)).toEqual([2]);
});

it('a listener that says it is gone alerts at once and gets nothing until its file is given again', async () => {
  const state = await world();
  happen(state, 1);
  await tell(state, { [URL_A]: 0 }, { fault: 'http_410' });
  expect(openAlerts(state.db, MONDAY).map(alertText)).toEqual([
    `Listener ${nameOfListener(URL_A)} gets no more events: it answered that it is gone (HTTP 410). When it is back, run start with the campaign file again.`,
  ]);
  happen(state, 2);
  expect((await tell(state, {}, { now: MONDAY + 100 * HOUR })).heard).not.toHaveProperty(URL_A);
  transactOnce(state, () =>
    putCampaign(state.db, campaignFile({ notify: [{ url: URL_A }] }), MONDAY),
  );
  const { heard } = await tell(state, {}, { now: MONDAY + 101 * HOUR });
  expect(heard[URL_A]?.filter((n) => n !== undefined)).toEqual([1, 2]);
  expect(openAlerts(state.db, MONDAY + 101 * HOUR)).toEqual([]);
});

it('a missing secret alerts with the third call, says why, and is tried at once when it is there', async () => {
  const state = await world();
  happen(state, 1);
  for (let call = 0; call < 3; call++)
    await tell(state, { [URL_A]: 0 }, { fault: 'secret_missing' });
  expect(openAlerts(state.db, MONDAY).map(alertText)).toEqual([
    `Listener ${nameOfListener(URL_A)} failed 3 times in a row: the secret that signs its requests cannot be read from where the file says.`,
  ]);
  expect((await tell(state)).heard[URL_A]).toContain(1);
  expect(openAlerts(state.db, MONDAY)).toEqual([]);
});

it('listeners are told side by side, and one that cannot be recorded does not cut off the other', async () => {
  const state = await world();
  happen(state, 1);
  const began: string[] = [];
  let free: () => void = () => undefined;
  const both = new Promise<void>((resolve) => (free = resolve));
  const push = async ({ url }: Listener, events: readonly Event[]): Promise<PushResult> => {
    if (began.push(url) === 2) free();
    await both;
    if (url === URL_A) throw new Error('disk full');
    return { delivered: events.length, fault: null, retryAfter: null };
  };
  const port = { ...wireTrying(state), ...createListeners(state), push };
  await expect(tellListeners(port, MONDAY)).rejects.toThrow('disk full');
  expect(began.toSorted()).toEqual([URL_A, URL_B]);
  expect((await tell(state)).heard).toEqual({ [URL_A]: [1] });
});

it('of commands that run side by side one pushes to a listener, until it has done or died', async () => {
  const listeners = createListeners(await world());
  const both = new Set([URL_A, URL_B]);
  expect(await listeners.claim(MONDAY, MONDAY + SECOND)).toEqual(both);
  expect(await listeners.claim(MONDAY, MONDAY + SECOND)).toEqual(new Set());
  await listeners.release(new Set([URL_B]));
  expect(await listeners.claim(MONDAY, MONDAY + SECOND)).toEqual(new Set([URL_B]));
  expect(await listeners.claim(MONDAY + SECOND, MONDAY + HOUR)).toEqual(both);
});
