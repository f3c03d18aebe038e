/**
 * Proof before state: a message that anyone could forge ends no sequence. `test/soak/forgeries.ts`
 * tries ten thousand.
 */
import { describe, expect, it } from 'vitest';
import { tryForgeries, tryOwnersForgeries } from '../../support/forgeries/try-forgeries.ts';
import { afterFirstMail, MAILS, receive } from '../../support/imap/inbound-world.ts';
import { people } from '../../support/state-file.ts';
import { MONDAY } from '../../support/quota.ts';
import { DAY } from '../../../lib/domain/time.ts';

it('three hundred forged bounces, complaints, unsubscribes, automatic answers and notices change nothing but the list of read messages', async () => {
  const { changed, notUnverified, kinds } = await tryForgeries({ from: 1, count: 300 });
  expect(changed).toEqual([]);
  expect(notUnverified).toEqual([]);
  // They were taken for what they pretend to be.
  expect(Object.keys(kinds).sort()).toEqual(['auto_reply', 'bounce', 'complaint', 'unsubscribe']);
});

// In five worlds, so that what comes first does not hide what comes later.
it.each([0, 1, 2, 3, 4])(
  'a hundred messages of a recipient who knows the real Message-IDs of their own messages affect no other person, and hold no mailbox (%i)',
  async (world) => {
    const { changed, ownerChanged, bounced } = await tryOwnersForgeries({
      from: 100 * world,
      count: 100,
    });
    expect(changed).toEqual([]);
    // Both had an effect although unproven: once for each of the two messages.
    expect([ownerChanged, bounced]).toEqual([true, 2]);
  },
);

describe('an automatic message matched by its sender alone', () => {
  /** As programs write it that name no message. */
  const bare = (lines: string[]): string[] =>
    lines.filter((line) => !line.startsWith('In-Reply-To'));
  const MAX = 14 * DAY;

  it('postpones by at most fourteen days from our message, however often it comes', async () => {
    const world = await afterFirstMail({ people: people(3) });
    const states = (): { state: string; due: number }[] =>
      world.state.db.prepare('SELECT state, due_at AS due FROM enrollment').all() as {
        state: string;
        due: number;
      }[];
    for (let day = 0; day < 40; day++) {
      for (const recipient of ['p1@example.test', 'p2@example.test', 'p3@example.test']) {
        const away = bare(MAILS.outOfOffice({ messageId: '', recipient })).map((line) =>
          line.replace('March 20, 2026', 'February 1, 2027'),
        );
        expect(await receive(world, away, { now: MONDAY + day * DAY })).toMatchObject({
          kind: 'out_of_office',
          matched: true,
        });
      }
    }
    expect(states().filter(({ state, due }) => state !== 'waiting' || due > MONDAY + MAX)).toEqual(
      [],
    );
    await world.close();
  });

  it.each(['leftCompany', 'moved'] as const)(
    'ends nothing: %s is shown to the operator',
    async (name) => {
      const world = await afterFirstMail();
      expect(await receive(world, bare(MAILS[name]({ messageId: '' })))).toMatchObject({
        kind: 'auto_reply',
        matched: true,
        unverified: true,
      });
      expect(world.state.db.prepare('SELECT state FROM enrollment').pluck().all()).toEqual([
        'waiting',
      ]);
      await world.close();
    },
  );

  it('that quotes our message with its link is proven by it', async () => {
    const world = await afterFirstMail({ file: { unsubscribe: { https: 'https://acme.test/u' } } });
    const quoting = [
      ...bare(MAILS.leftCompany({ messageId: '' })),
      '',
      `> https://acme.test/u?m=${world.messageId.slice(1).split('@')[0]}`,
    ];
    expect(await receive(world, quoting)).toMatchObject({ kind: 'auto_reply', unverified: false });
    expect(world.state.db.prepare('SELECT state FROM enrollment').pluck().all()).toEqual([
      'left_company',
    ]);
    await world.close();
  });
});
