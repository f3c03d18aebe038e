/** A report that transport has damaged is still a report, and never a person's reply. */
import { describe, expect, it } from 'vitest';
import { DAMAGES, type Damage } from './damages.fixture.ts';
import { readDamaged } from './read-damaged.ts';
import { REPORTS, type Report } from './reports.fixture.ts';

/** Damages that take away the fields of the report; its words stay. */
const WITHOUT_FIELDS = /^(?:status part (?:empty|missing|cut off)|only the text part)$/;

function expected({ leaves, name }: Damage, report: Report): object {
  const isLess = leaves === 'less' || (report.isMute && WITHOUT_FIELDS.test(name));
  return isLess
    ? { kind: expect.stringMatching(/^(?:bounce|delayed|auto_reply|unrelated)$/) as string }
    : {
        kind: report.kind,
        class: report.class,
        recipient: 'bea@example.test',
        ...(leaves === 'all' ? { originalMessageId: '<m1.k7@acme.test>' } : {}),
      };
}

describe('thirty reports', () => {
  it.each(DAMAGES.map((damage) => [damage.name, damage] as const))(
    'damage: %s',
    async (_name, damage) => {
      for (const report of REPORTS) {
        const found = await readDamaged(damage.apply(report.source));
        expect(found, report.name).toMatchObject(expected(damage, report));
        if (report.class !== 'hard') expect(found.class, report.name).not.toBe('hard');
      }
    },
  );
});
