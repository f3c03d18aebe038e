/** Today in figures, over all campaigns. */
import { html } from 'hono/html';
import { count, counted, share } from '../pieces/number.ts';
import { when } from '../pieces/when.ts';
import type { Html } from '../pieces/their-text.ts';
import type { LiveCampaign, LiveOverview } from '../../../domain/live/overview.ts';
import type { PagePart } from './part.ts';

export const todayPart: PagePart<LiveOverview> = {
  name: 'today',
  heading: 'Today',
  column: 'whole',
  render: ({ campaigns }) => {
    const sum = (of: (campaign: LiveCampaign) => number) =>
      campaigns.reduce((total, campaign) => total + of(campaign), 0);
    const sent = sum((campaign) => campaign.sentToday);
    const replied = sum((campaign) => campaign.repliedToday);
    const bounced = sum((campaign) => campaign.bouncedToday);
    const due = campaigns.flatMap(({ nextDueAt }) => (nextDueAt === null ? [] : [nextDueAt]));
    const active = campaigns.filter(({ state }) => state === 'active').length;
    return html`<dl class="figures">
      ${figure(
        'Sent',
        count(sent),
        counted(
          sum((each) => each.planned),
          'message',
        ) + ' planned',
      )}
      ${figure('Replies', count(replied), sent === 0 ? 'none sent' : `${share(replied, sent)} of sent`)}
      ${figure('Bounced', count(bounced), sent === 0 ? 'none sent' : `${share(bounced, sent)} of sent`)}
      ${figure('Active', count(active), `of ${counted(campaigns.length, 'campaign')}`)}
      ${figure(
        'Next leaves',
        due.length === 0 ? '–' : when(Math.min(...due)),
        due.length === 0 ? 'nothing is planned' : when(Math.min(...due), 'ago'),
      )}
    </dl>`;
  },
};

function figure(name: string, value: Html | string, detail: Html | string): Html {
  return html`<div class="figure">
    <dt>${name}</dt>
    <dd class="value">${value}</dd>
    <dd class="detail">${detail}</dd>
  </div>`;
}
