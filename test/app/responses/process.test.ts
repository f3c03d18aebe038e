import { describe, expect, it } from 'vitest';
import { processMail } from '../../../lib/app/responses/process.ts';
import { wireProcessing } from '../../../lib/cli/wiring/responses/wire-processing.ts';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import { enrollmentCounts } from '../../../lib/state/events/enrollment-counts.ts';
import { MONDAY } from '../../support/quota.ts';
import { afterFirstMail, receive, reply, metric } from './process.fixture.ts';

describe('an absence', () => {
  it('postpones the sequence to the first working day after the stated return', async () => {
    const world = await afterFirstMail();
    await receive(world, [
      'From: p1@example.test',
      'To: ann@acme.test',
      'Subject: Out of office',
      'Auto-Submitted: auto-replied',
      'Date: Mon, 09 Mar 2026 10:00:00 -0400',
      `In-Reply-To: ${world.messageId}`,
      '',
      'I am out of the office and will be back on March 20, 2026.',
    ]);
    // The 20th is a Friday; the Monday after it, from midnight in New York.
    expect(world.state.db.prepare('SELECT due_at FROM enrollment').pluck().get()).toBe(
      Date.parse('2026-03-23T00:00:00-04:00'),
    );
    expect([enrollmentCounts(world.state.db, 'spring'), metric(world, 'out_of_office')]).toEqual([
      { waiting: 1 },
      1,
    ]);
  });

  it('without a date postpones it by the days the campaign says', async () => {
    const world = await afterFirstMail({ file: { sequences: { outOfOfficeDelay: 10 } } });
    await receive(world, [
      'From: p1@example.test',
      'To: ann@acme.test',
      'Subject: Automatic reply: Hello',
      'Auto-Submitted: auto-replied',
      `In-Reply-To: ${world.messageId}`,
      '',
      'I am currently out of the office.',
    ]);
    expect(world.state.db.prepare('SELECT due_at FROM enrollment').pluck().get()).toBe(
      MONDAY + HOUR + 10 * DAY,
    );
  });
});

describe('reading', () => {
  it('the same message twice applies it once', async () => {
    const world = await afterFirstMail();
    const item = {
      key: 'same',
      locator: 'test',
      receivedAt: null,
      raw: Buffer.from(reply(world, 'Yes').join('\r\n')),
      truncated: false,
    };
    const reading = { source: 'test', mailboxId: 'ann', now: MONDAY + HOUR };
    const port = wireProcessing(world.state);
    expect([
      (await processMail(port, item, reading)).result,
      (await processMail(port, item, reading)).result,
    ]).toEqual(['applied', 'known']);
    expect(world.state.db.prepare('SELECT count(*) FROM response').pluck().get()).toBe(1);
  });

  it('a poison message is set aside, and moves the cursor on like any other', async () => {
    const world = await afterFirstMail();
    let settled = 0;
    const result = await processMail(
      wireProcessing(world.state),
      { key: 'poison', locator: 'test', receivedAt: null, raw: Buffer.alloc(0), truncated: false },
      {
        source: 'test',
        mailboxId: 'ann',
        now: MONDAY,
        settled: () => {
          settled++;
        },
      },
    );
    expect([
      result,
      settled,
      world.state.db.prepare('SELECT code FROM quarantine').pluck().all(),
    ]).toEqual([{ result: 'quarantined', code: 'mail_unreadable' }, 1, ['mail_unreadable']]);
  });
});
