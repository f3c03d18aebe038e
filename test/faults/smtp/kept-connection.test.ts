/** What a kept connection may do to the next message. */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { SMALL, LARGE, HUGE } from './cases.fixture.ts';
import { BRIEF, PLENTY, SLACK, tryOnce, judge, withServer } from './tries.fixture.ts';

// Loading nodemailer must not count against a deadline.
beforeAll(async () => void (await import('nodemailer/lib/smtp-connection')));

describe('faults of a kept connection at the next message', () => {
  it.concurrent.each(
    (['MAIL', 'RCPT', 'DATA'] as const).flatMap((point) =>
      (['drop', 'reset', 'half', 'closing'] as const).map((fault) => [point, fault] as const),
    ),
  )('%s: %s, once', async (point, fault) => {
    await withServer(point, async (server, open) => {
      const smtp = open(PLENTY);
      await tryOnce(smtp, SMALL, '<first@acme.test>');
      server.arm(point, fault, 1);
      const tried = await tryOnce(smtp, SMALL, '<mail@acme.test>');
      expect(judge(tried, server.truths.get('<mail@acme.test>') ?? [])).toEqual([]);
      // Replaced by a new one if the server had not seen the message yet; deferred if it had.
      expect(['sent', 'deferred']).toContain(tried.outcome.outcome);
      if (point === 'MAIL') expect(tried.outcome.outcome).toBe('sent');
    });
  });

  it.concurrent.each(
    (['MAIL', 'RCPT', 'DATA', 'dot'] as const).flatMap((point) =>
      [SMALL, LARGE].map((size) => [point, size] as const),
    ),
  )(
    '%s is answered once too often, %i bytes: no reply is taken for another',
    async (point, size) => {
      await withServer(point, async (server, open) => {
        const smtp = open(BRIEF);
        await tryOnce(smtp, SMALL, '<first@acme.test>');
        server.arm(point, 'extra', 1);
        for (const id of ['<one@acme.test>', '<two@acme.test>', '<three@acme.test>']) {
          const tried = await tryOnce(smtp, size, id);
          expect(judge(tried, server.truths.get(id) ?? [])).toEqual([]);
        }
      });
    },
  );

  it.concurrent('a yes in the middle of a long text does not count', async () => {
    await withServer('text', async (server, open) => {
      server.arm('text', 'extra', 1);
      const tried = await tryOnce(open(PLENTY), HUGE, '<mail@acme.test>');
      expect([
        tried.outcome.outcome,
        judge(tried, server.truths.get('<mail@acme.test>') ?? []),
      ]).toEqual(['in_doubt', []]);
    });
  });

  it.concurrent.each([
    'hang',
    'drop',
    'reset',
    'half',
    'trickle',
    'garbage',
    'refuse4',
    'refuse5',
    'closing',
    'extra',
  ] as const)(
    'RSET after a refusal: %s costs no more than the deadline, and the next mail goes out',
    async (fault) => {
      await withServer('RSET', async (server, open) => {
        const smtp = open(BRIEF);
        server.arm('RCPT', 'refuse5', 1);
        server.arm('RSET', fault);
        const refused = await tryOnce(smtp, SMALL, '<refused@acme.test>');
        expect(refused.outcome.outcome).toBe('blocked');
        expect(refused.tookMs).toBeLessThan(BRIEF + SLACK);
        server.arm('RSET', fault, 0);
        const next = await tryOnce(smtp, SMALL, '<next@acme.test>');
        expect([
          next.outcome.outcome,
          judge(next, server.truths.get('<next@acme.test>') ?? []),
        ]).toEqual(['sent', []]);
      });
    },
  );

  it.concurrent.each([
    'hang',
    'drop',
    'reset',
    'half',
    'trickle',
    'garbage',
    'refuse4',
    'refuse5',
    'closing',
    'extra',
  ] as const)('QUIT: %s keeps no connection open', async (fault) => {
    await withServer('QUIT', async (server, open) => {
      const smtp = open(PLENTY);
      expect((await tryOnce(smtp, SMALL, '<mail@acme.test>')).outcome.outcome).toBe('sent');
      server.arm('QUIT', fault);
      smtp.close();
      await vi.waitFor(() => expect(server.open()).toBe(0), { timeout: SLACK });
    });
  });
});
