/** Checks what a campaign file says of opens and clicks. */
import { shown } from '../explain-fault.ts';
import { resolveTracking, variantsOf } from '../resolve-campaign.ts';
import type { CampaignDraft } from '../../../domain/campaigns/campaign.ts';
import type { Problem } from '../../../domain/problem.ts';

const HOST = /^(?:https:\/\/)?[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+(?::\d{1,5})?\/?$/i;

export function checkTracking(draft: CampaignDraft): Problem[] {
  // The schema allows `false` and, because a truth value is a type, `true`.
  if ((draft.tracking as unknown) === true)
    return [
      {
        path: 'tracking',
        received: 'true',
        expected: 'an object that says what is measured, or false',
        try: '"tracking": { "opens": true, "clicks": true }',
      },
    ];
  const domain = draft.tracking === false ? undefined : draft.tracking?.domain;
  if (domain === undefined || HOST.test(domain.trim())) return [];
  const host = /^(?:[a-z]+:)?\/*([a-z0-9.-]+)/i.exec(domain.trim())?.[1];
  return [
    {
      path: 'tracking.domain',
      received: shown(domain),
      expected: 'a host name, perhaps with https:// before it, without path, user or query',
      try: host !== undefined && HOST.test(host) ? `"${host}"` : '"t.acme.test"',
    },
  ];
}

/** `publicUrl`: where the public side is reached; null: it has no address. */
export function missingForTracking(draft: CampaignDraft, publicUrl: string | null): Problem[] {
  const { opens, clicks, base } = resolveTracking(draft.tracking);
  if (!(opens || clicks) || base !== null || publicUrl !== null) return [];
  return [
    {
      path: 'tracking.domain',
      received: 'nothing',
      expected:
        'the host under which recipients reach the public side, which answers opens and clicks',
      try: '`rate_limiter.ts configure --public https://t.your-domain`, or "domain": "t.your-domain"',
    },
  ];
}

/** Only html has a pixel and counted links. */
export function warnOfNoHtml(draft: CampaignDraft): Problem[] {
  const { opens, clicks } = resolveTracking(draft.tracking);
  if (!(opens || clicks)) return [];
  const without = (draft.steps ?? []).flatMap((step, index) =>
    variantsOf(step).some(({ html }) => html === null) ? [index] : [],
  );
  return without.map((index) => ({
    path: `steps[${index}].html`,
    received: 'nothing',
    expected: 'an html text: plain text has no pixel and no counted links, so it is not measured',
    try: `add "html", or leave "tracking" out`,
  }));
}
