/** An answer that is too long is cut: rows whole, the longest first, and nothing silently. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { pageOf } from '../../../lib/cli/runner/page.ts';
import { fitEnvelope, withoutOnRequest, type Cut } from '../../../lib/cli/size/fit-envelope.ts';
import { fitText } from '../../../lib/cli/size/fit-text.ts';
import type { Envelope } from '../../../lib/cli/runner/envelope.ts';

const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
const envelopeOf = (data: object, warnings: unknown[] = []): Envelope => ({
  ok: true,
  command: 'rate_limiter.status',
  now: '2026-03-02T09:00:00.000Z',
  data,
  warnings,
  next: [{ why: 'Go on', run: 'rate_limiter.ts send' }],
});
const fit = (envelope: Envelope, most = 8_192): any => fitEnvelope(envelope, bytes, most);
const rows = (count: number): { email: string }[] =>
  Array.from({ length: count }, (_, i) => ({ email: `person${i}@example.test` }));

describe('an answer that is too long', () => {
  it('is the same when it fits', () => {
    const envelope = envelopeOf({ rows: rows(10) });
    expect(fit(envelope)).toBe(envelope);
  });

  it('keeps whole leading rows of its longest list, and says how many there are', () => {
    const fitted = fit(envelopeOf({ small: rows(3), scheduled: rows(1_000), total: 1_000 }));
    const shown = fitted.data.scheduled.length;
    expect(bytes(fitted)).toBeLessThanOrEqual(8_192);
    expect(bytes(fitted)).toBeGreaterThan(7_500);
    expect(fitted.data.scheduled).toEqual(rows(shown));
    expect(fitted.data.small).toEqual(rows(3));
    expect(fitted.cut).toEqual([{ path: 'data.scheduled', shown, of: 1_000, see: '--full' }]);
  });

  it('cuts one long row inside when nothing of it would fit', () => {
    const fitted = fit(envelopeOf({ messages: [{ subject: 'Hi', html: 'x'.repeat(50_000) }] }));
    expect(fitted.data.messages[0].subject).toBe('Hi');
    expect(fitted.cut[0]).toMatchObject({ path: 'data.messages[0].html', of: 50_000 });
  });

  it('keeps every key of an object, but not of a map of hundreds', () => {
    const named = Object.fromEntries(rows(20).map(({ email }) => [email, 'x'.repeat(900)]));
    expect(Object.keys(fit(envelopeOf({ named })).data.named)).toHaveLength(20);
    const map = Object.fromEntries(rows(900).map(({ email }) => [email, 1]));
    const fitted = fit(envelopeOf({ map }));
    expect(fitted.cut[0]).toMatchObject({ path: 'data.map', of: 900 });
    expect(Object.keys(fitted.data.map)).toHaveLength(fitted.cut[0].shown);
  });

  it('never cuts warnings silently', () => {
    const warnings = Array.from({ length: 100 }, (_, i) => ({
      code: 'slow',
      message: `${i} ${'x'.repeat(200)}`,
    }));
    const fitted = fit(envelopeOf({ rows: rows(300) }, warnings));
    expect(bytes(fitted)).toBeLessThanOrEqual(8_192);
    const noted = new Map(fitted.cut.map(({ path, shown }: Cut) => [path, shown]));
    expect(noted.get('warnings')).toBe(fitted.warnings.length);
    expect(noted.get('data.rows')).toBe(fitted.data.rows.length);
  });

  it('cuts the details of an error, and keeps its code, message and hint', () => {
    const error = {
      code: 'invalid',
      message: 'Bad.',
      hint: 'Mend it.',
      details: { at: rows(999) },
    };
    const fitted = fit({ ok: false, command: 'x', now: '', error, warnings: [], next: [] });
    expect(bytes(fitted)).toBeLessThanOrEqual(8_192);
    expect(fitted.error).toMatchObject({ code: 'invalid', message: 'Bad.', hint: 'Mend it.' });
    expect(fitted.cut[0]).toMatchObject({ path: 'error.details.at', of: 999 });
  });

  it('fits whatever its data, and each list begins as it was', () => {
    const data = fc.dictionary(fc.string({ maxLength: 12 }), fc.jsonValue({ maxDepth: 4 }));
    fc.assert(
      fc.property(data, fc.integer({ min: 600, max: 4_000 }), (value, most) => {
        const envelope = envelopeOf({ value: [value, value, value], text: JSON.stringify(value) });
        expect(bytes(fit(envelope, most))).toBeLessThanOrEqual(most);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a page that is too long', () => {
  it.each([undefined, 'email'])('goes on after its last printed row (fields: %s)', (fields) => {
    const all = rows(1_000);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const from: number = cursor === '' ? 0 : Number(cursor) + 1;
      const page = pageOf(all.slice(from, from + 501), {
        limit: 500,
        fields,
        total: all.length,
        cursorOf: (row) => String(all.indexOf(row)),
      });
      const { people } = fit(envelopeOf({ people: page })).data;
      expect(people.total).toBe(1_000);
      seen.push(...people.rows.map(({ email }: { email: string }) => email));
      cursor = people.nextCursor as string | null;
    }
    expect(seen).toEqual(all.map(({ email }) => email));
  });

  it('shows at least one row, cut inside', () => {
    const long = Array.from({ length: 3 }, (_, id) => ({ id, text: 'x'.repeat(20_000) }));
    const cursorOf = ({ id }: { id: number }): string => `after-${id}`;
    const page = pageOf(long, { limit: 2, total: 3, cursorOf });
    const { people } = fit(envelopeOf({ people: page })).data;
    expect(people.rows).toHaveLength(1);
    expect(people.nextCursor).toBe('after-0');
  });
});

it('what is printed on request is left out and named', () => {
  const fitted = withoutOnRequest(envelopeOf({ rate: 1, definitions: { rate: 'x' } }), [
    'definitions',
  ]);
  expect(fitted['data']).toEqual({ rate: 1 });
  expect(fitted['cut']).toEqual([{ path: 'data.definitions', shown: 0, of: 1, see: '--full' }]);
});

it('a page of text loses whole lines, and says how many', () => {
  const text = Array.from({ length: 500 }, (_, i) => `line ${i} with some words`).join('\n');
  const fitted = fitText(text, 2_000);
  expect(Buffer.byteLength(fitted)).toBeLessThanOrEqual(2_000);
  const lines = fitted.split('\n');
  expect(lines.at(-1)).toBe(`… ${500 - lines.length + 1} more lines: --full shows everything`);
});
