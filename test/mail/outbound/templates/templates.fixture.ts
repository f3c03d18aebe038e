/** A campaign file of some steps, and the message that is filled from it. */
import { resolveCampaign } from '../../../../lib/core/campaigns/resolve-campaign.ts';
import {
  prepareTemplates,
  type RenderRequest,
  type RenderResult,
} from '../../../../lib/mail/outbound/templates/prepare-templates.ts';
import type { CampaignFile, StepFile } from '../../../../lib/domain/campaigns/campaign.ts';

export const file = (steps: StepFile[], more: Partial<CampaignFile> = {}): CampaignFile => ({
  id: 'c',
  name: 'Spring',
  mailboxes: ['ann'],
  steps,
  ...more,
});

export async function render(
  step: StepFile,
  fields: Record<string, string> = {},
  more: { file?: Partial<CampaignFile>; request?: Partial<RenderRequest> } = {},
): Promise<RenderResult> {
  const templates = await prepareTemplates(resolveCampaign(file([step], more.file), 'UTC'));
  return templates.render({
    step: 0,
    variant: 'default',
    fields,
    sender: { name: 'Ann', email: 'ann@acme.test' },
    unsubscribeUrl: null,
    threadSubject: null,
    ...more.request,
  });
}
