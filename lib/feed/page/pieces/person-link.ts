/** Names a person by what is known, and links to their history. */
import { html } from 'hono/html';
import { shortened, theirName, type Html } from './their-text.ts';
import type { LivePersonName } from '../../../domain/live/overview.ts';

export function personLink(person: LivePersonName): Html {
  const { name, email, company } = person;
  const called = name !== null && shortened(name, 60) !== '' ? name : email;
  const at = company === null ? '' : shortened(company, 40);
  return html`<a class="who" href="/person/${person.prospectId}">${theirName(called)}</a>${
      at === '' ? '' : html` <span class="company">${theirName(at)}</span>`
    }`;
}

export function mailboxLink(id: string): Html {
  return html`<a href="/mailbox/${encodeURIComponent(id)}">${theirName(id)}</a>`;
}
