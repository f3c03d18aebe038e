/** Random campaigns and people, by seed: what `send` writes of them is compared with their preview. */
import { canonicalAddress } from '../../../lib/core/campaigns/prospects/canonical-address.ts';
import { composeMessages } from '../../../lib/app/preview/compose-messages.ts';
import { upcomingNext } from '../../../lib/app/preview/find-upcoming.ts';
import { needCampaign } from '../../../lib/cli/campaigns/find-campaign.ts';
import { wirePreview } from '../../../lib/cli/wiring/preview/wire-preview.ts';
import { activateCampaign, putCampaign } from '../../../lib/state/campaigns/put-campaign.ts';
import { putMailbox } from '../../../lib/state/campaigns/put-mailbox.ts';
import { writePublicUrl } from '../../../lib/state/campaigns/put-public-url.ts';
import { enrollProspects } from '../../../lib/state/campaigns/prospects/prospects.ts';
import { openState } from '../../../lib/state/file/open.ts';
import { transactOnce, type State } from '../../../lib/state/file/transact.ts';
import { DAY } from '../../../lib/domain/time.ts';
import type { CampaignFile, StepFile } from '../../../lib/domain/campaigns/campaign.ts';
import { MONDAY } from '../../support/quota.ts';
import { plan, send } from '../../support/sending.ts';
import type { SmtpSink } from '../../support/smtp-sink.ts';
import { newPath } from '../../support/state-file.ts';

type Random = {
  below(n: number): number;
  chance(p: number): boolean;
  of<T>(list: readonly T[]): T;
};

/** xorshift32: the same seed gives the same campaign. */
function randomOf(seed: number): Random {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 0x1_0000_0000;
  };
  for (let i = 0; i < 8; i++) next();
  return {
    below: (n) => Math.floor(next() * n),
    chance: (p) => next() < p,
    of: (list) => list[Math.floor(next() * list.length)] as (typeof list)[number],
  };
}

const NAMES = [
  'Ann Lee',
  'Zoë Müller',
  'Łukasz Żak',
  '田中 太郎',
  'دانا',
  'Jean-Luc "JL" O’Neil',
  'Ада',
];
const WORDS = [
  'an idea',
  'Grüße',
  '早上好',
  'привет',
  'a, b & c',
  '50 % < 60 %',
  '“quoted”',
  'naïve 🚀',
];
const FIRST = ['Bob', 'Zoé', 'Łucja', '美咲', '', 'O’Brien', 'Ann & Co', 'Ольга', 'x'.repeat(70)];
const COMPANY = ['Acme <Ltd>', 'Näher GmbH', '', '株式会社', 'Smith & Sons, Inc.', '', 'A "B" C'];
const FIELDS = [
  "{{ first_name | default: 'there' }}",
  "{{ company | default: 'your team' }}",
  '{% if first_name %}{{ first_name | upcase }}{% else %}friend{% endif %}',
  '{{ sender.name }}',
  '{{ campaign.name }}',
];

function sentence(random: Random): string {
  const words = Array.from({ length: 1 + random.below(6) }, () =>
    random.chance(0.4) ? random.of(FIELDS) : random.of(WORDS),
  );
  return words.join(' ');
}

function letter(random: Random): string {
  const lines = Array.from({ length: 1 + random.below(6) }, () =>
    random.chance(0.15) ? '' : random.chance(0.1) ? 'long '.repeat(60) : sentence(random),
  );
  if (random.chance(0.4)) lines.push('https://acme.test/a?b=1&c=ü', '.', '.. dots', 'From here');
  return `Hello,\n${lines.join(random.chance(0.3) ? '\r\n' : '\n')}`;
}

function html(random: Random): string {
  const link = `<a href="https://acme.test/${random.below(9)}?q=1&amp;r=2">look</a>`;
  const body = `<p>${sentence(random)} ${link} ${random.chance(0.5) ? link : ''}</p>`;
  return random.chance(0.5) ? `<html><body>${body}</body></html>` : body;
}

function stepOf(random: Random, index: number): StepFile {
  const subject = index === 0 || random.chance(0.4) ? { subject: `S ${sentence(random)}` } : {};
  const step: StepFile = {
    ...subject,
    text: letter(random),
    ...(random.chance(0.5) ? { html: html(random) } : {}),
  };
  if (random.chance(0.5))
    step.variants = ['a', 'b', 'c'].slice(0, 2 + random.below(2)).map((name) => ({
      name,
      weight: 1 + random.below(3),
      ...(random.chance(0.5) ? { text: letter(random) } : {}),
      ...(random.chance(0.3) && 'subject' in subject ? { subject: `V ${sentence(random)}` } : {}),
      ...(random.chance(0.3) ? { html: html(random) } : {}),
    }));
  return step;
}

function fileOf(random: Random, mailboxes: string[]): CampaignFile {
  const unsubscribe = random.of([
    {},
    { unsubscribe: { mailto: 'stop@acme.test' } },
    { unsubscribe: { https: 'https://u.acme.test/x' } },
    { unsubscribe: { mailto: 'stop@acme.test', https: 'https://u.acme.test/x' } },
  ]);
  const tracking = random.chance(0.4)
    ? {
        tracking: {
          opens: random.chance(0.5),
          clicks: random.chance(0.7),
          ...(random.chance(0.5) ? { domain: 't.acme.test' } : {}),
        },
      }
    : {};
  return {
    id: 'spring',
    name: `Spring ${random.of(WORDS)}`,
    mailboxes,
    timezone: 'America/New_York',
    steps: Array.from({ length: 1 + random.below(3) }, (_, index) => stepOf(random, index)),
    sequences: { inboxFreshness: 0 },
    ...unsubscribe,
    ...tracking,
    ...(random.chance(0.5) ? { footer: { text: `Acme, Main St 1 ${random.of(FIELDS)}` } } : {}),
  };
}

async function worldOf(random: Random, seed: number, people: number): Promise<State> {
  const state = await openState(newPath(), 'create', { now: MONDAY });
  const mailboxes = ['ann', 'bob'].slice(0, 1 + random.below(2));
  transactOnce(state, () => {
    for (const id of mailboxes)
      putMailbox(
        state.db,
        {
          id,
          fromName: random.of(NAMES),
          fromAddress: `${id}@acme.test`,
          sendingDomain: null,
          smtpRef: 'env:ANN_SMTP',
          imapRef: null,
          folders: ['INBOX'],
          plusTag: random.chance(0.4),
          zone: 'America/New_York',
          rateLimits: {
            perHour: 10_000,
            perDay: 100_000,
            warmupEnabled: false,
            burst: { minGapSeconds: 0 },
          },
        },
        MONDAY,
      );
    writePublicUrl(state.db, 'https://public.acme.test');
    putCampaign(state.db, fileOf(random, mailboxes), MONDAY);
    activateCampaign(state.db, 'spring', MONDAY);
    enrollProspects(
      state.db,
      { id: 'spring', zone: 'America/New_York', isDeclined: () => false },
      Array.from({ length: people }, (_, index) => {
        const email = `p${index}.${seed}@example.test`;
        return {
          email,
          canonical: canonicalAddress(email),
          company: null,
          provider: 'other',
          zone: null,
          zoneSource: 'campaign' as const,
          byPopulation: false,
          country: null,
          region: null,
          fields: {
            first_name: random.of(FIRST),
            last_name: random.of(NAMES),
            company: random.of(COMPANY),
          },
        };
      }),
      MONDAY,
    );
  });
  return state;
}

/** Days within which each step leaves, and the one after it does not. */
const WAITS = [1, 3, 4];

export type Compared = { people: number; messages: number; different: string[] };

/**
 * Lives through the whole sequence of a random campaign: each time the preview is made before the
 * messages are planned or after it, then they are sent, and bytes and envelope are compared.
 */
export async function compareWithSink(
  seed: number,
  { sink, people: size }: { sink: SmtpSink; people: number },
): Promise<Compared> {
  const random = randomOf(seed);
  const state = await worldOf(random, seed, size);
  const env = { ANN_SMTP: sink.url };
  const people = new Set<string>();
  const different: string[] = [];
  let messages = 0;
  try {
    const { campaign } = needCampaign(state.db, 'spring');
    let now = MONDAY + 3_600_000;
    for (const [step, days] of WAITS.slice(0, campaign.steps.length).entries()) {
      const early = random.chance(0.5);
      if (!early) await plan(state, now);
      const shown = new Map<string, { raw: Buffer; from: string }>();
      const port = wirePreview({ state, env });
      const next = await upcomingNext(port, { campaign, now });
      for await (const { message, written } of composeMessages(port, campaign, {
        messages: next,
        now,
      }))
        if (written.ok)
          shown.set(message.email, {
            raw: written.content.raw,
            from: written.content.envelope.from,
          });
      if (early) await plan(state, now);
      sink.messages.length = 0;
      await send(state, { now, env, waitUntil: now + days * DAY });
      now += days * DAY;
      for (const { to, from, raw } of sink.messages) {
        people.add(to);
        messages += 1;
        const expected = shown.get(to);
        if (expected?.raw.equals(Buffer.from(raw)) !== true || expected.from !== from)
          different.push(`seed ${seed} step ${step} ${to}`);
      }
      if (shown.size !== sink.messages.length || shown.size === 0)
        different.push(
          `seed ${seed} step ${step}: ${shown.size} shown, ${sink.messages.length} left`,
        );
    }
  } finally {
    state.db.close();
  }
  return { people: people.size, messages, different };
}
