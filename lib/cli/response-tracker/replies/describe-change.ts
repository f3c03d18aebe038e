/**
 * Shows what another verdict changes: the verdict itself, and the state of the person before and
 * after.
 */
import type { Reclassified } from '../../../app/responses/reclassify.ts';
import type { JudgedResponse } from '../../../domain/responses/stored-response.ts';
import type { AppliedEffect } from '../../../domain/responses/applied-effect.ts';
import { iso } from '../../runner/values.ts';
import type { PersonStanding } from '../../../domain/responses/answered-message.ts';

export type ShownEffect = {
  what: 'prospect' | 'sequence' | 'suppression' | 'company' | 'due' | 'count';
  campaignId?: string;
  metric?: string;
  from: string | number | null;
  to: string | number | null;
};

export function describeChange({ id, email, from, to, before, after, done }: Reclassified) {
  return {
    responseId: id,
    email,
    label: from.label,
    from: verdict(from),
    to: verdict(to),
    effects: [...standingEffects(before, after), ...countEffects(from.done, done)],
    // A rule never withdraws a "no": only a person lifts it.
    kept:
      after.suppressed &&
      to.classification.kind !== 'unsubscribe' &&
      to.classification.kind !== 'complaint' &&
      done.some(({ did }) => did === 'suppress')
        ? ['suppression']
        : [],
  };
}

function verdict({ classification, matchedBy, proven }: JudgedResponse) {
  const { kind, rule, intent, bounce, returnsAt } = classification;
  return {
    kind,
    rule,
    intent,
    class: bounce?.class ?? null,
    reason: bounce?.reason ?? null,
    returnsAt: iso(returnsAt),
    matchedBy,
    proven,
  };
}

export function standingEffects(before: PersonStanding, after: PersonStanding): ShownEffect[] {
  const sequences = after.sequences.flatMap(({ campaignId, state, dueAt }): ShownEffect[] => {
    const was = before.sequences.find((one) => one.campaignId === campaignId);
    if (!was) return [];
    return [
      ...(was.state === state
        ? []
        : [{ what: 'sequence', campaignId, from: was.state, to: state } as const]),
      ...(was.dueAt === dueAt || !isOpen(state)
        ? []
        : [{ what: 'due', campaignId, from: iso(was.dueAt), to: iso(dueAt) } as const]),
    ];
  });
  return [
    ...(before.prospect === after.prospect
      ? []
      : [{ what: 'prospect', from: before.prospect, to: after.prospect } as const]),
    ...sequences,
    ...(before.suppressed === after.suppressed
      ? []
      : [
          {
            what: 'suppression',
            from: before.suppressed ? 'suppressed' : null,
            to: after.suppressed ? 'suppressed' : null,
          } as const,
        ]),
    ...(before.companyHeld === after.companyHeld
      ? []
      : [
          {
            what: 'company',
            from: before.companyHeld ? 'held' : null,
            to: after.companyHeld ? 'held' : null,
          } as const,
        ]),
  ];
}

/** A sequence that has ended has no next message. */
function isOpen(state: string): boolean {
  return state === 'waiting' || state === 'queued' || state === 'paused';
}

function countEffects(
  before: readonly AppliedEffect[],
  after: readonly AppliedEffect[],
): ShownEffect[] {
  const count = (done: readonly AppliedEffect[], metric: string): number =>
    done.filter((one) => one.did === 'count' && one.metric === metric).length;
  const metrics = [
    ...new Set([...before, ...after].flatMap((one) => (one.did === 'count' ? [one.metric] : []))),
  ].sort();
  return metrics.flatMap((metric): ShownEffect[] => {
    const [from, to] = [count(before, metric), count(after, metric)];
    return from === to ? [] : [{ what: 'count', metric, from, to }];
  });
}

/** True when more than the rule differs: the operator sees these first. */
export function isTelling({ from, to, effects }: ReturnType<typeof describeChange>): boolean {
  const { rule: _, ...a } = from;
  const { rule: __, ...b } = to;
  return effects.length > 0 || JSON.stringify(a) !== JSON.stringify(b);
}
