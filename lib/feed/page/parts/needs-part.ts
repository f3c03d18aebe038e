/** What needs a person now: holds and alerts with the command that ends each, and replies. */
import { html } from 'hono/html';
import { count, counted, words } from '../pieces/number.ts';
import { personLink } from '../pieces/person-link.ts';
import { runLine } from '../pieces/run-line.ts';
import { shownFirst } from '../pieces/shown-first.ts';
import { shortened, theirName, theirWords, type Html } from '../pieces/their-text.ts';
import { when } from '../pieces/when.ts';
import {
  MOST_COUNTED,
  type LiveOverview,
  type LiveReply,
  type LiveStop,
} from '../../../domain/live/overview.ts';
import type { PagePart } from './part.ts';

export const needsPart: PagePart<LiveOverview> = {
  name: 'now',
  heading: 'Needs you now',
  column: 'main',
  aside: ({ stopsTotal, repliesWaiting }) =>
    stopsTotal + repliesWaiting === 0
      ? 'all clear'
      : [
          ...(stopsTotal === 0 ? [] : [counted(stopsTotal, 'hold or alert', 'holds, alerts')]),
          ...(repliesWaiting === 0 ? [] : [waiting(repliesWaiting)]),
        ].join(' · '),
  render: ({ stops, stopsTotal, replies, repliesWaiting, campaigns, mailboxes }) =>
    stops.length + replies.length === 0
      ? nothing(campaigns.length === 0, mailboxes.length === 0)
      : html`<div class="needs" data-needs="${stopsTotal + repliesWaiting}">
          ${stops.length === 0 ? '' : stopList(stops)}
          ${replies.length === 0 ? '' : replyList(replies)}
        </div>`,
};

function waiting(replies: number): string {
  return replies >= MOST_COUNTED
    ? `${count(replies)} replies or more`
    : counted(replies, 'reply', 'replies');
}

function nothing(noCampaign: boolean, noMailbox: boolean): Html {
  if (!noCampaign)
    return html`<p class="empty">
      <strong>Nothing waits for you.</strong> Holds, alerts and replies that need a person appear
      here by themselves.
    </p>`;
  return html`<div class="empty">
    <p><strong>Nothing is set up yet.</strong> Two commands begin a campaign:</p>
    ${
      noMailbox
        ? runLine(
            'rate_limiter.ts mailbox add --mailbox ann --from "Ann Lee <ann@example.com>" ' +
              '--smtp env:ANN_SMTP --imap env:ANN_IMAP --timezone Europe/Berlin',
            'add a mailbox',
          )
        : ''
    }
    ${runLine(
      'rate_limiter.ts start --config campaign.json --prospects prospects.csv',
      'start a campaign',
    )}
  </div>`;
}

function stopList(stops: LiveStop[]): Html {
  return html`<div class="column">
    <h3>Holds and alerts</h3>
    ${shownFirst(stops.map(stopLine), {
      id: 'more-stops',
      first: 6,
      more: 'more holds and alerts',
      list: 'stop-list',
    })}
  </div>`;
}

/** Also on the page of a mailbox. */
export function stopLine(stop: LiveStop): Html {
  const whom = stop.scope === 'all' ? 'everything' : `${words(stop.scope)} ${stop.scopeId}`;
  return html`<li class="stop ${stop.level}">
    <p class="stop-head">
      <span class="badge ${stop.level}"
        >${stop.level === 'critical' ? '■' : '▲'} ${stop.what === 'hold' ? 'Hold' : 'Alert'},
        ${stop.level}</span
      >
      <b>${words(stop.code)}</b> <span class="whom">${theirName(whom, 80)}</span>
      <span class="since">since ${when(stop.since, 'full')}</span>
    </p>
    <p class="why">${stop.why}</p>
    ${
      stop.until === null
        ? ''
        : html`<p class="until">Ends by itself ${when(stop.until, 'full')}</p>`
    }
    ${
      stop.run === null
        ? html`<p class="until">No command ends it: it ends with its cause.</p>`
        : runLine(stop.run, `ends ${words(stop.code)} of ${shortened(whom, 60)}`)
    }
  </li>`;
}

function replyList(replies: LiveReply[]): Html {
  return html`<div class="column">
    <h3>Replies to answer</h3>
    ${shownFirst(replies.map(replyLine), {
      id: 'more-replies',
      first: 4,
      more: 'more to answer',
      list: 'reply-list',
    })}
  </div>`;
}

function replyLine(reply: LiveReply): Html {
  const intent = reply.intent ?? reply.kind;
  return html`<li class="reply">
    <p class="reply-head">
      <span class="badge notice">↩ ${words(intent)}</span>
      ${
        reply.request === null
          ? ''
          : html`<span class="badge critical">§ ${words(reply.request)}, by law</span>`
      }
      ${
        reply.concern === null || reply.concern === reply.intent
          ? ''
          : html`<span class="badge critical">! ${words(reply.concern)}</span>`
      }
      ${reply.unverified ? html`<span class="badge warning">? sender not proven</span>` : ''}
      ${personLink(reply.person)}
      <span class="since">${when(reply.at, 'full')}</span>
    </p>
    ${theirWords(reply.text, { length: 360, lines: 8 })}
    ${runLine(reply.run, `shows the reply of ${shortened(reply.person.email, 60)} whole`)}
  </li>`;
}
