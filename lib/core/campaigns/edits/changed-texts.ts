/** Lists which texts of a campaign changed, with the lines that differ. */
import { lineDiff } from './line-diff.ts';
import type { StepMatch } from './match-steps.ts';
import { TEXT_PARTS, type ChangedText } from '../../../domain/campaigns/edit.ts';
import type { Campaign } from '../../../domain/campaigns/campaign.ts';

/** Compares the variants that both have; others were added or removed. Names the step as it was. */
export function changedTexts(
  before: Campaign,
  after: Campaign,
  { pairs }: Pick<StepMatch, 'pairs'>,
): ChangedText[] {
  return [
    ...pairs.flatMap(({ was, is }) =>
      (after.steps[is]?.variants ?? []).flatMap((variant) => {
        const own = before.steps[was]?.variants.find(({ name }) => name === variant.name);
        return own === undefined
          ? []
          : TEXT_PARTS.flatMap((part) =>
              own[part] === variant[part]
                ? []
                : [
                    {
                      step: was + 1,
                      variant: variant.name,
                      part,
                      ...lineDiff(own[part] ?? '', variant[part] ?? ''),
                    },
                  ],
            );
      }),
    ),
    ...(['text', 'html'] as const).flatMap((part) =>
      before.footer[part] === after.footer[part]
        ? []
        : [
            {
              step: null,
              variant: null,
              part,
              ...lineDiff(before.footer[part] ?? '', after.footer[part] ?? ''),
            },
          ],
    ),
  ];
}
