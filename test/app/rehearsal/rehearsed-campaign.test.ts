/** A campaign rehearsed to its end in a copy: every promise holds there too. */
import { readdirSync } from 'node:fs';
import { Socket as Datagram } from 'node:dgram';
import { Socket } from 'node:net';
import { openDatabase } from '../../../lib/state/engine/choose-engine.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Rehearsal } from '../../../lib/app/rehearsal/rehearse-campaign.ts';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import { closeState } from '../../../lib/state/file/open.ts';
import type { State } from '../../../lib/state/file/transact.ts';
import { wallAt } from '../../support/time/wall-clock.ts';
import { LIMITS, folder, states, newFile, sixty, rehearsal, dump } from './rehearsal.fixture.ts';

describe('two mailboxes, sixty people in six zones, three steps', () => {
  type Sent = { email: string; zone: string; step: number; mailbox: string; at: number };
  let state: State;
  let told: Rehearsal;
  let sent: Sent[];
  let no: { email: string; at: number; kind: string }[];
  /** How often each message came back from a full mailbox. */
  let returned: Map<string, number>;
  let before: Record<string, string>;
  const reached: string[] = [];

  beforeAll(async () => {
    state = await sixty();
    states.length = 0;
    before = dump(state.path);
    const [connect, send] = [Socket.prototype.connect, Datagram.prototype.send];
    Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
      const [first] = args.flat() as [{ host?: string; path?: string } | number];
      reached.push(typeof first === 'object' ? String(first.host ?? first.path) : String(args[1]));
      return connect.apply(this, args as never);
    } as typeof connect;
    Datagram.prototype.send = function () {
      reached.push('a datagram');
    } as typeof send;
    const keep = newFile();
    try {
      told = await rehearsal(state, { keep });
    } finally {
      [Socket.prototype.connect, Datagram.prototype.send] = [connect, send];
    }
    const db = openDatabase(keep, { readonly: true });
    sent = db
      .prepare(
        'SELECT p.email, p.zone, m.step, m.mailbox_id AS mailbox, r.at FROM reservation r JOIN message m ON m.id = r.message_id JOIN prospect p ON p.id = m.prospect_id WHERE r.settled IS NOT NULL ORDER BY r.at',
      )
      .all() as Sent[];
    no = db
      .prepare(
        `SELECT p.email, r.processed_at AS at, r.kind FROM response r JOIN prospect p ON p.id = r.prospect_id WHERE r.kind IN ('reply', 'unsubscribe', 'complaint') OR r.bounce_class = 'hard'`,
      )
      .all() as typeof no;
    returned = new Map(
      (
        db
          .prepare(
            `SELECT p.email || ' ' || m.step AS mail, count(*) AS n FROM response r JOIN message m ON m.id = r.message_id JOIN prospect p ON p.id = m.prospect_id WHERE r.bounce_class = 'soft' GROUP BY mail`,
          )
          .all() as { mail: string; n: number }[]
      ).map(({ mail, n }) => [mail, n]),
    );
    db.close();
  }, 120_000);
  afterAll(() => closeState(state));

  it('reaches its end: every person got all messages, or an answer ended the sequence', () => {
    expect(told).toMatchObject({
      endedBy: 'sequences_ended',
      open: 0,
      inDoubt: 0,
      rescheduled: 0,
      alongside: [],
    });
    expect(told.report.people.enrolled).toBe(60);
    expect(told.report.people.underWay).toBe(0);
    expect(told.outcome.totals.counts.sent).toBe(
      told.outcome.days.reduce((sum, day) => sum + day.sent, 0),
    );
    expect(told.outcome.perMailbox.map(({ mailbox }) => mailbox)).toEqual(['ann', 'bea']);
    expect(told.lastSentAt).toBe(Math.max(...sent.map(({ at }) => at)));
  });

  it('something of everything happened, so that the promises were tried', () => {
    const { counts } = told.outcome.totals;
    expect(
      [
        counts.replied,
        counts.bounced.hard,
        counts.bounced.soft,
        counts.outOfOffice,
        counts.autoReply,
        counts.unsubscribed,
        counts.rejected,
      ].filter((n) => n === 0),
    ).toEqual([]);
    expect(new Set(no.map(({ kind }) => kind))).toEqual(
      new Set(['reply', 'unsubscribe', 'bounce', 'complaint']),
    );
    expect(returned.size).toBeGreaterThan(0);
    expect(told.report.holds).toEqual([]);
  });

  it("every message is sent from nine to five on a weekday in its recipient's zone", () => {
    for (const { zone, at } of sent) {
      const wall = wallAt(zone, at);
      expect([wall.weekday <= 5, wall.minutes >= 540, wall.minutes < 1020]).toEqual([
        true,
        true,
        true,
      ]);
    }
  });

  it('no mailbox is over its hour, its day or its warmup', () => {
    for (const mailbox of ['ann', 'bea']) {
      const times = sent.filter((mail) => mail.mailbox === mailbox).map(({ at }) => at);
      for (const at of times) {
        expect(
          times.filter((other) => other > at - HOUR && other <= at).length,
        ).toBeLessThanOrEqual(LIMITS.perHour);
        expect(times.filter((other) => other > at - DAY && other <= at).length).toBeLessThanOrEqual(
          LIMITS.perDay,
        );
      }
      const days = [...new Set(times.map((at) => wallAt('America/New_York', at).date))];
      days.forEach((date, index) =>
        expect(
          times.filter((at) => wallAt('America/New_York', at).date === date).length,
        ).toBeLessThanOrEqual(LIMITS.warmupSchedule[index] ?? LIMITS.perDay),
      );
    }
  });

  it('no person gets a message twice, except after a full mailbox, and none after a no', () => {
    for (const mail of new Set(sent.map(({ email, step }) => `${email} ${step}`)))
      expect(
        sent.filter(({ email, step }) => `${email} ${step}` === mail).length,
      ).toBeLessThanOrEqual(1 + (returned.get(mail) ?? 0));
    for (const { email, at } of no)
      expect(sent.filter((mail) => mail.email === email && mail.at > at)).toEqual([]);
  });

  it('says which limits it came up against', () => {
    const warmup = told.limits.find(({ scopeId, kind }) => scopeId === 'ann' && kind === 'warmup');
    expect(warmup).toMatchObject({ scope: 'mailbox', most: 10, limit: 10 });
    expect(warmup?.days[0]).toBe('2026-03-09');
    for (const { most, limit } of told.limits) expect(most).toBeLessThanOrEqual(limit);
  });

  it('sends nothing out of this machine, and reads no account', () => {
    expect(reached.length).toBeGreaterThan(0);
    expect(new Set(reached)).toEqual(new Set(['127.0.0.1']));
  });

  it('leaves the original unchanged, and no other file', () => {
    expect(dump(state.path)).toEqual(before);
    expect(readdirSync(folder)).toEqual([]);
  });
});
