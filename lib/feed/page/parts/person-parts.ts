/** One person: who they are, where they stand in each campaign, and everything that happened. */
import { html } from 'hono/html';
import { count, counted, words } from '../pieces/number.ts';
import { mailboxLink } from '../pieces/person-link.ts';
import { runLine } from '../pieces/run-line.ts';
import { theirName, theirWords, type Html } from '../pieces/their-text.ts';
import { when } from '../pieces/when.ts';
import { groupOf } from '../browser/event-groups.js';
import type { LiveMoment, LivePerson, LiveSequence } from '../../../domain/live/history.ts';
import type { PagePart } from './part.ts';

export const PERSON_PARTS: readonly PagePart<LivePerson>[] = [
  { name: 'person', heading: 'Person', column: 'side', render: facts },
  {
    name: 'sequences',
    heading: 'Campaigns',
    column: 'side',
    render: ({ sequences }) =>
      sequences.length === 0
        ? html`<p class="empty">This person is in no campaign.</p>`
        : html`<ul class="sequence-list">
            ${sequences.map(sequenceLine)}
          </ul>`,
  },
  {
    name: 'history',
    heading: 'History',
    column: 'main',
    aside: ({ history, leftOut }) => counted(history.length + leftOut, 'entry', 'entries'),
    render: ({ history, leftOut }) =>
      history.length === 0
        ? html`<p class="empty">Nothing has happened yet.</p>`
        : html`${
              leftOut === 0
                ? ''
                : html`<p class="empty">${count(leftOut)} earlier ones left out.</p>`
            }
            <ol class="history-list">
              ${history.map(momentLine)}
            </ol>`,
  },
];

function facts({ person, state, zone, country, suppressed, run }: LivePerson): Html {
  return html`${
      suppressed === null
        ? ''
        : html`<p class="stop critical">
            <span class="badge critical">■ never write again</span> ${words(suppressed.reason)}, by
            ${words(suppressed.source)}, since ${when(suppressed.at, 'full')}
          </p>`
    }
    <dl class="pairs">
      <dt>Address</dt>
      <dd>${theirName(person.email, 254)}</dd>
      <dt>Name</dt>
      <dd>${person.name === null ? 'not known' : theirName(person.name, 120)}</dd>
      <dt>Company</dt>
      <dd>${person.company === null ? 'not known' : theirName(person.company, 120)}</dd>
      <dt>State</dt>
      <dd>${words(state)}</dd>
      <dt>Clock</dt>
      <dd>
        ${
          zone === null ? 'zone not known' : html`<span data-zone="${zone}">${zone}</span>`
        }${country === null ? '' : `, ${country}`}
      </dd>
    </dl>
    ${runLine(run, 'says what happens next to this person, and why')}`;
}

const WISHES = {
  recipient_paused: 'the recipient asked for a pause',
  recipient_less_often: 'the recipient asked for fewer messages',
} satisfies Record<NonNullable<LiveSequence['waitsBy']>, string>;

function sequenceLine(sequence: LiveSequence): Html {
  const { campaignName, state, step, steps, dueAt, waitsBy, plannedAt, mailbox } = sequence;
  return html`<li class="sequence">
    <h3>${theirName(campaignName, 80)}</h3>
    <p>
      <span class="badge plain">${words(state)}</span>
      ${step > steps ? html`all ${counted(steps, 'step')}` : html`step ${step} of ${steps}`}${mailbox === null ? '' : html` from ${mailboxLink(mailbox)}`}
    </p>
    <p class="until">
      ${
        plannedAt !== null
          ? html`next message planned for ${when(plannedAt, 'full')}`
          : dueAt === null
            ? 'nothing is due'
            : html`next message due from ${when(dueAt, 'full')}, not planned
              yet${waitsBy === null ? '' : `: ${WISHES[waitsBy]}`}`
      }
    </p>
  </li>`;
}

function momentLine({ at, type, says, text, theirs }: LiveMoment): Html {
  const [first = '', kind = ''] = type.split('.');
  const { group, glyph, label } = groupOf(first === 'response' ? 'response.received' : type, kind);
  return html`<li>
    <p class="moment">
      ${when(at, 'full')}
      <span class="kind kind-${group}"
        ><span aria-hidden="true">${glyph}</span> ${group === 'other' ? '' : label}</span
      >
      <span class="says">${says}</span>
    </p>
    ${text === null ? '' : theirs ? theirWords(text, { length: 4_000, lines: 100 }) : html`<p class="ours">${text}</p>`}
  </li>`;
}
