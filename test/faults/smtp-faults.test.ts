/** Every point of an SMTP conversation × every way to go wrong, judged by what the server really did with the mail. */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { decideOutcome, type Outcome } from '../../lib/core/sending/smtp-outcome.ts';
import { openSmtp } from '../../lib/mail/outbound/smtp-transport.ts';
import {
  startFaulty,
  type Fault,
  type FaultyServer,
  type Point,
  type Truth,
} from './faulty-server.ts';
import { MONDAY } from '../support/party.ts';
import type { SmtpTransport } from '../../lib/mail/outbound/smtp-transport.ts';
import type { SmtpResult } from '../../lib/domain/sending/message.ts';

// Loading nodemailer must not count against a deadline.
beforeAll(async () => void (await import('nodemailer/lib/smtp-connection')));

const SMALL = 2_000;
const LARGE = 3_000_000;
/** More than the two ends of a loopback connection hold for a reader who does not read. */
const HUGE = 24_000_000;
/** Where a server is waited for in vain; everywhere else nothing but a lost reply could take so long. */
const BRIEF = 1_200;
const PLENTY = 20_000;
/** The deadline is a promise; this is the machine's own slowness. */
const SLACK = 10_000;

type Row = {
  point: Point;
  fault: Fault;
  verdict: Outcome['outcome'] | readonly Outcome['outcome'][];
};

/** All faults at one point, with what each must come to. */
function at(point: Point, verdicts: Partial<Record<Fault, Row['verdict']>>): Row[] {
  return Object.entries(verdicts).map(([fault, verdict]) => ({
    point,
    fault: fault as Fault,
    verdict: verdict as Row['verdict'],
  }));
}
const same = <T>(
  verdict: T,
): Record<'hang' | 'drop' | 'reset' | 'half' | 'trickle' | 'garbage', T> => ({
  hang: verdict,
  drop: verdict,
  reset: verdict,
  half: verdict,
  trickle: verdict,
  garbage: verdict,
});

/** A clear refusal of our account is one at every point, however it comes across: nothing is in doubt, and nobody else is to blame. */
const OURS = {
  quota: 'account',
  quota_end: 'account',
  quota_cut: 'account',
  pieces: 'account',
} as const;

/** Before the mail is spoken of: only on a new connection. */
const OPENING: readonly Row[] = [
  ...at('greeting', {
    ...same('account'),
    refuse4: 'account',
    refuse5: 'account',
    closing: 'account',
    ...OURS,
  }),
  // A server that does not know EHLO is asked HELO, which it refuses too.
  ...at('EHLO', {
    ...same('account'),
    refuse4: 'account',
    refuse5: 'account',
    closing: 'account',
    ...OURS,
  }),
  ...at('STARTTLS', {
    ...same('account'),
    refuse4: 'account',
    refuse5: 'account',
    closing: 'account',
    ...OURS,
  }),
  ...at('AUTH', {
    ...same('account'),
    refuse4: 'account',
    refuse5: 'account',
    closing: 'account',
    ...OURS,
  }),
];

/** Once it is: on a new connection, and on one that has served a mail before. */
const MAILING: readonly Row[] = [
  ...at('MAIL', {
    ...same('deferred'),
    refuse4: 'account',
    refuse5: 'account',
    closing: 'account',
    ...OURS,
  }),
  ...at('RCPT', {
    ...same('deferred'),
    refuse4: 'deferred',
    refuse5: 'blocked',
    closing: 'deferred',
    ...OURS,
  }),
  ...at('DATA', {
    ...same('deferred'),
    refuse4: 'deferred',
    refuse5: 'blocked',
    closing: 'deferred',
    ...OURS,
  }),
  ...at('text', {
    ...same('in_doubt'),
    refuse4: ['deferred', 'in_doubt'],
    refuse5: ['blocked', 'in_doubt'],
    closing: ['deferred', 'in_doubt'],
    quota: ['account', 'in_doubt'],
    quota_end: ['account', 'in_doubt'],
    quota_cut: ['account', 'in_doubt'],
    pieces: ['account', 'in_doubt'],
  }),
  ...at('dot', {
    ...same('in_doubt'),
    refuse4: 'deferred',
    refuse5: 'blocked',
    closing: 'deferred',
    ...OURS,
  }),
];

function mailOf(size: number, id: string): Parameters<SmtpTransport['send']>[0] {
  const head = `Message-ID: ${id}\r\nSubject: x\r\n\r\n`;
  const line = `${'x'.repeat(70)}\r\n`;
  return {
    envelope: { from: 'ann@acme.test', to: 'bob@example.test' },
    messageId: id,
    raw: Buffer.from(head + line.repeat(Math.ceil((size - head.length) / line.length))),
  };
}

type Tried = { result: SmtpResult; outcome: Outcome; tookMs: number; begun: number };

async function tryOnce(smtp: SmtpTransport, size: number, id: string): Promise<Tried> {
  let begun = 0;
  const started = performance.now();
  const result = await smtp.send(mailOf(size, id), {
    onDataStart: async () => void (begun += 1),
    signal: null,
  });
  return {
    result,
    outcome: decideOutcome(
      result,
      { attempts: 0, softBounces: 0, blocks: 0, firstTryAt: MONDAY },
      MONDAY,
    ),
    tookMs: performance.now() - started,
    begun,
  };
}

/** The judge: what the server did decides which verdicts are not wrong. */
function judge({ outcome: { outcome }, begun }: Tried, truths: readonly Truth[]): string[] {
  const wrong: string[] = [];
  const say = (isWrong: boolean, what: string): void => void (isWrong && wrong.push(what));
  const taken = truths.filter(({ sawDot, answer }) => sawDot && answer?.startsWith('2')).length;
  const open = truths.filter(({ sawDot, answer }) => sawDot && answer === null).length;
  say(taken > 1, 'taken twice');
  say(outcome === 'sent' && taken === 0, 'said to be sent, but never taken');
  say(
    outcome !== 'sent' && outcome !== 'in_doubt' && taken > 0,
    'taken, but said not to be: it will be sent again',
  );
  say(
    outcome !== 'in_doubt' && outcome !== 'sent' && open > 0,
    'the server had it all and did not say no: it may have been taken',
  );
  say(
    outcome === 'in_doubt' && begun === 0,
    'in doubt, though not a byte of the text may have left',
  );
  say(begun > 1, 'begun twice in one try');
  return wrong;
}

async function withServer<T>(
  point: Point,
  work: (server: FaultyServer, open: (deadlineMs: number) => SmtpTransport) => Promise<T>,
): Promise<T> {
  const server = await startFaulty({ starttls: point === 'STARTTLS', auth: point === 'AUTH' });
  const transports: SmtpTransport[] = [];
  try {
    return await work(server, (deadlineMs) => {
      const smtp = openSmtp({
        url: `smtp://${point === 'AUTH' ? 'ann:secret@' : ''}127.0.0.1:${server.port}`,
        deadlineMs,
        graceMs: 1_000,
      });
      transports.push(smtp);
      return smtp;
    });
  } finally {
    transports.forEach((smtp) => smtp.close());
    await server.close();
  }
}

const waitsInVain = (fault: Fault): boolean =>
  ['hang', 'trickle', 'garbage', 'extra'].includes(fault);

type Case = Row & { size: number; kept: boolean };
const CASES: readonly Case[] = [
  ...OPENING.map((row) => ({ ...row, size: SMALL, kept: false })),
  ...MAILING.flatMap((row) =>
    [SMALL, LARGE].flatMap((size) => [false, true].map((kept) => ({ ...row, size, kept }))),
  ),
];

describe('whatever a server does, the verdict is right and in time', () => {
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

describe('what a kept connection may do to the next mail', () => {
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
      // Replaced by a new one where nothing had been said of the mail yet; put off where the server had.
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

  it.concurrent('a yes in the middle of a long text is none', async () => {
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
