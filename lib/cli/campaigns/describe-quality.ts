/**
 * Shows the quality report of a prospects file. Cells are a stranger's words: the rows are shown
 * under `untrusted`.
 */
import { describeFault } from '../../core/campaigns/describe-failed-text.ts';
import { untrusted } from '../render/untrusted.ts';
import { visible } from '../render/visible.ts';
import { describeColumns, warnOfColumns } from './describe-columns.ts';
import type { JudgedFile } from '../../app/campaigns/prepare-campaign.ts';
import type { SampleRow } from '../../core/campaigns/prospects/quality-report.ts';
import type { ZoneTally } from '../../core/campaigns/prospects/zone-tally.ts';
import type { Warning } from '../runner/command.ts';
import type { ProspectsFile } from '../../domain/campaigns/prospect-row.ts';

const COUNTRIES_SHOWN = 10;

export function describeQuality(
  {
    findings,
    missingFields,
    unwritable,
    zones,
    zonesByPopulation,
    holidaysUncertain,
    withoutCountry,
    borrowedHolidays,
    ...totals
  }: JudgedFile,
  file: ProspectsFile,
): Record<string, unknown> {
  return {
    ...describeColumns(file),
    ...totals,
    findings: Object.fromEntries(
      Object.entries(findings).map(([name, { severity, count, first }]) => [
        name,
        { severity, count, first: first.map(describeRow) },
      ]),
    ),
    missingFields: missingFields.map((field) => ({
      ...field,
      first: field.first.map(describeRow),
    })),
    unwritable: unwritable.map((text) => ({ ...text, first: text.first.map(describeRow) })),
    zones,
    zonesByPopulation,
    holidaysUncertain,
    withoutCountry,
    borrowedHolidays,
  };
}

/** The warnings about a list as a whole. */
export function warnOfRows(judged: JudgedFile, file: ProspectsFile): Warning[] {
  return [
    ...warnOfColumns(file),
    ...warnOfContact(judged),
    ...warnOfTexts(judged),
    ...warnOfZones(judged),
    ...warnOfBorrowedHolidays(judged),
    ...warnOfHolidays(judged),
    ...warnOfSpellings(judged),
  ];
}

/** People whom other campaigns know, or who must not be written to. */
function warnOfContact({ findings }: JudgedFile): Warning[] {
  const count = (finding: keyof typeof findings): number => findings[finding]?.count ?? 0;
  const details = {
    declined: count('declined_elsewhere'),
    answered: count('answered_elsewhere'),
    open: count('open_elsewhere'),
    recent: count('recently_written'),
    slower: count('recipient_paused') + count('recipient_less_often'),
    suppressed: count('suppressed'),
  };
  const { declined, answered, open, recent, slower, suppressed } = details;
  if (declined + answered + open + recent + slower === 0) return [];
  const parts = [
    [declined, 'said no in another campaign (not enrolled, unless contact.allowAfter allows it)'],
    [answered, 'replied to another campaign'],
    [open, 'have an open sequence in another campaign'],
    [recent, 'were written to by another campaign within contact.minDaysBetween (they wait)'],
    [slower, 'asked for a pause or for fewer messages (they wait)'],
    [suppressed, 'are suppressed (not enrolled)'],
  ] as const;
  const shown = parts.flatMap(([n, what]) => (n === 0 ? [] : [`${n} ${what}`]));
  return [
    {
      code: 'known_elsewhere',
      details,
      message: `Of the people of the list, ${shown.join('; ')}. findings shows the first of each.`,
    },
  ];
}

function warnOfTexts({ unwritable }: JudgedFile): Warning[] {
  return unwritable.map(({ count, first, ...text }) => ({
    code: 'text_unwritable',
    message: `Step ${text.step} (variant ${text.variant}) ${describeFault(text)}, for ${count} of the rows (the first is line ${first[0]?.line ?? 0}). They are not enrolled.`,
  }));
}

/** Warns of zones chosen because most people of the country live in them. */
function warnOfZones({ zonesByPopulation }: ZoneTally): Warning[] {
  if (zonesByPopulation.length === 0) return [];
  const shown = zonesByPopulation
    .slice(0, COUNTRIES_SHOWN)
    .map(({ country, zone, count }) => `${count} in ${country} (${zone})`);
  const rest = zonesByPopulation.length - shown.length;
  return [
    {
      code: 'zone_by_population',
      message: `These people live in a country with several time zones, and neither region nor city tells which is theirs: ${[...shown, ...(rest > 0 ? [`and those of ${rest} more countries`] : [])].join(', ')}. They get the zone in which most people of the country live.`,
    },
  ];
}

/** People without a known country: how many, and whose holidays they get. */
function warnOfBorrowedHolidays({ borrowedHolidays }: JudgedFile): Warning[] {
  if (borrowedHolidays === null) return [];
  const { people, country, from, timezone } = borrowedHolidays;
  const who = people === 1 ? '1 person has' : `${people} people have`;
  const [get, code] =
    country === null
      ? ['no public holidays', null]
      : [`the public holidays of ${country} (${countryName(country)})`, country];
  const why =
    from === 'country'
      ? 'the country of the campaign file'
      : code === null
        ? `because the campaign's zone ${timezone} belongs to no country`
        : `the country of the campaign's zone ${timezone}`;
  return [
    {
      code: 'holidays_of_campaign',
      details: { people, country },
      message:
        `${who} no known country and ${people === 1 ? 'gets' : 'get'} ${get}, ${why}. ` +
        '"country" in the campaign file names another; a column "country" in the list is better.',
    },
  ];
}

function countryName(code: string): string {
  return new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code;
}

function warnOfHolidays({ holidaysUncertain }: ZoneTally): Warning[] {
  const listed = (days: string): string => {
    const found = holidaysUncertain.filter((each) => each.days === days);
    const rest = found.length - COUNTRIES_SHOWN;
    return [
      ...found.slice(0, COUNTRIES_SHOWN).map(({ country, count }) => `${count} in ${country}`),
      ...(rest > 0 ? [`and those of ${rest} more countries`] : []),
    ].join(', ');
  };
  const [table, none] = [listed('own_table'), listed('none')];
  if (table === '' && none === '') return [];
  return [
    {
      code: 'holidays_uncertain',
      message:
        'The holiday calendar does not cover the country of some people. ' +
        (table === ''
          ? ''
          : `For these, a table of this skill is used, with the holidays of 2026 and 2027 that have a source and those of every year: ${table}. `) +
        (none === ''
          ? ''
          : `For these, no holiday is known, so messages are sent on every working day: ${none}. `) +
        'Close further days with "sendWindow.days" or "blackouts".',
    },
  ];
}

function warnOfSpellings({ otherSpellings }: JudgedFile): Warning[] {
  if (otherSpellings === 0) return [];
  const [rows, spell, are] =
    otherSpellings === 1 ? ['1 row', 'spells', 'is'] : [`${otherSpellings} rows`, 'spell', 'are'];
  return [
    {
      code: 'other_spelling',
      details: { rows: otherSpellings },
      message: `${rows} ${spell} the address of an earlier row in another way (dots, a +tag, another domain of the same mailbox) and ${are} left out: it is the same person, and the first row counts. findings.duplicate shows them.`,
    },
  ];
}

function describeRow({ line, email, because, column, value }: SampleRow): Record<string, unknown> {
  const oneLine = (text: string): string => untrusted(text, 100).replaceAll('\n', ' ');
  return {
    line,
    ...(because === null ? {} : { because }),
    // The address is there already.
    ...(column === null || column === 'email' ? {} : { column: visible(column) }),
    untrusted: {
      email: oneLine(email),
      ...(value === '' || value === email ? {} : { value: oneLine(value) }),
    },
  };
}
