/** Lists which values of a campaign file changed, texts apart. */
import type { StepMatch } from './match-steps.ts';
import { TEXT_PARTS, type ChangedKey } from '../../../domain/campaigns/edit.ts';
import type { CampaignFile, StepFile } from '../../../domain/campaigns/campaign.ts';

/** Steps and variants that only one of the files has are no changed values. */
export function changedKeys(
  before: CampaignFile,
  after: CampaignFile,
  { pairs }: Pick<StepMatch, 'pairs'>,
): ChangedKey[] {
  const { steps: stepsBefore, footer: _b, notify: notifyBefore, ...restBefore } = before;
  const { steps: stepsAfter, footer: _a, notify: notifyAfter, ...restAfter } = after;
  return [
    ...compare('', restBefore, restAfter),
    // Their addresses may hold a secret.
    ...(same(notifyBefore, notifyAfter)
      ? []
      : [{ path: 'notify', from: counted(notifyBefore), to: counted(notifyAfter) }]),
    ...pairs.flatMap(({ was, is }) => {
      const [own, step] = [stepsBefore[was], stepsAfter[is]];
      return own && step ? changedInStep(`steps[${is}]`, own, step) : [];
    }),
  ];
}

function counted(listeners: readonly unknown[] | undefined): string | null {
  return listeners === undefined ? null : `${listeners.length} listeners`;
}

function changedInStep(path: string, before: StepFile, after: StepFile): ChangedKey[] {
  return [
    ...compare(path, withoutTexts(before), withoutTexts(after)),
    ...(after.variants ?? []).flatMap((variant, index) => {
      const own = before.variants?.find(({ name }) => name === variant.name);
      return own === undefined
        ? []
        : compare(`${path}.variants[${index}]`, withoutTexts(own), withoutTexts(variant));
    }),
  ];
}

const NOT_COMPARED: readonly string[] = [...TEXT_PARTS, 'variants'];

function withoutTexts(part: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(part).filter(([key]) => !NOT_COMPARED.includes(key)));
}

/** Objects are compared key by key, everything else as a whole. */
function compare(path: string, before: unknown, after: unknown): ChangedKey[] {
  if (same(before, after)) return [];
  if (!isObject(before ?? {}) || !isObject(after ?? {}))
    return [{ path, from: before ?? null, to: after ?? null }];
  const [from, to] = [(before ?? {}) as Values, (after ?? {}) as Values];
  return [...new Set([...Object.keys(from), ...Object.keys(to)])].flatMap((key) =>
    compare(path === '' ? key : `${path}.${key}`, from[key], to[key]),
  );
}

type Values = Readonly<Record<string, unknown>>;

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
