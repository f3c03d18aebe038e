/**
 * What `people pause`, `resume`, `skip`, `remove` and `requeue` share: whom they concern, by address
 * or by a file of addresses, and how they answer.
 */
import { changePeople, type PersonChanged } from '../../../app/campaigns/people/change-person.ts';
import { addresseeOf } from '../../../core/campaigns/prospects/canonical-address.ts';
import { Failure } from '../../../domain/failure.ts';
import { normaliseAddress } from '../../../input/normalise-address.ts';
import { findPerson } from '../../../state/why/why-store.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { needPerson } from '../../campaigns/find-person.ts';
import { dryRunFlag, prospectFlag, type Flags } from '../../runner/flags.ts';
import { quote } from '../../runner/call-again.ts';
import { usage } from '../../runner/parse.ts';
import { untrusted } from '../../render/untrusted.ts';
import { iso } from '../../runner/values.ts';
import { wirePeople } from '../../wiring/campaigns/wire-people.ts';
import { readAddresses } from './read-addresses.ts';
import type { Answer, Context } from '../../runner/command.ts';
import type { PersonAction } from '../../../core/campaigns/people/judge-change.ts';
import type { Instant } from '../../../domain/time.ts';

export const changeFlags = {
  'campaign-id': {
    kind: 'text',
    required: true,
    about: 'The campaign; the person stays as is in others',
    placeholder: 'spring',
  },
  prospect: prospectFlag,
  from: {
    kind: 'path',
    about: 'A file with one address a line, or a CSV whose first line names an email column',
    placeholder: 'people.txt',
  },
  ...dryRunFlag,
} as const satisfies Flags;

export const reasonFlag = {
  reason: { kind: 'text', about: 'Why; it is kept', placeholder: '"asked by phone"' },
} as const satisfies Flags;

type Change = {
  action: PersonAction;
  values: {
    campaignId: string;
    prospect: string | undefined;
    from: string | undefined;
    dryRun: boolean;
  };
  until?: Instant | null;
  reason?: string | undefined;
  /** From 1. */
  step?: number | undefined;
  /** The command that takes it back; the flags that name the person follow. */
  inverse: string;
};

export async function changeAndAnswer(context: Context, change: Change): Promise<Answer> {
  const { action, values, until = null, reason, step, inverse } = change;
  const { db } = context.state;
  const path = `rate_limiter.ts people ${action === 'unskip' ? 'skip --undo' : action}`;
  const { campaign } = needCampaign(db, values.campaignId);
  if ((values.prospect === undefined) === (values.from === undefined))
    throw usage(
      `${values.from === undefined ? 'No person was named' : '--prospect and --from were both given'}; expected --prospect or --from.`,
      `Example: ${path} --prospect bob@example.com --campaign-id ${campaign.id}`,
      path,
    );
  const request = {
    action,
    campaign,
    until,
    reason: reason ?? null,
    step: step === undefined ? null : step - 1,
    now: context.clock.now(),
  };
  const port = wirePeople(context.state);
  if (values.from !== undefined)
    return changeMany(context, { path: values.from, request, port, dryRun: values.dryRun });
  const person = await needPerson(context.state, values.prospect as string, path);
  const [changed] = await changePeople(port, [person.id], request);
  if (!changed) throw notInCampaign(person.email, campaign.id);
  if (changed.refusal) throw refusalOf(changed, person.email);
  const who = `--prospect ${quote(person.email)} --campaign-id ${campaign.id}`;
  return {
    data: {
      email: person.email,
      campaignId: campaign.id,
      ...describe(changed),
      dryRun: values.dryRun,
    },
    next: [
      ...(changed.changed && !values.dryRun
        ? [
            {
              why: 'Take this back',
              run: context.callAgain('rate_limiter', `people ${inverse} ${who}`),
            },
          ]
        : []),
      ...(changed.state === 'waiting'
        ? [
            {
              why: 'Plan the next message',
              run: context.callAgain('rate_limiter', `schedule --campaign-id ${campaign.id}`),
            },
          ]
        : []),
    ],
  };
}

function describe({ place, changed, state, step }: PersonChanged): Record<string, unknown> {
  return {
    changed,
    from: place.state,
    state,
    ...(step === null ? {} : { step: step + 1 }),
    ...(place.underWay === null ? {} : { underWay: UNDER_WAY[place.underWay] }),
  };
}

/** Such a message is left alone. */
const UNDER_WAY = {
  reserved: 'A message to the person is being sent at this moment and may still leave.',
  transmitting: 'A message to the person is being sent at this moment.',
  in_doubt: 'A message to the person is in doubt: rate_limiter.ts resolve settles it.',
} as const;

function refusalOf({ place, refusal }: PersonChanged, email: string): Failure {
  const { code, exit, why, hint } = refusal as NonNullable<PersonChanged['refusal']>;
  return new Failure({
    code,
    exit,
    message: `${email} in ${place.campaignId} (${place.state}): ${why}`,
    hint,
    details: { state: place.state },
  });
}

function notInCampaign(email: string, campaignId: string): Failure {
  return new Failure({
    code: 'no_prospect',
    exit: 'notFound',
    message: `${email} is known, but not in the campaign ${campaignId}.`,
    hint: `rate_limiter.ts people --prospect ${quote(email)} shows the campaigns this person is in.`,
  });
}

type Many = {
  path: string;
  request: Parameters<typeof changePeople>[2];
  port: Parameters<typeof changePeople>[0];
  dryRun: boolean;
};

type Refused = { code: string } & ({ email: string } | { untrusted: { email: string } });

/** People who cannot be changed are listed with the reason, and do not keep the others back. */
async function changeMany(
  { state: { db } }: Context,
  { path, request, port, dryRun }: Many,
): Promise<Answer> {
  const found: { email: string; id: number }[] = [];
  const refused: Refused[] = [];
  for (const text of await readAddresses(path)) {
    const checked = normaliseAddress(text);
    const person = checked.ok ? findPerson(db, addresseeOf(checked.address).canonical) : null;
    if (person) found.push({ email: person.email, id: person.id });
    else if (checked.ok) refused.push({ email: checked.address, code: 'no_prospect' });
    else refused.push({ untrusted: { email: untrusted(text, 80) }, code: 'not_an_address' });
  }
  const unique = [...new Map(found.map((each) => [each.id, each])).values()];
  const results = await changePeople(
    port,
    unique.map(({ id }) => id),
    request,
  );
  const states: Record<string, number> = {};
  let changed = 0;
  for (const [index, result] of results.entries()) {
    const email = unique[index]?.email ?? '';
    if (!result) refused.push({ email, code: 'not_in_campaign' });
    else if (result.refusal) refused.push({ email, code: result.refusal.code });
    else {
      if (result.changed) changed++;
      states[result.state] = (states[result.state] ?? 0) + 1;
    }
  }
  return {
    data: {
      campaignId: request.campaign.id,
      until: iso(request.until),
      changed,
      unchanged: results.filter((each) => each && !each.refusal && !each.changed).length,
      states,
      refused: { total: refused.length, rows: refused.slice(0, 20) },
      dryRun,
    },
  };
}
