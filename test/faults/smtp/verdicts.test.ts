/** For every behaviour of a server, the verdict is right and in time. */
import { beforeAll, describe, expect, it } from 'vitest';
import { SMALL, waitsInVain, CASES } from './cases.fixture.ts';
import { BRIEF, PLENTY, SLACK, tryOnce, judge, withServer } from './tries.fixture.ts';

// Loading nodemailer must not count against a deadline.
beforeAll(async () => void (await import('nodemailer/lib/smtp-connection')));

describe('for every behaviour of a server, the verdict is right and in time', () => {
  it('and that is looked at in more than 60 ways', () => {
    expect(CASES.length).toBeGreaterThan(150);
  });

  it.concurrent.each(
    CASES.map(
      (each) =>
        [
          `${each.point}: ${each.fault}, ${each.size === SMALL ? '2 KB' : '3 MB'}, ${each.kept ? 'kept' : 'new'} connection`,
          each,
        ] as const,
    ),
  )('%s', async (_, { point, fault, verdict, size, kept }) => {
    await withServer(point, async (server, open) => {
      const deadlineMs = waitsInVain(fault) ? BRIEF : PLENTY;
      const smtp = open(deadlineMs);
      if (kept)
        expect((await tryOnce(smtp, SMALL, '<first@acme.test>')).outcome.outcome).toBe('sent');
      server.arm(point, fault);
      const tried = await tryOnce(smtp, size, '<mail@acme.test>');
      expect(judge(tried, server.truths.get('<mail@acme.test>') ?? [])).toEqual([]);
      expect([verdict].flat()).toContain(tried.outcome.outcome);
      expect(tried.tookMs).toBeLessThan(deadlineMs + SLACK);
      // It has no certificate to go on with.
      if (point === 'STARTTLS') return;
      server.arm(point, fault, 0);
      for (const id of ['<next@acme.test>', '<last@acme.test>']) {
        const next = await tryOnce(smtp, SMALL, id);
        expect([next.outcome.outcome, judge(next, server.truths.get(id) ?? [])]).toEqual([
          'sent',
          [],
        ]);
      }
    });
  });
});
