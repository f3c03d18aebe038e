/** Lists which texts of a campaign changed, with the lines that differ. */
import { lineDiff } from './line-diff.ts';
import { TEXT_PARTS, type ChangedText } from '../../../domain/campaigns/edit.ts';
import type { Campaign } from '../../../domain/campaigns/campaign.ts';

/** Compares the variants that both have; others were added or removed. */
export function changedTexts(before: Campaign, after: Campaign): ChangedText[] {
  return [
    ...after.steps.flatMap(({ variants }, index) =>
      variants.flatMap((variant) => {
        const own = before.steps[index]?.variants.find(({ name }) => name === variant.name);
        return own === undefined
          ? []
          : TEXT_PARTS.flatMap((part) =>
              own[part] === variant[part]
                ? []
                : [
                    {
                      step: index + 1,
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
