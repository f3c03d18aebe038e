/**
 * Checks the steps of a campaign file: subjects and threads, variants, and a day for every step.
 */
import { CAMPAIGN_DEFAULTS } from '../defaults.ts';
import { shown } from '../explain-fault.ts';
import type { CampaignDraft, StepFile } from '../../../domain/campaigns/campaign.ts';
import type { Problem } from '../../../domain/problem.ts';

export function checkSteps(draft: CampaignDraft): { problems: Problem[]; warnings: Problem[] } {
  const cadence = checkCadence(draft);
  return {
    problems: [
      ...cadence.problems,
      ...(draft.steps ?? []).flatMap((step, index) => [
        ...checkSubject(step, index),
        ...checkVariants(step, index),
      ]),
    ],
    warnings: cadence.warnings,
  };
}

function checkCadence(draft: CampaignDraft): { problems: Problem[]; warnings: Problem[] } {
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const days: readonly number[] = draft.sequences?.defaultDelay ?? CAMPAIGN_DEFAULTS.defaultDelay;
  days.forEach((day, index) => {
    const before = days[index - 1];
    if (before === undefined || day >= before) return;
    problems.push({
      path: `sequences.defaultDelay[${index}]`,
      received: shown(day),
      expected: `${before} or more: the list gives the day of each step, not the gap after the step before`,
      try: shown(accumulated(days)),
    });
  });
  (draft.steps ?? []).forEach((step, index) => {
    if (index === 0) {
      if (step.delay !== undefined)
        problems.push({
          path: 'steps[0].delay',
          received: shown(step.delay),
          expected: 'nothing: there is no step before the first',
          try: 'remove it, or set "startAt"',
        });
      return;
    }
    if (step.delay === undefined && index >= days.length) {
      problems.push({
        path: `steps[${index}].delay`,
        received: 'nothing',
        expected: `a delay, because sequences.defaultDelay names ${days.length} day${days.length === 1 ? '' : 's'} only`,
        try: `"delay": { "days": 4 } here, or a longer defaultDelay`,
      });
      return;
    }
    const gap = step.delay?.days ?? (days[index] ?? 0) - (days[index - 1] ?? 0);
    if (gap === 0)
      warnings.push({
        path: `steps[${index}]`,
        received: 'a gap of 0 days',
        expected: 'at least one day between two messages to the same prospect',
        try: '"delay": { "days": 3 }',
      });
  });
  return { problems, warnings };
}

/** What the author of [0, 3, 2] most likely meant: gaps of 3 and then 2 days. */
function accumulated(gaps: readonly number[]): number[] {
  let day = 0;
  return gaps.map((gap) => (day += gap));
}

function checkSubject(step: StepFile, index: number): Problem[] {
  if (step.subject !== undefined) return [];
  const variants = step.variants ?? [];
  const without = variants.findIndex((variant) => variant.subject === undefined);
  const path = `steps[${index}].subject`;
  if (index === 0 && (variants.length === 0 || without >= 0)) {
    return [
      {
        path,
        received: 'nothing',
        expected: 'a subject: only a later step may reply in the thread of the first',
        try: `"subject": "Hello {{ first_name }}"`,
      },
    ];
  }
  if (without >= 0 && variants.some((variant) => variant.subject !== undefined)) {
    return [
      {
        path: `steps[${index}].variants[${without}].subject`,
        received: 'nothing',
        expected:
          'a subject in every variant or in none: a step either begins a thread or replies in one',
        try: `add a subject here, or "subject" to steps[${index}]`,
      },
    ];
  }
  return [];
}

function checkVariants(step: StepFile, index: number): Problem[] {
  const names = (step.variants ?? []).map((variant) => variant.name);
  const allStopped = names.length > 0 && step.variants?.every(({ weight }) => weight === 0);
  return [...(allStopped ? [noVariantLeft(index)] : []), ...repeatedNames(names, index)];
}

function noVariantLeft(index: number): Problem {
  return {
    path: `steps[${index}].variants`,
    received: 'the weight 0 in every variant',
    expected: 'one variant or more with a weight above 0: with 0 a variant is stopped',
    try: 'give a variant the weight 1; to stop the whole campaign, pause it',
  };
}

function repeatedNames(names: readonly string[], index: number): Problem[] {
  return names.flatMap((name, at) => {
    const first = names.indexOf(name);
    return first === at
      ? []
      : [
          {
            path: `steps[${index}].variants[${at}].name`,
            received: shown(name),
            expected: 'a name that no other variant of the step has',
            try: `"${name}${at + 1}"`,
          },
        ];
  });
}
