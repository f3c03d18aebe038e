/** The zone of a Date header. */
import { describe, expect, it } from 'vitest';
import { writerOffset } from '../../../../lib/core/responses/absence/writer-zone.ts';

describe('the zone of a writer', () => {
  it.each([
    ['Mon, 14 Sep 2026 09:00:00 -0700 (PDT)', -420],
    ['Mon, 14 Sep 2026 09:00:00 +0530', 330],
    ['Mon, 14 Sep 2026 09:00:00 +0000', 0],
    ['Mon, 14 Sep 2026 09:00:00 -0000', null],
    ['Mon, 14 Sep 2026 09:00:00 GMT', null],
    ['', null],
  ])('of "%s" is %s', (value, expected) => {
    expect(writerOffset({ headers: [{ name: 'date', value }] })).toBe(expected);
  });

  it('is unknown without the header', () => {
    expect(writerOffset({ headers: [] })).toBeNull();
  });
});
