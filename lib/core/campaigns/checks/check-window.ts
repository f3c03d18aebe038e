/**
 * Checks what the schema cannot express about `sendWindow`: hours that end after they start and do
 * not overlap, existing dates, at least one open day.
 */
import { CLOSING_MARGIN } from '../../planning/place-from.ts';
import { isLocalDate, minutesOf } from '../../time/local-date.ts';
import { CAMPAIGN_DEFAULTS } from '../defaults.ts';
import { shown } from '../explain-fault.ts';
import { MINUTE } from '../../../domain/time.ts';
import {
  WEEKDAYS,
  type CampaignDraft,
  type Hours,
  type SendWindowFile,
} from '../../../domain/campaigns/campaign.ts';
import type { Problem } from '../../../domain/problem.ts';

/** No send begins in the last minute of a window, so shorter hours would never send. */
const SHORTEST = CLOSING_MARGIN / MINUTE + 1;

export function checkWindow({ sendWindow }: CampaignDraft): Problem[] {
  if (sendWindow === undefined) return [];
  return [
    ...checkEveryDay(sendWindow),
    ...checkHours('sendWindow.windows', sendWindow.windows ?? []),
    ...WEEKDAYS.flatMap((weekday) =>
      checkHours(`sendWindow.weekdays.${weekday}`, sendWindow.weekdays?.[weekday] ?? []),
    ),
    ...checkClosed(sendWindow),
    ...checkDays(sendWindow),
    ...checkHalfDays(sendWindow),
    ...checkBlackouts(sendWindow),
  ];
}

function checkEveryDay(window: SendWindowFile): Problem[] {
  const { start, end } = window;
  if (window.windows !== undefined) {
    const both = start === undefined ? 'end' : 'start';
    if (start === undefined && end === undefined) return [];
    return [
      {
        path: `sendWindow.${both}`,
        received: shown(window[both]),
        expected: 'either start and end, or windows: several a day',
        try: `remove "${both}"`,
      },
    ];
  }
  const [from, to] = [
    start ?? CAMPAIGN_DEFAULTS.sendWindow.start,
    end ?? CAMPAIGN_DEFAULTS.sendWindow.end,
  ];
  const path = end === undefined ? 'sendWindow.start' : 'sendWindow.end';
  if (minutesOf(from) < minutesOf(to)) return tooShort(path, { start: from, end: to });
  return [
    {
      path,
      received: shown(path === 'sendWindow.end' ? to : from),
      expected: `a window that begins before it ends on the same day (it is ${from} to ${to})`,
      try:
        path === 'sendWindow.end'
          ? 'a later end; "24:00" closes the day'
          : 'an earlier start, or a later "end"',
    },
  ];
}

function checkHours(path: string, hours: readonly Hours[]): Problem[] {
  return hours.flatMap((span, index): Problem[] => {
    const at = `${path}[${index}]`;
    if (minutesOf(span.start) >= minutesOf(span.end)) {
      return [
        {
          path: `${at}.end`,
          received: shown(span.end),
          expected: `an end later than the start (${span.start}) on the same day`,
          try: 'a later end; "24:00" closes the day',
        },
      ];
    }
    const other = hours.findIndex(
      (each, before) => before < index && each.start < span.end && span.start < each.end,
    );
    if (other < 0) return tooShort(`${at}.end`, span);
    return [
      {
        path: at,
        received: shown(span),
        expected: `hours that do not overlap ${path}[${other}] (${hours[other]?.start} to ${hours[other]?.end})`,
        try: 'merge them, or move one of them',
      },
    ];
  });
}

function tooShort(path: string, { start, end }: Hours): Problem[] {
  if (minutesOf(end) - minutesOf(start) >= SHORTEST) return [];
  return [
    {
      path,
      received: shown(end),
      expected: `at least ${SHORTEST} minutes, because no send begins in the last one (it is ${start} to ${end})`,
      try: 'a later end',
    },
  ];
}

function checkClosed(window: SendWindowFile): Problem[] {
  const closed = WEEKDAYS.every(
    (weekday) => (window.weekdays?.[weekday] ?? window.windows)?.length === 0,
  );
  if (!closed) return [];
  return [
    {
      path: window.windows === undefined ? 'sendWindow.weekdays' : 'sendWindow.windows',
      received: 'a week without open hours',
      expected: 'hours on at least one weekday',
      try: '"windows": [{ "start": "09:00", "end": "17:00" }]',
    },
  ];
}

function checkDays({ days = {} }: SendWindowFile): Problem[] {
  return Object.entries(days).flatMap(([date, hours]) =>
    isLocalDate(date)
      ? checkHours(`sendWindow.days["${date}"]`, hours)
      : [
          {
            path: 'sendWindow.days',
            received: shown(date),
            expected: 'an existing date as YYYY-MM-DD',
            try: '"2026-05-15": []',
          },
        ],
  );
}

function checkHalfDays({ halfDays = {} }: SendWindowFile): Problem[] {
  // 2024 was a leap year, so 29 February is allowed.
  return Object.keys(halfDays)
    .filter((day) => !isLocalDate(`2024-${day}`))
    .map((day) => ({
      path: 'sendWindow.halfDays',
      received: shown(day),
      expected: 'a day of the year as MM-DD',
      try: '"12-24": "12:00"',
    }));
}

function checkBlackouts({ blackouts = [] }: SendWindowFile): Problem[] {
  return blackouts.flatMap(({ from, to }, index): Problem[] => {
    const wrong = isLocalDate(from) ? (isLocalDate(to) ? null : 'to') : 'from';
    const path = `sendWindow.blackouts[${index}]`;
    if (wrong !== null)
      return [
        {
          path: `${path}.${wrong}`,
          received: shown(wrong === 'from' ? from : to),
          expected: 'an existing date as YYYY-MM-DD',
          try: '"2026-12-21"',
        },
      ];
    return from <= to
      ? []
      : [
          {
            path: `${path}.to`,
            received: shown(to),
            expected: `a date not before from (${from})`,
            try: shown(from),
          },
        ];
  });
}
