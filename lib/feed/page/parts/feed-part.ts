/** What just happened, newest first; the script adds later lines and filters them. */
import { html } from 'hono/html';
import { groupOf, GROUPS } from '../browser/event-groups.js';
import { personLink } from '../pieces/person-link.ts';
import { theirName, type Html } from '../pieces/their-text.ts';
import { when } from '../pieces/when.ts';
import type { LiveEvent, LiveOverview } from '../../../domain/live/overview.ts';
import type { PagePart } from './part.ts';

export const feedPart: PagePart<Pick<LiveOverview, 'recent' | 'campaigns'>> = {
  name: 'feed',
  heading: 'Live feed',
  column: 'side',
  follows: true,
  render: ({ recent, campaigns }) => html`
    <form class="filters" aria-label="Filter of the feed">
      <fieldset>
        <legend class="unseen">Show</legend>
        ${GROUPS.map(
          ({ group, label, glyph, shown }) =>
            html`<label class="chip"
              ><input
                type="checkbox"
                name="group"
                value="${group}"
                ${shown ? 'checked' : ''}
              /><span aria-hidden="true">${glyph}</span> ${label}</label
            >`,
        )}
      </fieldset>
      ${
        campaigns.length < 2
          ? ''
          : html`<label class="of"
              ><span class="unseen">Campaign</span>
              <select name="campaign" autocomplete="off">
                <option value="">All campaigns</option>
                ${campaigns.map(
                  ({ id, name }) => html`<option value="${id}">${theirName(name, 60)}</option>`,
                )}
              </select></label
            >`
      }
    </form>
    <button type="button" class="newer" id="newer" hidden></button>
    ${feedLines(recent)}
  `,
};

/** Also on the page of a mailbox. */
export function feedLines(recent: LiveEvent[]): Html {
  return html`<div
      class="feed-box"
      id="feed-box"
      tabindex="0"
      role="region"
      aria-label="What happened, newest first"
    >
      <ol class="feed-lines" id="feed-lines">
        ${recent.map(feedLine)}
      </ol>
    </div>
    <p class="empty" id="feed-empty" ${recent.length > 0 ? 'hidden' : ''}>
      Nothing has happened yet. Sent messages, replies and bounces appear here within a second.
    </p>`;
}

function feedLine(event: LiveEvent): Html {
  const { group, label, glyph } = groupOf(event.type, event.kind);
  return html`<li
    data-seq="${event.seq}"
    data-group="${group}"
    data-campaign="${event.campaignId ?? ''}"
  >
    ${when(event.at)}
    <span class="kind kind-${group}"><span aria-hidden="true">${glyph}</span> ${label}</span>
    <span class="what"
      >${event.person === null ? '' : html`${personLink(event.person)} `}<span class="says"
        >${event.says}${
          event.campaignName === null
            ? ''
            : html` <span class="in">${theirName(event.campaignName, 40)}</span>`
        }</span
      ></span
    >
  </li>`;
}
