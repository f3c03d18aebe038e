/** Lines of a log as a run writes them. */
import { splitMail } from '../world/sink.ts';
import type { RecordedAnswer, RunRecord, SinkLine } from '../world/record.ts';

const BERLIN = { zone: 'Europe/Berlin', country: 'DE', state: 'BE', weekend: [6, 7] };
const CAIRO = { zone: 'Africa/Cairo', country: 'EG', weekend: [5, 6] };

export const ANN = {
  address: 'ann@acme.test',
  zone: 'Europe/Berlin',
  perHour: 3,
  perDay: 6,
  warmupSchedule: [5, 6],
  burst: { max: 2, perMinutes: 10 },
  minGapSeconds: 60,
};
export const RECORD: RunRecord = {
  campaign: {
    zone: 'UTC',
    perHour: 4,
    perDay: 7,
    gaps: [0, 3, 4],
    window: { start: '09:00', end: '17:00' },
  },
  mailboxes: [ANN, { ...ANN, address: 'ben@acme.test', zone: 'Asia/Tokyo' }],
  people: [
    ...['ada', 'bo', 'cy', 'di', 'ed', 'flo', 'gus', 'hal'].map((name) => ({
      email: `${name}@x.test`,
      home: BERLIN,
    })),
    { email: 'amr@y.test', home: CAIRO },
  ],
  answers: [],
};

type Change = {
  step?: number;
  from?: string;
  to?: string;
  header?: (name: string, value: string) => string | null;
  extra?: string;
  envelopeTo?: string[];
};

/** One message as the sink would have logged it: `2026-03-02T08:00` is 09:00 in Berlin. */
export function mail(
  to: string,
  at: string,
  {
    step = 1,
    from = ANN.address,
    header = (_, value) => value,
    extra = '',
    envelopeTo,
  }: Change = {},
): SinkLine {
  const id = (of: number): string => `<${to.split('@')[0]}.${of}@acme.test>`;
  const earlier = Array.from({ length: step - 1 }, (_, index) => id(index + 1));
  const headers: [string, string][] = [
    ['List-Unsubscribe', '<mailto:unsubscribe@acme.test>'],
    ['From', `Ann Lee <${from}>`],
    ['To', `"Smith, Jr." <${to}>`],
    ['Subject', step === 1 ? 'Hello' : 'Re: Hello'],
    ['Message-ID', id(step)],
    ['Date', new Date(`${at}Z`).toUTCString().replace('GMT', '+0000')],
    ['MIME-Version', '1.0'],
    ['Content-Type', 'text/plain'],
    ...(earlier.length > 0
      ? ([
          ['In-Reply-To', earlier.at(-1)!],
          ['References', earlier.join(' ')],
        ] as [string, string][])
      : []),
  ];
  const kept = headers.flatMap(([name, value]) => {
    const changed = header(name, value);
    return changed === null ? [] : [`${name}: ${changed}`];
  });
  return {
    outcome: 'accepted',
    code: 250,
    from,
    to: envelopeTo ?? [to],
    ...splitMail(
      [...kept, ...(extra ? [extra] : []), '', `This is mail ${step} of 3.`, ''].join('\r\n'),
    ),
  };
}

export function refused(to: string, code: number): SinkLine {
  return { outcome: 'refused', code, from: ANN.address, to: [to], headers: [], text: '' };
}

/** An answer to ada's first step, read when the log had `line` lines. */
export function answer(
  kind: RecordedAnswer['kind'],
  line: number,
  at: string,
  more: Partial<RecordedAnswer> = {},
): RecordedAnswer {
  return {
    email: 'ada@x.test',
    step: 1,
    kind,
    processedAt: Date.parse(`${at}Z`),
    processedAtLine: line,
    ...more,
  };
}

export const FIRST = mail('ada@x.test', '2026-03-02T08:00:00');
const people = ['ada', 'bo', 'cy', 'di', 'ed', 'flo', 'gus', 'hal'].map((name) => `${name}@x.test`);
/** One message to each of the first `count`, `seconds` apart. */
export const series = (
  count: number,
  seconds: number,
  change: (index: number) => Change = () => ({}),
): SinkLine[] =>
  people
    .slice(0, count)
    .map((to, index) =>
      mail(
        to,
        new Date(Date.parse('2026-03-02T08:00:00Z') + index * seconds * 1_000)
          .toISOString()
          .slice(0, 19),
        change(index),
      ),
    );
export const alternately = (index: number): Change => ({
  from: index % 2 === 0 ? ANN.address : 'ben@acme.test',
});

export const second = (change: Change = {}): SinkLine =>
  mail('ada@x.test', '2026-03-05T08:00:00', { step: 2, ...change });
