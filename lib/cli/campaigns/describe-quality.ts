/** Shows the quality report of a prospects file: cells are a stranger's words, so the rows stand under `untrusted`. */
import { describeFault } from '../../core/campaigns/describe-failed-text.ts';
import { untrusted } from '../render/untrusted.ts';
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
  };
}

/** What a list comes to beside its rows. */
export function warnOfRows(judged: JudgedFile, file: ProspectsFile): Warning[] {
  return [
    ...warnOfColumns(file),
    ...warnOfTexts(judged),
    ...warnOfZones(judged),
    ...warnOfHolidays(judged),
    ...warnOfSpellings(judged),
  ];
}

function warnOfTexts({ unwritable }: JudgedFile): Warning[] {
  return unwritable.map(({ count, first, ...text }) => ({
    code: 'text_unwritable',
    message: `Step ${text.step} (variant ${text.variant}) ${describeFault(text)}, for ${count} of the rows (the first is line ${first[0]?.line ?? 0}). They are not enrolled.`,
  }));
}

/** Says where a zone was chosen because most people of the country live in it; no warning where none was. */
function warnOfZones({ zonesByPopulation }: ZoneTally): Warning[] {
  if (zonesByPopulation.length === 0) return [];
  const shown = zonesByPopulation
    .slice(0, COUNTRIES_SHOWN)
    .map(({ country, zone, count }) => `${count} in ${country} (${zone})`);
  const rest = zonesByPopulation.length - shown.length;
  return [
    {
      code: 'zone_by_population',
      message: `Clocks differ inside their country, and neither region nor city says where they are: ${[...shown, ...(rest > 0 ? [`and those of ${rest} more countries`] : [])].join(', ')}. They get the zone where most people of the country live.`,
    },
  ];
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
        'The holiday calendar does not hold the country of some people. ' +
        (table === ''
          ? ''
          : `A table of ours stands in, with the days of 2026 and 2027 that could be sourced and those of every year: ${table}. `) +
        (none === ''
          ? ''
          : `No holiday is known, so messages go out on every working day: ${none}. `) +
        'Close the days you know of with "sendWindow.days" or "blackouts".',
    },
  ];
}

function warnOfSpellings({ otherSpellings }: JudgedFile): Warning[] {
  if (otherSpellings === 0) return [];
  const [rows, write, are] =
    otherSpellings === 1 ? ['1 row', 'writes', 'is'] : [`${otherSpellings} rows`, 'write', 'are'];
  return [
    {
      code: 'other_spelling',
      details: { rows: otherSpellings },
      message: `${rows} ${write} an address of an earlier row in another way (dots, a +tag, another domain of the same mailbox) and ${are} left out: it is one person, who is written to as the first row says. findings.duplicate shows them.`,
    },
  ];
}

function describeRow({ line, email, because }: SampleRow): Record<string, unknown> {
  return {
    line,
    ...(because === null ? {} : { because }),
    untrusted: { email: untrusted(email, 100).replaceAll('\n', ' ') },
  };
}
