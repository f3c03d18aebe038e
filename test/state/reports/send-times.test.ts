/** Sent and answered messages in a real file, by the hour of each recipient's own clock. */
import { afterEach, describe, expect, it } from 'vitest';
import { hourOfDay, localHourAt, weekdayOfLocalHour } from '../../../lib/core/time/local-hour.ts';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import { createReportStore } from '../../../lib/state/reports/report-store.ts';
import { createResponseStore } from '../../../lib/state/responses/response-store.ts';
import type { HourCell } from '../../../lib/domain/reports/report.ts';
import {
  afterFirstMail,
  MAILS,
  readAgain,
  receive,
  type InboundWorld,
} from '../../support/imap/inbound-world.ts';
import { MONDAY } from '../../support/quota.ts';
import { plan, send } from '../../support/sending.ts';
import { people, type Seed } from '../../support/state-file.ts';

describe("the hour on the recipient's clock", () => {
  it.each([
    // New York goes forward on 8 March 2026 and back on 1 November; Berlin on 29 March and 25
    // October
    ['America/New_York', '2026-03-06T15:00:00Z', 10, 5],
    ['America/New_York', '2026-03-09T14:00:00Z', 10, 1],
    ['America/New_York', '2026-10-30T14:00:00Z', 10, 5],
    ['America/New_York', '2026-11-02T15:00:00Z', 10, 1],
    ['Europe/Berlin', '2026-03-27T08:30:00Z', 9, 5],
    ['Europe/Berlin', '2026-03-30T07:30:00Z', 9, 1],
    ['Asia/Kolkata', '2026-03-09T03:29:59Z', 8, 1],
    ['Asia/Kolkata', '2026-03-09T03:30:00Z', 9, 1],
    ['Pacific/Auckland', '2026-03-08T20:00:00Z', 9, 1],
    ['Pacific/Honolulu', '2026-03-09T05:00:00Z', 19, 7],
  ])('in %s at %s is %i on weekday %i', (zone, at, hour, weekday) => {
    const local = localHourAt(zone, Date.parse(at));
    expect([
      hourOfDay(local),
      weekdayOfLocalHour(local),
      hourOfDay(local % 168),
      weekdayOfLocalHour(local % 168),
    ]).toEqual([hour, weekday, hour, weekday]);
  });
});

describe('the totals', () => {
  const open: InboundWorld[] = [];
  afterEach(() => Promise.all(open.splice(0).map((world) => world.close())));

  /** Every person got the first message on Monday at 13:00 UTC. */
  async function inZones(
    zones: readonly (string | null)[],
    file: Seed['file'] = {},
  ): Promise<InboundWorld> {
    const world = await afterFirstMail({
      people: people(zones.length).map((person, index) =>
        zones[index] == null ? person : { ...person, zone: zones[index] },
      ),
      file,
    });
    open.push(world);
    return world;
  }
  const lineOf = (cell: HourCell): string =>
    `step ${cell.step} weekday ${weekdayOfLocalHour(cell.localHour)} ${hourOfDay(cell.localHour)}h: ${cell.sent} sent, ${cell.undelivered} undelivered, ${cell.replied} replied`;
  const read = ({ state }: InboundWorld, before = Infinity): string[] =>
    createReportStore(state.db).readHours('spring', before).map(lineOf);
  const aboutOf = (
    { state }: InboundWorld,
    recipient: string,
    step = 0,
  ): { messageId: string; recipient: string } => ({
    recipient,
    messageId: state.db
      .prepare(
        'SELECT message_id FROM message m JOIN prospect p ON p.id = m.prospect_id WHERE email = ? AND step = ?',
      )
      .pluck()
      .get(recipient, step) as string,
  });

  it("are by each recipient's own hour, or the campaign's if the zone is unknown", async () => {
    expect(
      read(await inZones(['America/New_York', 'Europe/Berlin', 'Asia/Kolkata', null])),
    ).toEqual([
      'step 1 weekday 1 9h: 2 sent, 0 undelivered, 0 replied',
      'step 1 weekday 1 14h: 1 sent, 0 undelivered, 0 replied',
      'step 1 weekday 1 18h: 1 sent, 0 undelivered, 0 replied',
    ]);
  });

  it('a reply counts where the message left that it answers, once, and is gone when it was none', async () => {
    const world = await inZones(['Europe/Berlin', 'Asia/Kolkata']);
    const about = aboutOf(world, 'p1@example.test');
    await receive(world, MAILS.delayed(about), {
      takenFor: MAILS.reply(about),
      now: MONDAY + 30 * HOUR,
    });
    await receive(world, MAILS.delayed(about), {
      takenFor: MAILS.reply(about),
      now: MONDAY + 40 * HOUR,
    });
    expect(read(world)[0]).toBe('step 1 weekday 1 14h: 1 sent, 0 undelivered, 1 replied');
    await readAgain(world, MONDAY + 50 * HOUR);
    expect(read(world)).toEqual([
      'step 1 weekday 1 14h: 1 sent, 0 undelivered, 0 replied',
      'step 1 weekday 1 18h: 1 sent, 0 undelivered, 0 replied',
    ]);
  });

  it('what came back was never there to be answered', async () => {
    const world = await inZones([null]);
    await receive(world, MAILS.hard(aboutOf(world, 'p1@example.test')));
    expect(read(world)).toEqual(['step 1 weekday 1 9h: 1 sent, 1 undelivered, 0 replied']);
  });

  it('across the change of clocks Berlin keeps its hours, and an answer to a follow-up is that of its step', async () => {
    const world = await inZones(['Europe/Berlin'], {
      sequences: { defaultDelay: [0, 21, 28], inboxFreshness: 0 },
    });
    // Three weeks later Berlin has gone forward: 13:00 UTC is 15:00 there, and was 14:00.
    const later = MONDAY + 21 * DAY;
    createResponseStore(world.state.db).markInboxRead('ann', later);
    await plan(world.state, later);
    await send(world.state, { now: later, url: world.url, waitUntil: later + HOUR / 2 });
    await receive(world, MAILS.reply(aboutOf(world, 'p1@example.test', 1)), { now: later + HOUR });
    expect(read(world)).toEqual([
      'step 1 weekday 1 14h: 1 sent, 0 undelivered, 0 replied',
      'step 2 weekday 1 15h: 1 sent, 0 undelivered, 1 replied',
    ]);
  });

  it('read only messages that are old enough', async () => {
    const world = await inZones(['Europe/Berlin']);
    expect(read(world, localHourAt('Europe/Berlin', MONDAY))).toEqual([]);
    expect(read(world, localHourAt('Europe/Berlin', MONDAY) + 1)).toHaveLength(1);
  });
});
