/** Every campaign with its state, how far its people are, today, and when it goes on. */
import { html } from 'hono/html';
import { meter } from '../pieces/meter.ts';
import { runLine } from '../pieces/run-line.ts';
import { count, counted, share, words } from '../pieces/number.ts';
import { shownFirst } from '../pieces/shown-first.ts';
import { theirName, type Html } from '../pieces/their-text.ts';
import { when } from '../pieces/when.ts';
import type { LiveCampaign, LiveOverview } from '../../../domain/live/overview.ts';
import type { PagePart } from './part.ts';

export const campaignsPart: PagePart<LiveOverview> = {
  name: 'campaigns',
  heading: 'Campaigns',
  column: 'main',
  aside: ({ campaigns }) => (campaigns.length === 0 ? '' : counted(campaigns.length, 'campaign')),
  render: ({ campaigns }) =>
    campaigns.length === 0
      ? html`<p class="empty">
          No campaign in this file. <code>rate_limiter.ts start</code> creates one; before it,
          <code>rate_limiter.ts validate</code> checks its files.
        </p>`
      : shownFirst([...campaigns].sort(byUrgency).map(campaignLine), {
          id: 'more-campaigns',
          first: 8,
          more: 'more of the campaigns',
          list: 'campaign-list',
        }),
};

const ORDER = { active: 0, draft: 1, completed: 2 };

/** Held ones first among the active, then what sends most today. */
function byUrgency(a: LiveCampaign, b: LiveCampaign): number {
  return (
    ORDER[a.state] - ORDER[b.state] ||
    Number(b.holds.length > 0) - Number(a.holds.length > 0) ||
    b.sentToday - a.sentToday
  );
}

function campaignLine(campaign: LiveCampaign): Html {
  const { people, ended, planned, holds, nextDueAt } = campaign;
  const done = people === 0 ? 0 : (100 * ended) / people;
  return html`<li class="campaign">
    <div class="campaign-name">
      <h3>
        <a href="/campaign/${encodeURIComponent(campaign.id)}">${theirName(campaign.name, 80)}</a>
      </h3>
      <p>${stateBadge(campaign)}</p>
    </div>
    <div class="campaign-people">
      <svg class="bar" aria-hidden="true" focusable="false">
        <rect class="track" width="100%" height="100%" rx="3"></rect>
        <rect class="fill" width="${done.toFixed(1)}%" height="100%" rx="3"></rect>
      </svg>
      <p>
        ${
          people === 0
            ? 'no person is enrolled yet'
            : `${count(ended)} of ${counted(people, 'person', 'people')} done, ${count(campaign.openSequences)} open`
        }
      </p>
      ${
        campaign.limits.length === 0
          ? ''
          : html`<ul class="meters">
              ${campaign.limits.map((limit) => meter(limit, 'campaign'))}
            </ul>`
      }
    </div>
    <dl class="campaign-figures">
      <dt>Today</dt>
      <dd><b>${count(campaign.sentToday)}</b> sent</dd>
      <dd>
        <b>${count(campaign.repliedToday)}</b> ${campaign.repliedToday === 1 ? 'reply' : 'replies'}
      </dd>
      <dd><b>${count(campaign.bouncedToday)}</b> bounced</dd>
    </dl>
    <div class="campaign-more">
      <p>${count(campaign.sent)} sent in all, ${share(campaign.replied, campaign.sent)} replied</p>
      <p>
        ${
          holds.length > 0
            ? html`<span class="waits">waits: ${holds.map(words).join(', ')}</span>`
            : nextDueAt === null
              ? nothingPlanned(campaign)
              : html`next ${when(nextDueAt, 'full')}, ${count(planned)} planned`
        }
      </p>
    </div>
    ${
      campaign.run === null
        ? ''
        : runLine(
            campaign.run,
            `${campaign.openSequences > 0 ? 'plans messages of' : 'completes'} ${campaign.id}`,
          )
    }
  </li>`;
}

function stateBadge({ state, holds }: LiveCampaign): Html {
  if (state === 'active' && holds.length > 0)
    return html`<span class="badge warning">‖ on hold</span>`;
  if (state === 'active') return html`<span class="badge good">● active</span>`;
  return state === 'completed'
    ? html`<span class="badge plain">✓ completed</span>`
    : html`<span class="badge plain">○ draft</span>`;
}

/** Says why nothing is planned; the command stands below it. */
function nothingPlanned({ state, openSequences }: LiveCampaign): string {
  if (state !== 'active') return '';
  return openSequences > 0 ? 'nothing is planned' : 'all done';
}
