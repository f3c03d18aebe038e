/** The day of return in absence notices written on Monday, 1 June 2026. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findReturnDate } from '../../../../lib/core/responses/absence/return-date.ts';
import { DAY } from '../../../../lib/domain/time.ts';
import { LATIN_ANSWERS } from './answers-latin.fixture.ts';
import { OTHER_ANSWERS } from './answers-other-scripts.fixture.ts';
import { NEAR_MISSES } from './no-return.fixture.ts';
import { RETURN_DATES } from './return-dates.fixture.ts';

const MAILED = Date.parse('2026-06-01T10:00:00Z');
const THURSDAY = Date.parse('2026-09-03T10:00:00Z');

function back(
  text: string,
  mailed: number | null = MAILED,
  offset: number | null = null,
): string | null {
  const day = findReturnDate(text, mailed, offset);
  return day === null ? null : new Date(day).toISOString().replace('T00:00:00.000Z', '');
}

describe('the return date', () => {
  it.each([
    ['I am out of the office and will be back on June 15.', '2026-06-15'],
    ['I will return on Monday, June 15th, 2026.', '2026-06-15'],
    ['Returning 15 June 2026. For urgent matters call Carl.', '2026-06-15'],
    ['I am away until 2026-06-15 with limited access to email.', '2026-06-15'],
    ['Out of office until Wednesday, 10 June', '2026-06-10'],
    ['I am out of the office from 8 June to 12 June.', '2026-06-13'],
    ['I am on vacation from June 8 through June 12.', '2026-06-13'],
    ['Away from Monday 8 June to Friday 12 June inclusive', '2026-06-13'],
    ['Away 6/8/2026 - 6/19/2026, back 6/22/2026', '2026-06-22'],
    ['I will be back on Monday.', '2026-06-08'],
    ['Back in the office tomorrow.', '2026-06-02'],
    ['I am on leave and return on January 4.', '2027-01-04'],
    [
      'Ich bin bis zum 14.06.2026 nicht im Büro. Ab dem 15.06.2026 bin ich wieder erreichbar.',
      '2026-06-15',
    ],
    ['Ich bin vom 1.6. bis 12.6. im Urlaub.', '2026-06-13'],
    ['Ich bin bis einschließlich 12. Juni abwesend.', '2026-06-13'],
    ['Am 15. Juni bin ich wieder im Büro.', '2026-06-15'],
    ['Je suis absent du bureau. De retour le 15 juin 2026.', '2026-06-15'],
    ['Je suis en congé du 8 au 12 juin inclus.', '2026-06-13'],
    ['Estaré fuera de la oficina hasta el 15 de junio de 2026.', '2026-06-15'],
    ['Regreso el 15 de junio.', '2026-06-15'],
    ['Sono in ferie, rientrerò il 15 giugno 2026.', '2026-06-15'],
    ['Estou ausente até 15 de junho.', '2026-06-15'],
    ['Ik ben afwezig tot en met 12 juni.', '2026-06-13'],
    ['Ik ben terug op 15 juni 2026.', '2026-06-15'],
    ['Jag är tillbaka den 15 juni.', '2026-06-15'],
    ['Jestem na urlopie, wracam 15 czerwca.', '2026-06-15'],
    ['Я в отпуске до 15 июня 2026.', '2026-06-15'],
    ['休暇中です。2026年6月15日より出社いたします。', '2026-06-15'],
  ])('of "%s" is %s', (text, expected) => {
    expect(back(text)).toBe(expected);
  });

  it.each([
    ['I am out of the office with no access to email.'],
    ['Our office opened on 3 March 1998.'],
    ['I was back on 2 May 2026.'],
    ['I will be back on 31 June.'],
    ['Call me on 089/12.34 or 555-0101.'],
    [''],
  ])('of "%s" is not said', (text) => {
    expect(back(text)).toBeNull();
  });

  describe.each(Object.entries(RETURN_DATES))('in %s', (_language, rows) => {
    it.each(rows)('of "%s" is %s', (text, expected) => {
      expect(back(text)).toBe(expected);
    });
  });

  describe.each(Object.entries({ ...LATIN_ANSWERS, ...OTHER_ANSWERS }))(
    'of an automatic answer in %s',
    (_language, rows) => {
      it.each(rows)('that says "%s" is %s', (text, expected) => {
        expect(back(text, THURSDAY)).toBe(expected);
      });
    },
  );

  it('is tested in forty languages and more, by four automatic answers at least', () => {
    const rows = Object.values({ ...LATIN_ANSWERS, ...OTHER_ANSWERS });
    expect(rows.filter(({ length }) => length >= 4).length).toBeGreaterThanOrEqual(40);
  });

  it.each(NEAR_MISSES.map((text) => [text]))('of "%s" is not said', (text) => {
    expect(back(text, THURSDAY)).toBeNull();
  });

  it('is tested in twelve languages and more, by eight texts at least', () => {
    expect(
      Object.values(RETURN_DATES).filter((rows) => rows.length >= 8).length,
    ).toBeGreaterThanOrEqual(12);
  });

  it.each([
    ['Guten Morgen, ich bin im Urlaub.'],
    ['Estoy de vacaciones. Llame por la mañana.'],
    ['I am away. We moved to the 14th floor in the office again.'],
    ['Our fair takes place in two weeks. I am away.'],
    ['I have worked here for 12 weeks and I am away.'],
  ])('of "%s" is not said', (text) => {
    expect(back(text)).toBeNull();
  });

  it.each([
    ['2026-06-01', 'Back next Tuesday.', '2026-06-09'],
    ['2026-06-05', 'Back next Tuesday.', '2026-06-09'],
    ['2026-06-06', 'Back on Tuesday.', '2026-06-09'],
    ['2026-06-20', 'Back on the 14th.', '2026-07-14'],
    ['2026-06-30', 'Back on the 31st.', '2026-07-31'],
    ['2026-12-28', 'Ich bin ab dem 4. Januar wieder da.', '2027-01-04'],
    ['2026-12-20', 'I return in two weeks.', '2027-01-03'],
    ['2026-06-03', 'Back next week.', '2026-06-08'],
  ])('of a message of %s that says "%s" is %s', (mailed, text, expected) => {
    expect(back(text, Date.parse(`${mailed}T10:00:00Z`))).toBe(expected);
  });

  it.each([
    ['Away 06/08/2026 - 06/19/2026', '2026-06-20'],
    ['Back 7/6/2026. My fair was on 5/25/2026.', '2026-07-06'],
    ['Zurück am 7/6/2026.', '2026-06-07'],
    ['De retour le 7/6/2026.', '2026-06-07'],
  ])('of "%s" takes the order of the text', (text, expected) => {
    expect(back(text)).toBe(expected);
  });

  it.each([
    ['I will reply to your email after June 14.', '2026-06-14'],
    ['Ich werde Ihre Nachricht ab dem 14. Juni bearbeiten.', '2026-06-14'],
    ['Je vous répondrai à partir du 14 juin.', '2026-06-14'],
    ['Vastaan viestiisi 14.6. alkaen.', '2026-06-14'],
    ['Отвечу после 14 июня.', '2026-06-14'],
    ['I am away from 14 June. I answer slowly.', null],
    ['Thank you for your reply of 14 June.', null],
  ])('of "%s" is when the writer answers again: %s', (text, expected) => {
    expect(back(text)).toBe(expected);
  });

  it.each([
    ['I will be unavailable between June 7 and June 11.'],
    ['7 Haziran ile 11 Haziran arasında izindeyim.'],
  ])('of "%s" is after the second day', (text) => {
    expect(back(text)).toBe('2026-06-12');
  });

  it('needs a year when the message has no date', () => {
    expect(back('Back on June 15, 2026', null)).toBe('2026-06-15');
    expect(back('Back on June 15', null)).toBeNull();
  });

  it('of 8/6 is the reading that comes sooner and is not past', () => {
    expect(back('I return 8/6/2026')).toBe('2026-06-08');
    expect(back('I return 5/6/2026', Date.parse('2026-05-04T00:00:00Z'))).toBe('2026-05-06');
  });

  it('is never before the message and always a midnight', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 31 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 4_000 }),
        (day, month, shift) => {
          const mailed = MAILED + shift * DAY;
          const found = findReturnDate(`I will be back on ${day}.${month}.`, mailed);
          if (found === null) return;
          expect(found % DAY).toBe(0);
          expect(found).toBeGreaterThanOrEqual(Math.floor(mailed / DAY) * DAY);
        },
      ),
    );
  });

  it.each([
    ['Back on 1 June.', '2026-06-01'],
    ['I am out of the office until today, 1 June 2026.', '2026-06-01'],
    ['Ich bin ab 01.06.2026 wieder erreichbar.', '2026-06-01'],
    ['De retour le 1er juin.', '2026-06-01'],
    ["1 Haziran'da ofise döneceğim.", '2026-06-01'],
  ])('of "%s" may be the day of the message', (text, expected) => {
    expect(back(text)).toBe(expected);
  });

  it.each([
    ['I was away until 30 May; I am back.'],
    ['Ich war bis 29.5. im Urlaub.'],
    ['Back on 15 April.'],
  ])('of "%s" is past and not in the next year', (text) => {
    expect(back(text)).toBeNull();
  });

  it.each([
    ['2026-12-20', 'I am away until 5 January.', '2027-01-05'],
    ['2026-12-20', 'I am away from 22 December to 4 January.', '2027-01-05'],
    ['2027-01-03', 'I am back on 20 December.', null],
    ['2026-12-20', 'Je serai de retour en janvier.', '2027-01-01'],
    ['2026-12-20', 'Ich bin in KW 2 wieder da.', '2027-01-11'],
    ['2026-06-01', 'Away 1 to 3 May and 8 to 12 June.', '2026-06-13'],
    ['2026-06-01', 'Away 22 to 26 June, and 3 to 5 June.', '2026-06-06'],
  ])('of a message of %s that says "%s" is %s', (mailed, text, expected) => {
    expect(back(text, Date.parse(`${mailed}T10:00:00Z`))).toBe(expected);
  });

  it.each([
    ['back in September 2026', '2026-09-01'],
    ['back early in September', '2026-09-01'],
    ['back in mid-September', '2026-09-15'],
    ['back at the end of September', '2026-09-30'],
    ['away until the end of September', '2026-10-01'],
    ['away until September', '2026-09-01'],
    ['back next month', '2026-07-01'],
    ['away until the end of the month', '2026-07-01'],
    ['away until the end of the week', '2026-06-08'],
    ['away until the end of the year', '2027-01-01'],
    ['back in week 38', '2026-09-14'],
    ['on vacation in weeks 37 and 38', '2026-09-21'],
    ['out of the office on 5 June', '2026-06-06'],
    ['out of the office from 5 June', null],
  ])('of a month, a week or a single day: "I am %s" is %s', (text, expected) => {
    expect(back(`I am ${text}.`)).toBe(expected);
  });

  it.each([
    ['I return 8/6/2026.', -420, '2026-08-06'],
    ['I return 8/6/2026.', 60, '2026-06-08'],
    ['I return 8/6/2026.', 0, '2026-06-08'],
    ['I am on PTO and return 8/6/2026.', 60, '2026-08-06'],
    ['I am on annual leave and return 8/7/2026.', -420, '2026-07-08'],
    ['I return on Thursday, 8/6/2026.', null, '2026-08-06'],
    ['Zurück am 8/7/2026.', -420, '2026-07-08'],
  ])('of "%s" from a zone of %s minutes is %s', (text, offset, expected) => {
    expect(back(text, MAILED, offset)).toBe(expected);
  });

  it('counts "tomorrow" from the day of the writer', () => {
    const late = Date.parse('2026-06-01T22:30:00Z');
    expect(back('Back tomorrow.', late, 0)).toBe('2026-06-02');
    expect(back('Back tomorrow.', late, 540)).toBe('2026-06-03');
    expect(back('Back on 1 June.', Date.parse('2026-06-02T03:00:00Z'), -420)).toBe('2026-06-01');
  });

  it('survives any text', () => {
    const pieces = fc.constantFrom('14', '.', ' ', '9', 'until ', 'back ', 'september', '月', '日');
    fc.assert(
      fc.property(
        fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 40 }),
        (a) => {
          const found = findReturnDate(a.join(''), MAILED);
          expect(found === null || found % DAY === 0).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});
