/** The token of an unsubscribe link always counts as its recipient's word, and as nothing else. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unsubscribe, type Unsubscribed } from '../../../lib/app/responses/unsubscribe.ts';
import { wireUnsubscribing } from '../../../lib/cli/wiring/responses/wire-unsubscribing.ts';
import { readUnsubscribeToken } from '../../../lib/core/responses/return-tags.ts';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import { resolveCampaign } from '../../../lib/core/campaigns/resolve-campaign.ts';
import { campaignFile } from '../../support/campaign.ts';
import { unsubscribeUrlFor } from '../../../lib/mail/outbound/unsubscribe-url.ts';
import { enrollmentCounts } from '../../../lib/state/events/enrollment-counts.ts';
import { findPerson } from '../../../lib/state/why/why-store.ts';
import { addresseeOf } from '../../../lib/core/campaigns/prospects/canonical-address.ts';
import { isSuppressed } from '../../../lib/state/campaigns/suppressions.ts';
import { removeSuppression } from '../../../lib/state/campaigns/suppress.ts';
import { MAILS, readAgain, receive, type InboundWorld } from '../../support/imap/inbound-world.ts';
import { MONDAY } from '../../support/quota.ts';
import { people } from '../../support/state-file.ts';
import { worldsClosedAfterEach } from '../../support/worlds-closed.ts';

const world = worldsClosedAfterEach();
const tokenOf = ({ messageId }: Pick<InboundWorld, 'messageId'>): string =>
  messageId.slice(1, messageId.indexOf('@'));
const call = ({ state }: InboundWorld, token: string, now = MONDAY + HOUR): Promise<Unsubscribed> =>
  unsubscribe(wireUnsubscribing(state), { token, now });
const EMAIL = 'p1@example.test';
const unsubscribes = ({ state }: InboundWorld): unknown =>
  state.db.prepare(`SELECT sum(n) FROM counter WHERE metric = 'unsubscribed'`).pluck().get();

describe('a token', () => {
  it('ends every sequence of its recipient, and of no other person', async () => {
    const it = await world({ people: people(2) });
    expect(await call(it, tokenOf(it))).toMatchObject({
      outcome: 'unsubscribed',
      sequencesEnded: 1,
      message: { email: EMAIL },
    });
    expect([
      isSuppressed(it.state.db, addresseeOf(EMAIL)),
      findPerson(it.state.db, EMAIL)?.state,
      enrollmentCounts(it.state.db, 'spring'),
      unsubscribes(it),
    ]).toEqual([true, 'unsubscribed', { unsubscribed: 1, waiting: 1 }, 1]);
    expect(
      it.state.db.prepare('SELECT kind, matched_by, proven, source FROM response').all(),
    ).toEqual([
      { kind: 'unsubscribe', matched_by: 'unsubscribe_token', proven: 1, source: 'one_click' },
    ]);
  });

  it('used again changes nothing, and is stored once', async () => {
    const it = await world();
    await call(it, tokenOf(it));
    const before = it.state.db.prepare('SELECT count(*) FROM event').pluck().get();
    expect(await call(it, tokenOf(it), MONDAY + 2 * HOUR)).toMatchObject({
      outcome: 'already',
      sequencesEnded: 0,
    });
    expect([
      it.state.db.prepare('SELECT count(*) FROM event').pluck().get(),
      it.state.db.prepare('SELECT count(*) FROM response').pluck().get(),
      unsubscribes(it),
    ]).toEqual([before, 1, 1]);
  });

  it('after an unsubscribe by mail changes nothing', async () => {
    const it = await world();
    await receive(it, MAILS.unsubscribe(it));
    expect(await call(it, tokenOf(it))).toMatchObject({ outcome: 'already' });
    expect(unsubscribes(it)).toBe(1);
  });

  it('suppresses again after the operator removed the suppression', async () => {
    const it = await world();
    await call(it, tokenOf(it));
    removeSuppression(
      it.state.db,
      { kind: 'address', value: EMAIL, canonical: EMAIL },
      MONDAY + DAY,
    );
    expect(await call(it, tokenOf(it), MONDAY + 2 * DAY)).toMatchObject({
      outcome: 'unsubscribed',
    });
    expect(isSuppressed(it.state.db, addresseeOf(EMAIL))).toBe(true);
  });

  it('does not age, and outlives its campaign', async () => {
    const it = await world();
    it.state.db
      .prepare(`UPDATE campaign SET state = 'completed', completed_at = ?`)
      .run(MONDAY + 30 * DAY);
    expect(await call(it, tokenOf(it), MONDAY + 3_000 * DAY)).toMatchObject({
      outcome: 'unsubscribed',
    });
    expect(isSuppressed(it.state.db, addresseeOf(EMAIL))).toBe(true);
  });

  it('is not read again with the stored messages: it has none', async () => {
    const it = await world();
    await call(it, tokenOf(it));
    expect(await readAgain(it)).toMatchObject({ read: 0, changes: [] });
  });

  it.each<[string, (token: string) => string]>([
    ['with another tag', (token) => `${token.slice(0, -1)}${token.endsWith('a') ? 'b' : 'a'}`],
    ['with another id', (token) => `${token.startsWith('a') ? 'b' : 'a'}${token.slice(1)}`],
    ['made up', () => 'aaaaaaaaaaaaaaaa.bbbbbbbbbb'],
    ['with a wildcard', (token) => `${token.slice(0, 15)}%`],
    ['that is empty', () => ''],
  ])('%s is none', async (_, change) => {
    const it = await world();
    expect(await call(it, change(tokenOf(it)))).toEqual({ outcome: 'unknown' });
    expect(it.state.db.prepare('SELECT count(*) FROM suppression').pluck().get()).toBe(0);
  });

  it('of a message that was never sent does not count yet', async () => {
    const it = await world();
    it.state.db.prepare('UPDATE message SET first_try_at = NULL').run();
    expect(await call(it, tokenOf(it))).toEqual({ outcome: 'unknown' });
  });
});

describe('what an endpoint passes on', () => {
  const TOKEN = 'zmsl3hk7x5kqhcfw.d3ybvsrqkm';
  it.each([
    TOKEN,
    ` ${TOKEN}\n`,
    TOKEN.toUpperCase(),
    `<${TOKEN}@acme.test>`,
    `${TOKEN}@acme.test`,
    `https://acme.test/u?m=${TOKEN}`,
    `https://acme.test/u?list=1&m=${TOKEN}&x=2`,
    `https://acme.test/u/${TOKEN}`,
    `/u?m=${TOKEN}#top`,
    TOKEN.replace('.', '%2E'),
    `/u?m%3D${TOKEN}`,
    `${TOKEN}.`,
    `(${TOKEN}),`,
    `"https://ACME.TEST/u?m=${TOKEN.toUpperCase()}"`,
    `https://acme.test/u?m=${TOKEN};utm_source=x`,
    `List-Unsubscribe=One-Click&m=${TOKEN}`,
    `https://acme.test/u%2F${TOKEN}`,
    `%3C${TOKEN}%40acme.test%3E`,
    `https://acme.test/u?m%253D${TOKEN}%2526x`,
    `https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Facme.test%2Fu%3Fm%3D${TOKEN}&data=05%7C02`,
    `https://urldefense.com/v3/__https://acme.test/u?m=${TOKEN}__;!!AbC!x$`,
    `https://urldefense.proofpoint.com/v2/url?u=https-3A__acme.test_u-3Fm-3D${TOKEN}&d=DwMF`,
    `m=3D${TOKEN}`,
    `https://acme.test/u?m=${TOKEN.slice(0, 9)}=\r\n${TOKEN.slice(9)}`,
    `https://zmsl3hk7x5kqhcfw.technology/u?m=${TOKEN}`,
    `https%3A%2F%2Fzmsl3hk7x5kqhcfw.technology%2Fu%3Fm%3D${TOKEN}`,
    `<${TOKEN}@zmsl3hk7x5kqhcfw.technology>`,
    `unsubscribe ${TOKEN}`,
  ])('%j holds the token', (given) => expect(readUnsubscribeToken(given)).toBe(TOKEN));

  it.each([
    '',
    'unsubscribe',
    TOKEN.slice(1),
    `${TOKEN}a`,
    `a${TOKEN}`,
    `--db=/etc/passwd`,
    TOKEN.replace('.', ''),
    `https://zmsl3hk7x5kqhcfw.technology/u`,
    `someone@zmsl3hk7x5kqhcfw.technology`,
    `?m=${TOKEN}${'a'.repeat(3_000)}`,
  ])('%j holds none', (given) => expect(readUnsubscribeToken(given)).toBeNull());

  it('is the token of every link of ours, with any base', () => {
    fc.assert(
      fc.property(
        fc.webUrl({ withQueryParameters: true }).map((url) => url.replace('http:', 'https:')),
        (https) => {
          const file = campaignFile({ unsubscribe: { https } });
          const { unsubscribe: ways } = resolveCampaign(file, 'UTC');
          const link = unsubscribeUrlFor(ways, `<${TOKEN}@acme.test>`) as string;
          expect(readUnsubscribeToken(link)).toBe(TOKEN);
        },
      ),
    );
  });
});
