/** Breaks each rule once in the log of two days, from Monday on. */
import {
  again,
  answerTo,
  busiest,
  fileOf,
  first,
  from,
  mailboxOf,
  mailsOf,
  shared,
  told,
  type LogLine,
} from './log-lines.ts';

/** Changes the lines of a log. */
export type Spoil = (lines: LogLine[]) => void;

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
// The first Monday is 2 March 2026, the run begins at midnight UTC.
const MONDAY = Date.parse('2026-03-02T00:00:00Z');

/** The rule that the judge has to name, and how it is broken. */
export const SPOILS: [string, Spoil][] = [
  [
    'reduced_pace',
    (lines) => {
      const late = lines.find(({ kind }) => kind === 'deferral') as LogLine;
      again(lines, (mail) => ({
        ...mail,
        from: late['from'],
        to: late['to'],
        at: late['at'] + 1_000,
      }));
    },
  ],
  ['window', (lines) => void (from(lines, 'Germany')['at'] = MONDAY + 3 * HOUR)],
  ['weekend', (lines) => void (from(lines, 'Germany')['at'] = MONDAY + 5 * DAY + 11 * HOUR)],
  ['weekend', (lines) => void (from(lines, 'Egypt')['at'] = MONDAY + 4 * DAY + 10 * HOUR)],
  ['holiday', (lines) => void (from(lines, 'Germany')['at'] = Date.parse('2026-04-06T10:00:00Z'))],
  ['holiday', (lines) => void (from(lines, 'Japan')['at'] = Date.parse('2026-03-20T02:00:00Z'))],
  ['half_day', (lines) => void (from(lines, 'Germany')['at'] = Date.parse('2026-03-17T13:00:00Z'))],
  ['blackout', (lines) => void (first(lines, 'middle')['at'] = Date.parse('2026-03-12T10:00:00Z'))],
  [
    'closed_date',
    (lines) =>
      void (fileOf(lines, 'high').sendWindow.days = { '2026-03-02': [], '2026-03-03': [] }),
  ],
  ['before_start', (lines) => void (fileOf(lines, 'high').startAt = '2026-03-09T00:00:00Z')],
  ['after_end', (lines) => void (fileOf(lines, 'high').endAt = '2026-03-02T01:00:00Z')],
  ['twice', (lines) => again(lines, ({ at }) => ({ at: at + DAY }))],
  ['step_order', (lines) => again(lines, ({ at }) => ({ at: at + 7 * DAY, step: 3 }))],
  [
    'gap',
    (lines) => again(lines, ({ at }) => ({ at: at + 3 * DAY - 1, step: 2 }), first(lines, 'high')),
  ],
  [
    'gap',
    (lines) =>
      again(lines, ({ at }) => ({ at: at + 2 * DAY - 1, step: 2 }), first(lines, 'middle')),
  ],
  [
    'after_answer',
    (lines) => void lines.push({ ...answerTo(first(lines)), at: first(lines)['at'], no: false }),
  ],
  [
    'after_no',
    (lines) => {
      const mail = shared(lines);
      lines.push({ ...answerTo(mail), at: mail['at'] + HOUR, no: true });
      again(lines, ({ at }) => ({ at: at + 7 * DAY, campaign: 'low', step: 1 }), mail);
    },
  ],
  [
    'contact_pace',
    (lines) =>
      again(lines, ({ at }) => ({ at: at + 3 * DAY - 1, campaign: 'low', step: 1 }), shared(lines)),
  ],
  ['contact_pace', (lines) => again(lines, () => ({ campaign: 'middle', step: 1 }), shared(lines))],
  [
    'contact_pace',
    (lines) => {
      fileOf(lines, 'low').contact = { minDaysBetween: 9 };
      again(lines, ({ at }) => ({ at: at + 9 * DAY - 1, campaign: 'low', step: 1 }), shared(lines));
    },
  ],
  [
    'other_mailbox',
    (lines) =>
      again(lines, ({ at, from: by }) => ({
        at: at + 7 * DAY,
        step: 2,
        from: by === 'ann@acme.test' ? 'ben@acme.test' : 'ann@acme.test',
      })),
  ],
  [
    'held',
    (lines) =>
      void lines.push({
        kind: 'hold',
        scope: 'campaign',
        id: 'high',
        from: MONDAY,
        until: MONDAY + DAY,
      }),
  ],
  [
    'held',
    (lines) =>
      void lines.push({
        kind: 'hold',
        scope: 'mailbox',
        id: mailboxOf(lines, first(lines)['from'])['id'],
        from: MONDAY,
        until: MONDAY + DAY,
      }),
  ],
  ['unknown', (lines) => again(lines, () => ({ to: 'eve@example.test' }))],
  ['unknown', (lines) => again(lines, () => ({ from: 'eve@example.test' }))],
  ['hour', (lines) => void (mailboxOf(lines, busiest(lines)[0]!['from'])['limits'].perHour = 2)],
  ['day', (lines) => void (mailboxOf(lines, busiest(lines)[0]!['from'])['limits'].perDay = 5)],
  [
    'rolling_day',
    (lines) => void (mailboxOf(lines, busiest(lines)[0]!['from'])['limits'].perDay = 5),
  ],
  [
    'warmup',
    (lines) =>
      void (mailboxOf(lines, busiest(lines)[0]!['from'])['limits'].warmupSchedule = [1, 100]),
  ],
  [
    'domain_warmup',
    (lines) =>
      void (lines.find(({ kind }) => kind === 'domain_limits')!['warmupSchedule'] = [1, 2, 3]),
  ],
  [
    'domain_day',
    (lines) => void (lines.find(({ kind }) => kind === 'domain_limits')!['perDay'] = 5),
  ],
  [
    'domain_rolling_day',
    (lines) => void (lines.find(({ kind }) => kind === 'domain_limits')!['perDay'] = 5),
  ],
  [
    'burst',
    (lines) =>
      void (mailboxOf(lines, busiest(lines)[0]!['from'])['limits'].burst = {
        max: 1,
        perMinutes: 60,
      }),
  ],
  [
    'gap_seconds',
    (lines) => void (mailboxOf(lines, busiest(lines)[0]!['from'])['limits'].minGapSeconds = 1_800),
  ],
  ['campaign_hour', (lines) => void (fileOf(lines, 'high').rateLimits = { perHour: 1 })],
  ['campaign_day', (lines) => void (fileOf(lines, 'high').rateLimits = { perDay: 1 })],
  ['campaign_rolling_day', (lines) => void (fileOf(lines, 'high').rateLimits = { perDay: 1 })],
  ['new_per_day', (lines) => void (fileOf(lines, 'high').rateLimits = { newPerDay: 1 })],
  [
    'starved',
    (lines) =>
      lines.splice(
        0,
        lines.length,
        ...lines.filter(({ kind, campaign }) => kind !== 'mail' || campaign !== 'middle'),
      ),
  ],
  [
    'shares',
    (lines) => {
      // Two campaigns that need the same hours.
      lines.splice(
        0,
        lines.length,
        ...lines.filter(
          ({ kind, campaign, file }) =>
            !(kind === 'mail' || kind === 'list' || kind === 'campaign') ||
            (campaign ?? file.id) !== 'low',
        ),
      );
      for (const id of ['high', 'middle']) fileOf(lines, id).sendWindow = {};
      fileOf(lines, 'middle').priority = 10;
    },
  ],
  ['strict', (lines) => void (fileOf(lines, 'high').precedence = 'strict')],
  ['part', (lines) => void (fileOf(lines, 'middle').priority = 10)],
  [
    'put_off',
    (lines) => {
      lines.find(({ kind }) => kind === 'span')!['until'] += 30 * DAY;
      const begun = mailsOf(lines, 'high').filter(({ at }) => at < MONDAY + DAY);
      for (let day = 3; day < 30; day++)
        lines.push({
          ...begun[day % begun.length],
          at: MONDAY + day * DAY + 12 * HOUR,
        } as LogLine);
    },
  ],
  [
    'monday',
    (lines) => {
      lines.find(({ kind }) => kind === 'span')!['until'] += 20 * DAY;
      for (let day = 7; day < 22; day += 7)
        for (const mail of mailsOf(lines).filter(({ at }) => at < MONDAY + DAY))
          lines.push({ ...mail, at: mail['at'] + day * DAY });
    },
  ],
  [
    'limit_order',
    (lines) => {
      const reset = told(lines, 'reset')[0] as LogLine;
      Object.assign(reset, { type: 'exceeded', resumesAt: reset['at'] + HOUR });
    },
  ],
  [
    'limit_not_told',
    (lines) => lines.splice(0, lines.length, ...lines.filter(({ kind }) => kind !== 'told')),
  ],
  [
    'limit_told_twice',
    (lines) => {
      const event = told(lines, 'exceeded')[0] as LogLine;
      const reset = { ...event, type: 'reset', at: event['resumesAt'] };
      lines.splice(lines.indexOf(event) + 1, 0, reset, { ...event });
    },
  ],
  ['limit_not_full', (lines) => void (told(lines, 'exceeded')[0]!['at'] -= 3 * HOUR)],
  ['limit_reset', (lines) => void (told(lines, 'reset')[0]!['at'] -= 2 * HOUR)],
  ['limit_unknown', (lines) => void (told(lines, 'exceeded')[0]!['scopeId'] = 'zoe')],
  [
    'limit_no_work',
    (lines) => {
      // Nobody else is on the lists, and the follow-ups are due days later.
      const event = told(lines, 'exceeded').find(({ limit }) => limit === 'warmup') as LogLine;
      // A claimed message counts before it arrives, and is no work that is left after that.
      const until = event['at'] + MINUTE;
      const kept = lines.filter((line) => line.kind !== 'mail' || line['at'] <= until);
      event['at'] = Math.max(event['at'], ...mailsOf(kept).map(({ at }) => at + 1));
      // A person of several lists stays only in that of the campaign that wrote.
      const known = new Set(mailsOf(kept).map(({ campaign, to }) => `${campaign} ${to}`));
      for (const list of kept.filter(({ kind }) => kind === 'list'))
        list['csv'] = (list['csv'] as string)
          .split('\n')
          .filter(
            (row, index) =>
              index === 0 || known.has(`${list['campaign']} ${row.split(',')[0] ?? ''}`),
          )
          .join('\n');
      lines.splice(0, lines.length, ...kept);
    },
  ],
];
