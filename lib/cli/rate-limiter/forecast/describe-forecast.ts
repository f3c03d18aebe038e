/** Lays a forecast out as a page, and as one table: a row for each day. */
import { grouped, percent, plural } from '../../../core/reports/wording.ts';
import { cell, type Card, type ReportDocument, type Section } from '../../render/document.ts';
import type { CsvTable } from '../../render/csv.ts';
import type { ForecastData } from './forecast.ts';

type One = Pick<ForecastData, 'finish' | 'messages' | 'stuck' | 'days' | 'perMailbox'>;

export function describeForecast(data: ForecastData): ReportDocument {
  const { waiting, rates, withChange } = data;
  return {
    kind: 'Forecast',
    title: data.name,
    status:
      data.stuck === null
        ? { text: `ends about ${day(data.finish.p50)}`, tone: 'good' }
        : { text: 'does not end', tone: 'warning' },
    facts: [
      `id ${data.campaignId}`,
      `from ${day(data.from)}`,
      `days in ${data.zone}`,
      plural(data.runs, 'run'),
    ],
    cards: [
      finishCard('Last message', data),
      ...(withChange === null ? [] : [finishCard('With the change', withChange)]),
      {
        label: 'Messages left',
        value: grouped(data.messages),
        detail: `${grouped(waiting.newcomers)} new, ${grouped(waiting.followUps)} follow-ups, ${grouped(waiting.planned)} planned`,
        tone: 'plain',
      },
      rateCard('Replies', rates.reply, 'of messages'),
      rateCard('Bounces', rates.bounce, 'of first messages'),
    ],
    sections: [
      {
        kind: 'bars',
        title: 'Day by day',
        caption: 'First messages and follow-ups per day',
        series: [
          { name: 'New', tone: 'accent' },
          { name: 'Follow-ups', tone: 'main' },
        ],
        bars: data.days.map(({ date, first, followUps }) => ({
          label: date,
          values: [first, followUps],
        })),
      },
      bindingSection('What holds the next message back', data),
      ...(withChange === null ? [] : [bindingSection('With the change', withChange)]),
      mailboxSection(data),
      ...(data.warmup.courses.length === 0 ? [] : [warmupSection(data)]),
    ],
    generatedAt: data.from,
  };
}

export function tabulateForecast({ campaignId, days }: ForecastData): CsvTable {
  return {
    header: [
      'campaignId',
      'day',
      'messages',
      'first',
      'followUps',
      'waitsFor',
      'waitsForId',
      'waitsUntil',
    ],
    rows: days.map(({ date, messages, first, followUps, waits }) => [
      campaignId,
      date,
      messages,
      first,
      followUps,
      waits?.reason ?? null,
      waits?.id ?? null,
      waits?.until ?? null,
    ]),
  };
}

function finishCard(label: string, { finish, stuck }: One): Card {
  if (stuck !== null)
    return {
      label,
      value: '–',
      detail: `${grouped(stuck.newcomers + stuck.followUps)} people never finish: ${stuck.wait?.reason ?? 'no reason is known'}`,
      tone: 'warning',
    };
  return {
    label,
    value: day(finish.p50),
    detail: `between ${day(finish.p10)} and ${day(finish.p90)}, with 80% probability`,
    tone: 'good',
  };
}

function rateCard(
  label: string,
  { rate, low, high, source, count, of: sample }: ForecastData['rates']['reply'],
  of: string,
): Card {
  const seen = `${grouped(count)} of ${grouped(sample)} so far`;
  return {
    label,
    value: percent(rate),
    detail: `${of}, ${source}${source === 'given' ? '' : `; ${percent(low)}–${percent(high)}; ${seen}`}`,
    tone: 'plain',
  };
}

/** Consecutive days with the same reason are one row. */
function bindingSection(title: string, { days }: One): Section {
  const runs: { from: string; to: string; what: string; messages: number }[] = [];
  for (const { date, waits, messages } of days) {
    const what =
      waits === null
        ? 'no person waits'
        : `${waits.reason}${waits.id === undefined ? '' : ` (${waits.scope} ${waits.id})`}`;
    const last = runs.at(-1);
    if (last?.what === what) Object.assign(last, { to: date, messages: last.messages + messages });
    else runs.push({ from: date, to: date, what, messages });
  }
  return {
    kind: 'table',
    title,
    caption: 'The limit or rule that stops further messages on each day',
    columns: [
      { name: 'From', align: 'left' },
      { name: 'To', align: 'left' },
      { name: 'Messages', align: 'right' },
      { name: 'Waits for', align: 'left' },
    ],
    rows: runs.map(({ from, to, messages, what }) => [
      cell(from),
      cell(to),
      cell(messages),
      cell(what),
    ]),
    empty: 'Nothing is left to send.',
  };
}

function mailboxSection({ perMailbox }: One): Section {
  return {
    kind: 'table',
    title: 'Mailboxes',
    caption: 'Messages per mailbox',
    columns: [
      { name: 'Mailbox', align: 'left' },
      { name: 'Messages', align: 'right' },
      { name: 'Most in a day', align: 'right' },
      { name: 'Days', align: 'right' },
    ],
    rows: perMailbox.map(({ mailbox, messages, most, days }) => [
      cell(mailbox),
      cell(messages),
      cell(most),
      cell(days),
    ]),
    empty: 'No mailbox sends a message.',
  };
}

function warmupSection({ warmup }: ForecastData): Section {
  return {
    kind: 'table',
    title: 'Warmup',
    caption: `The cap of each coming date, if ${warmup.assumes.join('; ')}`,
    columns: [
      { name: 'Of', align: 'left' },
      { name: 'Date', align: 'left' },
      { name: 'Day', align: 'right' },
      { name: 'Cap', align: 'right' },
    ],
    rows: warmup.courses.flatMap(({ scope, id, dates }) =>
      dates.map(({ date, day: number, cap }) => [
        cell(`${scope.replace('_', ' ')} ${id}`),
        cell(date),
        cell(number),
        cell(cap),
      ]),
    ),
    empty: '',
  };
}

function day(instant: string | null): string {
  return instant === null ? '–' : instant.slice(0, 10);
}
