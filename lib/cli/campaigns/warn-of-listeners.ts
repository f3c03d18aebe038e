/** Says at once which listeners have no secret: the first event for one may come days later. */
import { Failure } from '../../domain/failure.ts';
import { resolveSecret } from '../../mail/secret.ts';
import type { CampaignDraft } from '../../domain/campaigns/campaign.ts';
import type { Context, Warning } from '../runner/command.ts';

export function warnOfListeners(draft: CampaignDraft, env: Context['env']): Warning[] {
  return (draft.notify ?? []).flatMap(({ url, secret }) => {
    if (secret === undefined) return [];
    try {
      resolveSecret(secret, env, 'with the secret that signs its requests');
      return [];
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return [
        {
          code: 'secret_missing',
          message: `${error.message} It is needed to sign the events for the listener at ${new URL(url).host}; until then they wait.`,
        },
      ];
    }
  });
}
