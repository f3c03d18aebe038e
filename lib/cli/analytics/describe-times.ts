/** Lays out the reply rates by the hour and the weekday at which messages were sent. */
import { clock } from '../../core/reports/advice/suggest-send-times.ts';
import { cell, rateCell, type Cell, type Column, type Section } from '../render/document.ts';
import type { OpportunityReport } from '../../core/reports/advice/opportunities.ts';
import type { TimeRow } from '../../core/reports/advice/send-times.ts';

const COLUMNS: readonly Column[] = [
  { name: 'Delivered', align: 'right' },
  { name: 'Replies', align: 'right' },
  { name: 'Reply rate', align: 'right' },
  { name: 'To expect', align: 'right' },
  { name: 'Ratio to the rest', align: 'right' },
  { name: 'Verdict', align: 'left' },
];

const VERDICTS: Readonly<Record<TimeRow['verdict'], string>> = {
  answered_more: 'answered more',
  answered_less: 'answered less',
  no_clear_difference: 'no clear difference',
  too_few: 'too few',
};

/** Empty where no message is old enough yet. */
export function describeTimes({
  hours,
  weekdays,
  message,
  cannotKnow,
}: OpportunityReport['sendTimes']): Section[] {
  if (hours.length === 0) return [];
  return [
    {
      kind: 'table',
      title: 'By hour of sending',
      caption: `Recipient's local time; messages older than four days. ${message}`,
      columns: [{ name: 'Hour', align: 'left' }, ...COLUMNS],
      rows: hours.map((row) => [{ text: clock(row.hour) }, ...cellsOf(row)]),
      empty: '',
    },
    {
      kind: 'table',
      title: 'By weekday of sending',
      caption: "Recipient's local date; messages older than four days",
      columns: [{ name: 'Weekday', align: 'left' }, ...COLUMNS],
      rows: weekdays.map((row) => [{ text: row.weekday }, ...cellsOf(row)]),
      empty: '',
    },
    {
      kind: 'alerts',
      title: 'Limits of this comparison',
      items: cannotKnow.map((text) => ({
        tone: 'plain' as const,
        label: 'Not known',
        message: text,
      })),
    },
  ];
}

function cellsOf({ replied, expected, timesTheRest, verdict }: TimeRow): Cell[] {
  return [
    cell(replied.of),
    cell(replied.count),
    rateCell(replied),
    rateCell(expected === null ? null : { ...replied, ...expected }),
    { text: timesTheRest === null ? '–' : timesTheRest.toFixed(2) },
    { text: VERDICTS[verdict] },
  ];
}
