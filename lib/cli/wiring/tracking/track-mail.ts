/** Adds pixel and counted links to the html of campaigns that measure opens or clicks. */
import { Failure } from '../../../domain/failure.ts';
import { readMessageIdKey, readPublicUrl } from '../../../state/campaigns/settings.ts';
import type { Database } from '../../../state/engine/database.ts';
import type { Campaign } from '../../../domain/campaigns/campaign.ts';
import type { Tracked } from '../../../domain/tracking/tracked-message.ts';

type Tracker = (
  html: string | null,
  message: { campaign: Pick<Campaign, 'id' | 'tracking'>; messageId: string },
) => Promise<{ html: string | null; tracked: Tracked | null }>;

/** Throws Failure `tracking_unreachable` rather than let a message go that is not measured. */
export function createTracker(db: Database): Tracker {
  let modules: ReturnType<typeof load> | null = null;
  return async (html, { campaign: { id, tracking }, messageId }) => {
    const { opens, clicks } = tracking;
    if (html === null || !(opens || clicks)) return { html, tracked: null };
    const publicUrl = readPublicUrl(db);
    const base = tracking.base ?? publicUrl;
    if (base === null) throw unreachable(id);
    const { trackHtml, tokens } = await (modules ??= load(db));
    return trackHtml(html, {
      opens,
      clicks,
      base,
      own: [base, ...(publicUrl === null ? [] : [publicUrl])],
      unsubscribeToken: messageId.slice(1, messageId.indexOf('@')),
      tokenFor: (link) => tokens.tokenFor(messageId, link),
    });
  };
}

async function load(db: Database) {
  const [{ trackHtml }, { createHitTokens }] = await Promise.all([
    import('../../../mail/outbound/tracking/track-html.ts'),
    import('../../../mail/outbound/tracking/hit-tokens.ts'),
  ]);
  return { trackHtml, tokens: createHitTokens(readMessageIdKey(db)) };
}

function unreachable(campaignId: string): Failure {
  return new Failure({
    code: 'tracking_unreachable',
    exit: 'configuration',
    message: `Campaign ${campaignId} measures opens or clicks, but it is not known where recipients reach the public side. Nothing was sent.`,
    hint: 'Run `rate_limiter.ts configure --public https://t.your-domain`, name "tracking.domain" in the campaign file, or switch tracking off.',
  });
}
