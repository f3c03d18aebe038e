/** A running campaign whose file changes at random, with a real server that takes its messages. */
import { startCampaign, type Started } from '../../../../lib/app/campaigns/start-campaign.ts';
import { virtualClock } from '../../../../lib/cli/clock/clock.ts';
import { resolve } from '../../../../lib/cli/campaigns/find-campaign.ts';
import { onCopyIf } from '../../../../lib/cli/wiring/campaigns/on-copy.ts';
import { wireStarting } from '../../../../lib/cli/wiring/campaigns/wire-starting.ts';
import { hash32 } from '../../../../lib/core/hash.ts';
import { DAY, HOUR } from '../../../../lib/domain/time.ts';
import type { CampaignFile, StepFile } from '../../../../lib/domain/campaigns/campaign.ts';
import type { ProspectRow } from '../../../../lib/domain/campaigns/prospect-row.ts';
import type { State } from '../../../../lib/state/file/transact.ts';
import { MONDAY } from '../../../support/quota.ts';
import { plan, send } from '../../../support/sending.ts';
import type { SinkMessage } from '../../../support/smtp-sink.ts';

const NO_PLACE = { timezone: null, country: null, region: null, city: null, phone: null };

export async function* rows(...emails: string[]): AsyncGenerator<ProspectRow> {
  for (const [index, email] of emails.entries()) {
    yield {
      ...NO_PLACE,
      line: index + 2,
      email,
      emailFault: null,
      emailAsWritten: email,
      fields: { first_name: 'Bob' },
      problems: [],
    };
    await Promise.resolve();
  }
}

/** `start` as the command calls it; `dryRun`: in the copy. */
export function start(
  state: State,
  file: CampaignFile,
  { emails = [] as string[], now = MONDAY, dryRun = false, size = 50 } = {},
): Promise<Started> {
  const clock = virtualClock(now);
  return onCopyIf(dryRun, { state, clock }, (own) =>
    startCampaign(wireStarting({ state: own, clock, env: {} }, { dns: false }), {
      file,
      campaign: resolve(own.db, { file }),
      rows: emails.length === 0 ? null : rows(...emails),
      batchSize: size,
      now,
      onProgress: () => undefined,
    }),
  );
}

/** What a caller sees of a start, or the code of its refusal. */
export async function answerOf(work: Promise<Started>): Promise<unknown> {
  try {
    const { outcome, began, imported, batch, changes, limits } = await work;
    const planned = batch?.planned.map(({ email, step, sendAt, mailboxId, variant }) => ({
      ...{ email, step, sendAt, mailboxId, variant },
    }));
    const { added, moved, dropped } = batch ?? {};
    const outcomes = imported?.outcomes;
    return { outcome, began, outcomes, planned, added, moved, dropped, changes, limits };
  } catch (error) {
    return (error as { code?: string }).code ?? error;
  }
}

export type Random = (below: number) => number;

export function randomOf(seed: string): Random {
  let n = 0;
  return (below) => hash32(`${seed}|${n++}`) % below;
}

/** `id`: which step it is, wherever it stands. */
type Told = { id: string; variant: string; revision: number };
let revisions = 0;

function text(id: string, variant: string): string {
  const words = Array.from({ length: 10 }, (_, index) => `${id}word${index}`).join(' ');
  return `Hi {{ first_name }},\n${words}\n[${id}|${variant}|${revisions++}]\n`;
}

export function toldBy({ raw }: SinkMessage): Told {
  const [, id = '', variant = '', revision = ''] = /\[(\w+)\|(\w+)\|(\d+)\]/.exec(raw) ?? [];
  return { id, variant, revision: Number(revision) };
}

export function newStep(id: string, names: readonly string[], first = false): StepFile {
  return {
    subject: `About ${id}`,
    text: text(id, names[0] ?? 'default'),
    ...(first ? {} : { delay: { days: 1 } }),
    ...(names.length > 1
      ? { variants: names.map((name) => ({ name, text: text(id, name), weight: 1 })) }
      : {}),
  };
}

const idOf = (step: StepFile): string => /About (\w+)/.exec(step.subject ?? '')?.[1] ?? '';

/** Changes the file once. `bin`: steps that were taken out, to be brought back. */
export function edited(file: CampaignFile, random: Random, bin: StepFile[]): CampaignFile {
  const next = structuredClone(file);
  const { steps } = next;
  const index = random(steps.length);
  const step = steps[index] as StepFile;
  const variants = step.variants ?? [];
  const variant = variants[random(Math.max(1, variants.length))];
  const live = variants.filter(({ weight }) => weight !== 0).length;
  switch (random(10)) {
    case 0:
      if (variant) variant.text = text(idOf(step), variant.name);
      else step.text = text(idOf(step), 'default');
      break;
    case 1:
      if (variant && (live > 1 || variant.weight === 0)) variant.weight = variant.weight ? 0 : 1;
      break;
    case 2:
      if (variants.length > 0 && variants.length < 6) {
        const name = `v${revisions}`;
        variants.push({ name, text: text(idOf(step), name), weight: 1 + random(3) });
      }
      break;
    case 3:
      if (variant && variants.length > 1 && (live > 1 || variant.weight === 0))
        step.variants = variants.filter((each) => each !== variant);
      break;
    case 4:
      if (steps.length < 6) steps.push(newStep(`s${revisions}`, ['a', 'b']));
      break;
    case 5:
      if (steps.length > 2) bin.push(...steps.splice(1 + random(steps.length - 1), 1));
      break;
    case 6:
      if (steps.length < 6)
        steps.splice(1 + random(steps.length), 0, bin.pop() ?? newStep(`s${revisions}`, []));
      break;
    case 7: {
      const [one, other] = [steps.at(-2), steps.at(-1)];
      if (steps.length > 2 && one && other) steps.splice(-2, 2, other, one);
      break;
    }
    case 8:
      if (index > 0) step.delay = { days: 1 + random(3) };
      break;
    default:
      next.sendWindow = { start: '08:00', end: `${13 + random(8)}:00`, skipWeekends: false };
      next.mailboxes = [['ann'], ['ann', 'bob'], ['bob']][random(3)] as string[];
  }
  return next;
}

/** One life of a campaign: an edit, its dry run and its start, a plan and a send, again and again. */
export async function live(
  state: State,
  { url, messages }: { url: string; messages: readonly SinkMessage[] },
  { seed, edits }: { seed: string; edits: number },
): Promise<{ rounds: { dry: unknown; real: unknown }[]; late: Told[]; wrong: Told[] }> {
  const random = randomOf(seed);
  let now = MONDAY + 3 * HOUR;
  let file: CampaignFile = {
    id: 'spring',
    name: 'Spring',
    mailboxes: ['ann', 'bob'],
    timezone: 'America/New_York',
    sequences: { inboxFreshness: 0 },
    sendWindow: { start: '08:00', end: '18:00', skipWeekends: false },
    steps: [newStep('one', ['a', 'b', 'c'], true), newStep('two', ['a', 'b']), newStep('end', [])],
  };
  await start(state, file, { emails: ['p0@example.test'], now });
  const bin: StepFile[] = [];
  const rounds: { dry: unknown; real: unknown }[] = [];
  const [late, wrong]: [Told[], Told[]] = [[], []];
  for (let round = 1; round <= edits; round++) {
    const next = edited(file, random, bin);
    const emails = Array.from(
      { length: 2 + random(10) },
      () => `p${random(edits * 3)}@${random(9) === 0 ? 'blocked' : 'example'}.test`,
    );
    const dry = await answerOf(start(state, next, { emails, now, dryRun: true }));
    const real = await answerOf(start(state, next, { emails, now }));
    rounds.push({ dry, real });
    if (typeof real !== 'string') file = next;
    now += [0, DAY, 2 * DAY][random(3)] as number;
    await plan(state, now - HOUR, 40);
    const before = messages.length;
    await send(state, { now, url });
    for (const told of messages.slice(before).map(toldBy)) {
      const step = file.steps.find((each) => idOf(each) === told.id);
      const own = step?.variants?.find(({ name }) => name === told.variant);
      if (step === undefined || (step.variants && (!own || own.weight === 0))) late.push(told);
      else if (!`${own?.text ?? step.text}`.includes(`|${told.revision}]`)) wrong.push(told);
    }
  }
  return { rounds, late, wrong };
}
