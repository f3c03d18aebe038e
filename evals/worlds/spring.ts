/** The campaign "spring" of the worlds: its file, its people, and how they react. */
import { writeReply, writeUnsubscribe } from '../../lib/mail/rehearsal/letters.ts';
import type { World } from './world.ts';

const PEOPLE: readonly (readonly string[])[] = [
  [
    'ada@lumen.example',
    'Ada',
    'Byrne',
    'Lumen Works',
    'Head of Operations',
    'US',
    'America/New_York',
  ],
  ['bob@acme.example', 'Bob', 'Miller', 'Acme Tools', 'Buyer', 'US', 'America/New_York'],
  ['chika@sakura.example', 'Chika', 'Mori', 'Sakura Systems', 'IT Manager', 'JP', 'Asia/Tokyo'],
  ['dieter@stahl.example', 'Dieter', 'Stahl', 'Stahl AG', 'Einkäufer', 'DE', 'Europe/Berlin'],
  ['eve@nord.example', 'Eve', 'Nord', 'Nordlicht GmbH', 'Leiterin', 'DE', 'Europe/Berlin'],
  ['frieda@lang.example', 'Frieda', 'Lang', 'Lang KG', 'Inhaberin', 'DE', 'Europe/Berlin'],
  ['gustav@berg.example', 'Gustav', 'Berg', 'Bergbau AB', 'CFO', 'SE', 'Europe/Stockholm'],
  ['hana@brno.example', 'Hana', 'Novak', 'Brno Logistics', 'Planner', 'CZ', 'Europe/Prague'],
  ['ivan@gone.example', 'Ivan', 'Petrov', 'Gone Ltd', 'Owner', 'GB', 'Europe/London'],
  ['jo@park.example', 'Jo', 'Park', 'Park & Sons', 'Partner', 'GB', 'Europe/London'],
  ['kim@lake.example', 'Kim', 'Lake', 'Lake Foods', 'Owner', 'GB', 'Europe/London'],
  ['lea@mont.example', 'Lea', 'Mont', 'Mont SA', 'Directrice', 'FR', 'Europe/Paris'],
];

export const PROSPECTS = [
  'email,first_name,last_name,company,title,country,timezone',
  ...PEOPLE.map((person) => person.join(',')),
].join('\n');

export const CAMPAIGN = {
  id: 'spring',
  name: 'Spring outreach',
  mailboxes: ['ann'],
  timezone: 'Europe/Berlin',
  rateLimits: {
    perHour: 100,
    perDay: 200,
    warmupEnabled: false,
    burst: { max: 50, perMinutes: 5, minGapSeconds: 0 },
  },
  sendWindow: { start: '09:00', end: '17:00', timezone: 'recipient', skipWeekends: true },
  sequences: { defaultDelay: [0, 1, 4] },
  unsubscribe: { mailto: 'unsubscribe@acme.test' },
  footer: { text: '{{ sender.name }}, Acme Inc., 1 Main St, Springfield' },
  steps: [
    {
      subject: 'A question about {{ company }}',
      text: 'Hi {{ first_name }},\n\nhow does {{ company }} plan its deliveries today?\n\n{{ sender.name }}',
    },
    { text: 'Hi {{ first_name }},\n\ndid this reach you?\n\n{{ sender.name }}' },
    { text: 'Hi {{ first_name }},\n\na short no is just as welcome.\n\n{{ sender.name }}' },
  ],
};

const MAILBOX =
  'rate_limiter.ts mailbox add --mailbox ann --from "Ann Lee <ann@acme.test>" --smtp file:secrets/ann-smtp --imap file:secrets/ann-imap --timezone Europe/Berlin';

/** Friday: the campaign starts. */
export async function startSpring(world: World, campaign: object = CAMPAIGN): Promise<void> {
  world.write('campaign.json', JSON.stringify(campaign, null, 2));
  world.write('prospects.csv', PROSPECTS);
  const friday = '2026-03-06T17:30:00Z';
  await world.run(MAILBOX, friday);
  await world.run(
    'rate_limiter.ts start --config campaign.json --prospects prospects.csv --no-dns',
    friday,
  );
}

/** One round of the loop. */
export async function round(world: World, at: string): Promise<void> {
  await world.run('response_tracker.ts process --campaign-id spring', at);
  await world.run('rate_limiter.ts schedule --campaign-id spring --batch-size 50', at);
  await world.run('rate_limiter.ts send --campaign-id spring', at);
}

/** Monday: the first message to all of them. */
export async function sendFirstMessages(world: World): Promise<void> {
  world.unknown.add('ivan@gone.example');
  for (const hour of ['00:30', '08:30', '15:00', '20:30'])
    await round(world, `2026-03-09T${hour}:00Z`);
}

/** From Monday evening on they answer. */
export async function answerFirstMessages(world: World): Promise<void> {
  const reply = async (
    email: string,
    at: string,
    text: string,
    automatic: string | null = null,
  ): Promise<void> => {
    const raw = await writeReply({ name: nameOf(email), address: email }, world.lastTo(email), {
      subject: automatic,
      text,
      automatic: automatic !== null,
      at: Date.parse(at),
    });
    world.receive(raw, at);
  };
  await reply(
    'ada@lumen.example',
    '2026-03-09T21:10:00Z',
    'Hi Ann, good timing. Could you show us on Thursday at 10?',
  );
  await reply('gustav@berg.example', '2026-03-09T16:00:00Z', 'Thanks, but we are not interested.');
  await reply(
    'dieter@stahl.example',
    '2026-03-09T16:05:00Z',
    'Ich bin bis zum 16. März 2026 nicht im Büro. Ab dem 17. März bin ich wieder erreichbar.',
    'Abwesenheitsnotiz: Ihre Nachricht',
  );
  await reply(
    'hana@brno.example',
    '2026-03-09T17:00:00Z',
    'Hana Novak no longer works at Brno Logistics. Please contact Petr Dvorak <petr@brno.example>.',
    'Automatic reply: no longer with the company',
  );
  const jo = { name: 'Jo Park', address: 'jo@park.example' };
  const unsubscribed = '2026-03-09T18:00:00Z';
  world.receive(
    await writeUnsubscribe(jo, world.lastTo(jo.address), {
      wish: 'Please take me off your list.',
      at: Date.parse(unsubscribed),
    }),
    unsubscribed,
  );
}

function nameOf(email: string): string {
  const person = PEOPLE.find(([address]) => address === email);
  return person === undefined ? '' : `${person[1]} ${person[2]}`;
}
