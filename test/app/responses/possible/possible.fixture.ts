/** People who got the first message, and messages from other addresses that may answer it. */
import { receive, afterFirstMail, type InboundWorld } from '../../../support/imap/inbound-world.ts';
import {
  assignPossible,
  type Assigned,
} from '../../../../lib/app/responses/possible/assign-possible.ts';
import {
  dismissReply,
  type Dismissed,
} from '../../../../lib/app/responses/possible/dismiss-possible.ts';
import { wireRevising } from '../../../../lib/cli/wiring/responses/wire-revising.ts';
import { canonicalAddress } from '../../../../lib/core/campaigns/prospects/canonical-address.ts';
import { HOUR } from '../../../../lib/domain/time.ts';
import { MONDAY } from '../../../support/quota.ts';
import type { CampaignFile } from '../../../../lib/domain/campaigns/campaign.ts';
import type { TestPerson } from '../../../support/state-file.ts';

export const SUBJECT = 'A warehouse closer to your customers';
export const LINE = 'we keep spare parts within an hour of every city that you deliver to';

export const PEOPLE: TestPerson[] = [
  { email: 'bea@north.test', first_name: 'Bea', last_name: 'Okafor' },
  { email: 'carl@north.test', first_name: 'Carl', last_name: 'Meier' },
  { email: 'dana@south.test', first_name: 'Dana', last_name: 'Rossi' },
  { email: 'emil@east.test', first_name: 'Emil', last_name: 'Brandt' },
  { email: 'fay@west.test', first_name: 'Fay', last_name: 'Novak' },
  { email: 'joerg@harbour.test', first_name: 'Jörg', last_name: 'Müller' },
];

export function afterFirst(file: Partial<CampaignFile> = {}): Promise<InboundWorld> {
  return afterFirstMail({
    people: PEOPLE,
    file: {
      steps: [
        { subject: SUBJECT, text: `Hi {{ first_name }}, ${LINE}. Shall we talk?` },
        { text: 'Hi again {{ first_name }}.', delay: { days: 3 } },
      ],
      ...file,
    },
  });
}

export type WrittenMail = {
  name?: string;
  from?: string;
  subject?: string;
  text?: string;
  headers?: string[];
};

export function mailFrom({
  name = 'Someone Else',
  from = 'someone@private.test',
  subject = 'Hello',
  text = 'Yes, I am interested. Call me on Monday.',
  headers = [],
}: WrittenMail): string[] {
  return [
    `From: "${name}" <${from}>`,
    'To: ann@acme.test',
    `Subject: ${subject}`,
    'Message-ID: <x@private.test>',
    ...headers,
    '',
    text,
  ];
}

export const FROM_BEA: WrittenMail = { name: 'Bea Okafor', from: 'bea77@private.test' };

/** The open sequences with the hours until their next step is due. */
export function waits({ state: { db } }: InboundWorld): Record<string, string> {
  const rows = db
    .prepare(
      `SELECT p.email, e.state, e.due_at AS dueAt FROM enrollment e JOIN prospect p ON p.id = e.prospect_id ORDER BY p.email`,
    )
    .all() as { email: string; state: string; dueAt: number }[];
  return Object.fromEntries(
    rows.map(({ email, state, dueAt }) => [
      email,
      state === 'waiting' ? `${(dueAt - MONDAY) / HOUR} h` : state,
    ]),
  );
}

export function assign(
  { state }: InboundWorld,
  email: string,
  { id = 1, campaignId = null }: { id?: number; campaignId?: string | null } = {},
): Promise<Assigned> {
  return assignPossible(wireRevising(state, { campaignId: null, mailboxId: null }), {
    id,
    canonical: canonicalAddress(email),
    campaignId,
    now: MONDAY + 2 * HOUR,
  });
}

export function dismiss({ state }: InboundWorld, id = 1): Promise<Dismissed> {
  return dismissReply(wireRevising(state, { campaignId: null, mailboxId: null }), {
    id,
    now: MONDAY + 2 * HOUR,
  });
}

/** After the first message to all, what came from another address is read. */
export async function answeredFrom(
  open: { push(world: InboundWorld): unknown },
  written: WrittenMail = FROM_BEA,
): Promise<InboundWorld> {
  const world = await afterFirst();
  open.push(world);
  await receive(world, mailFrom(written));
  return world;
}

export const beas = (world: InboundWorld): string | undefined => waits(world)['bea@north.test'];

export const row = ({ state }: InboundWorld, id = 1): unknown =>
  state.db
    .prepare(
      'SELECT from_address AS fromAddress, subject, visible_text AS text, length(raw) > 0 AS source FROM response WHERE id = ?',
    )
    .get(id);
export const ERASED = { fromAddress: null, subject: null, text: null, source: 0 };
