/** What recipients choose with the token of a message, stored in a real state file. */
import { describe, expect, it } from 'vitest';
import { forgetPerson } from '../../../../lib/app/campaigns/forget-person.ts';
import { prefer, preferSlower, type Preferred } from '../../../../lib/app/responses/page/prefer.ts';
import { showPreferences } from '../../../../lib/app/responses/page/show-preferences.ts';
import { wireForgetting } from '../../../../lib/cli/wiring/campaigns/wire-forgetting.ts';
import { wirePreferring } from '../../../../lib/cli/wiring/responses/wire-preferring.ts';
import { addresseeOf } from '../../../../lib/core/campaigns/prospects/canonical-address.ts';
import { DAY, HOUR } from '../../../../lib/domain/time.ts';
import { PAUSE_LASTS } from '../../../../lib/domain/responses/preference.ts';
import type { PreferencesShown } from '../../../../lib/domain/responses/public-texts.ts';
import { countPreferences } from '../../../../lib/state/campaigns/contact/preferences.ts';
import { isSuppressed } from '../../../../lib/state/campaigns/suppressions.ts';
import { removeSuppression } from '../../../../lib/state/campaigns/suppress.ts';
import { readPersonRecord } from '../../../../lib/state/campaigns/prospects/person-record.ts';
import type { InboundWorld } from '../../../support/imap/inbound-world.ts';
import { MONDAY } from '../../../support/quota.ts';
import { people } from '../../../support/state-file.ts';
import { worldsClosedAfterEach } from '../../../support/worlds-closed.ts';

const world = worldsClosedAfterEach();
const NOW = MONDAY + HOUR;
const EMAIL = 'p1@example.test';
const tokenOf = ({ messageId }: InboundWorld): string => messageId.slice(1, messageId.indexOf('@'));
const choose = (
  it: InboundWorld,
  preference: 'pause' | 'less_often',
  { now = NOW, token = tokenOf(it) } = {},
): Promise<Preferred> => preferSlower(wirePreferring(it.state), { token, preference, now });
const shown = (it: InboundWorld, now = NOW, token = tokenOf(it)): PreferencesShown =>
  showPreferences(wirePreferring(it.state), { token, acceptLanguage: null, now });
const chosenEvents = ({ state }: InboundWorld): unknown[] =>
  state.db
    .prepare<[], string>(
      `SELECT data ->> 'preference' || ' ' || coalesce(data ->> 'replaces', '-') FROM event WHERE type = 'preference.chosen' ORDER BY seq`,
    )
    .pluck()
    .all();
const rows = ({ state }: InboundWorld): unknown[] =>
  state.db.prepare('SELECT paused_until, less_often_since FROM preference').all();
const never = (it: InboundWorld, now = NOW): Promise<void> =>
  prefer(wirePreferring(it.state), { token: tokenOf(it), preference: 'never', now });

describe('a choice', () => {
  it('of a pause lasts 90 days, is told once, and repeated changes nothing', async () => {
    const it = await world();
    const first = await choose(it, 'pause');
    expect(first).toMatchObject({
      outcome: 'chosen',
      inForce: 'pause',
      pausedUntil: NOW + PAUSE_LASTS,
      message: { email: EMAIL },
    });
    expect(await choose(it, 'pause', { now: NOW + 30 * DAY })).toMatchObject({
      outcome: 'already',
      pausedUntil: NOW + PAUSE_LASTS,
    });
    expect(chosenEvents(it)).toEqual(['pause -']);
    expect(shown(it)).toMatchObject({ chosen: 'pause' });
    expect(shown(it).texts.now).toContain('2026');
    expect(shown(it, NOW + PAUSE_LASTS).chosen).toBeNull();
  });

  it('is replaced by a later one, as the person wishes', async () => {
    const it = await world();
    await choose(it, 'pause');
    await choose(it, 'less_often', { now: NOW + DAY });
    expect(rows(it)).toEqual([{ paused_until: null, less_often_since: NOW + DAY }]);
    await choose(it, 'pause', { now: NOW + 2 * DAY });
    expect(rows(it)).toEqual([
      { paused_until: NOW + 2 * DAY + PAUSE_LASTS, less_often_since: NOW + DAY },
    ]);
    expect(chosenEvents(it)).toEqual(['pause -', 'less_often pause', 'pause less_often']);
    // After the pause, the longer gap applies again.
    expect(shown(it, NOW + 2 * DAY + PAUSE_LASTS).chosen).toBe('less_often');
  });

  it('of never ends everything, and no later choice lifts it', async () => {
    const it = await world();
    await choose(it, 'pause');
    await never(it);
    await never(it, NOW + HOUR);
    for (const preference of ['pause', 'less_often'] as const)
      expect(await choose(it, preference, { now: NOW + DAY })).toMatchObject({
        outcome: 'already',
        inForce: 'never',
      });
    expect(isSuppressed(it.state.db, addresseeOf(EMAIL))).toBe(true);
    expect(chosenEvents(it)).toEqual(['pause -']);
    expect(shown(it).chosen).toBe('never');
  });

  it('of never that the operator lifts leaves the pause in force', async () => {
    const it = await world();
    await choose(it, 'pause');
    await never(it);
    const target = { kind: 'address', value: EMAIL, canonical: EMAIL } as const;
    removeSuppression(it.state.db, target, NOW);
    it.state.db.prepare(`UPDATE prospect SET state = 'active'`).run();
    expect(shown(it).chosen).toBe('pause');
  });

  it('by the token of any message concerns the person, not a campaign or a spelling', async () => {
    const it = await world({ people: people(2) });
    await choose(it, 'pause');
    expect(rows(it)).toHaveLength(1);
    expect(countPreferences(it.state.db, 'spring', NOW)).toEqual({ paused: 1, lessOften: 0 });
    expect(countPreferences(it.state.db, null, NOW + PAUSE_LASTS)).toEqual({
      paused: 0,
      lessOften: 0,
    });
    expect(countPreferences(it.state.db, 'autumn', NOW)).toEqual({ paused: 0, lessOften: 0 });
  });
});

it.each(['pause', 'less_often', 'never'] as const)(
  'a token that is not ours changes nothing: %s',
  async (preference) => {
    const it = await world();
    const events = () => it.state.db.prepare('SELECT count(*) FROM event').pluck().get();
    const before = events();
    for (const token of ['', 'aaaaaaaaaaaaaaaa.bbbbbbbbbb', `${tokenOf(it).slice(0, -1)}%`])
      await prefer(wirePreferring(it.state), { token, preference, now: NOW });
    expect([rows(it), events()]).toEqual([[], before]);
    expect(shown(it, NOW, 'aaaaaaaaaaaaaaaa.bbbbbbbbbb')).toMatchObject({
      sender: null,
      chosen: null,
      language: 'en',
    });
  },
);

it('a choice is part of what is stored of a person, and goes with it', async () => {
  const it = await world();
  await choose(it, 'less_often');
  const asked = { email: EMAIL, canonical: EMAIL };
  expect(readPersonRecord(it.state.db, asked)?.preference).toEqual({
    pausedUntil: null,
    lessOftenSince: NOW,
  });
  const request = { asked, reason: 'asked', now: NOW, dryRun: false };
  expect(await forgetPerson(wireForgetting(it.state), request)).toMatchObject({
    outcome: 'forgotten',
  });
  expect(rows(it)).toEqual([]);
  // The token still works, and tells nothing of the person.
  expect(await choose(it, 'pause')).toMatchObject({ outcome: 'already', inForce: 'never' });
});

it('a forgotten person who unsubscribes is not listed under the address that stands in', async () => {
  const it = await world();
  const asked = { email: EMAIL, canonical: EMAIL };
  const request = { asked, reason: 'asked', now: NOW, dryRun: false };
  await forgetPerson(wireForgetting(it.state), request);
  await never(it);
  expect(it.state.db.prepare('SELECT value FROM suppression').all()).toEqual([]);
  expect(isSuppressed(it.state.db, addresseeOf(EMAIL))).toBe(true);
  expect(shown(it).chosen).toBe('never');
});

it('the page is in the language of the recipient, and names the sender', async () => {
  const it = await world();
  expect(shown(it)).toMatchObject({ language: 'en', sender: expect.any(String), chosen: null });
  it.state.db.prepare(`UPDATE prospect SET country = 'NL'`).run();
  expect(shown(it)).toMatchObject({ language: 'nl' });
  expect(shown(it).texts.question).toContain(shown(it).sender);
});
