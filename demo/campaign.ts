/**
 * The campaign of the demo: its file, its list of prospects with two faulty rows, and its two
 * senders.
 */
import { PEOPLE, zoneOf, type DemoPerson } from './people/people.ts';

export const CAMPAIGN_ID = 'calibration-2026';

export const MAILBOXES = [
  {
    id: 'freyja',
    from: 'Freyja Jónsdóttir <freyja@nordlys-instruments.example>',
    variable: 'FREYJA_SMTP',
    user: 'freyja',
    password: 'north-light',
  },
  {
    id: 'ari',
    from: 'Ari Stefánsson <ari@nordlys-instruments.example>',
    variable: 'ARI_SMTP',
    user: 'ari',
    password: 'south-wind',
  },
] as const;

/** The domain of both senders. */
export const DOMAIN = 'nordlys-instruments.example';

/** Iceland keeps UTC all year, so the senders' day is the day of the story. */
export const HOME = 'Atlantic/Reykjavik';

/**
 * Days between the messages; the tool counts each gap from the moment the previous message was
 * really sent.
 */
export const GAPS = [0, 3, 4] as const;

const FIRST = 'how does {{ company }} keep its measuring instruments calibrated today?';
const SECOND = 'I wanted to make sure that my question did not get lost on its way to {{ city }}.';
const THIRD = 'this is my last note.';

export const CAMPAIGN = {
  id: CAMPAIGN_ID,
  name: 'Calibration, spring 2026',
  mailboxes: MAILBOXES.map(({ id }) => id),
  timezone: HOME,
  rateLimits: { perHour: 8, perDay: 80, warmupEnabled: true, warmupSchedule: [6, 10, 14, 20, 30] },
  sendWindow: {
    start: '09:00',
    end: '17:00',
    timezone: 'recipient',
    skipWeekends: true,
    skipHolidays: true,
  },
  sequences: { defaultDelay: [0, 3, 7], stopOnReply: true, stopOnBounce: true },
  unsubscribe: { mailto: 'unsubscribe@nordlys-instruments.example' },
  footer: { text: 'Nordlys Instruments, Norðurgata 1, Reykjavík' },
  steps: [
    {
      subject: 'A question about {{ company }}',
      text: `Hi {{ first_name }},\n\n${FIRST} We fetch them, calibrate them in Reykjavik and bring them back within five days, with a certificate.\n\nWould that be worth ten minutes of your time?\n\n{{ sender.name }}`,
      variants: [
        { name: 'question' },
        { name: 'offer', subject: 'Calibrated in five days, {{ first_name }}' },
      ],
    },
    {
      text: `Hi {{ first_name }},\n\n${SECOND} If another colleague looks after your instruments, a name would help me.\n\n{{ sender.name }}`,
    },
    {
      text: `Hi {{ first_name }},\n\n${THIRD} If the time is wrong, a short no is just as welcome.\n\n{{ sender.name }}`,
    },
  ],
};

/**
 * Which of the three messages a text is, judged by its words, so that a message sent twice is
 * recognised.
 */
export function stepOf(text: string): number {
  const words = text.replace(/\s+/g, ' ');
  if (words.includes('keep its measuring instruments calibrated')) return 1;
  if (words.includes('did not get lost on its way')) return 2;
  return words.includes(THIRD) ? 3 : 0;
}

/** Sixty people, one of them twice, and one address with a typing error, as in real lists. */
export function prospectsCsv(): string {
  const [again] = PEOPLE.slice(17) as [DemoPerson];
  const typo = {
    ...(PEOPLE[31] as DemoPerson),
    email: 'pablo.rivas.talleres-manzanares.example',
    first: 'Pablo',
    last: 'Rivas',
  };
  const rows = [
    ...PEOPLE.slice(0, 40),
    { ...again, email: again.email.toUpperCase() },
    ...PEOPLE.slice(40),
    typo,
  ];
  return [
    'email,first_name,last_name,company,title,city,region,country,timezone',
    // Half of the rows name their zone; the tool must find the others.
    ...rows.map((person, index) =>
      [
        person.email,
        person.first,
        person.last,
        person.company,
        person.title,
        person.city,
        person.region,
        person.country,
        index % 2 === 0 ? zoneOf(person) : '',
      ].join(','),
    ),
    '',
  ].join('\n');
}
