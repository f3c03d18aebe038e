/** The live feed: adds lines for new events, filters them, and keeps the place of a reader. */
import { groupOf } from './event-groups.js';
import { localise } from './times.js';

/** @typedef {import('./connection.js').Frame} Frame */

/** Older lines leave the page: it is kept open for days. */
const LINES = 200;
const NAME = 60;
/** Controls, zero-width and bidi marks: as lib/feed/page/pieces/their-text.ts. */
const UNSEEN =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udfff]/g;

/** @param {boolean} people whether lines of everyone belong on this page */
export function createFeed(people) {
  const list = document.getElementById('feed-lines');
  const box = document.getElementById('feed-box');
  const newer = document.getElementById('newer');
  const filters = document.querySelector('.filters');
  if (!people || list === null || box === null) return { add() {} };
  let unread = 0;

  const showUnread = () => {
    if (newer === null) return;
    newer.hidden = unread === 0;
    newer.textContent = `↑ ${unread} new`;
  };

  const filter = () => {
    const form = filters instanceof HTMLFormElement ? new FormData(filters) : new FormData();
    const groups = new Set(form.getAll('group').map(String));
    const campaign = String(form.get('campaign') ?? '');
    let shown = 0;
    for (const line of list.children) {
      if (!(line instanceof HTMLElement)) continue;
      const { group = '', campaign: of } = line.dataset;
      line.hidden = !groups.has(group) || (campaign !== '' && of !== campaign);
      if (!line.hidden) shown += 1;
    }
    const empty = document.getElementById('feed-empty');
    if (empty === null) return;
    empty.hidden = shown > 0;
    if (list.children.length > 0)
      empty.textContent = 'Nothing of this kind among the latest lines.';
  };

  filters?.addEventListener('change', filter);
  newer?.addEventListener('click', () => {
    box.scrollTop = 0;
    box.focus();
  });
  box.addEventListener('scroll', () => {
    if (box.scrollTop > 4) return;
    unread = 0;
    showUnread();
  });
  filter();

  /** @param {Frame[]} frames */
  const add = (frames) => {
    const lines = document.createDocumentFragment();
    const added = frames.slice(-LINES).toReversed().map(lineOf);
    lines.append(...added);
    localise(lines);
    const before = box.scrollHeight;
    const reading = box.scrollTop > 4;
    list.prepend(lines);
    filter();
    if (reading) {
      box.scrollTop += box.scrollHeight - before;
      unread += added.filter((line) => !line.hidden).length;
      showUnread();
    }
    // The line that has the focus stays, however old it is.
    while (list.children.length > LINES && !list.lastElementChild?.contains(document.activeElement))
      list.lastElementChild?.remove();
  };

  return { add };
}

/** @param {Frame} frame */
function lineOf(frame) {
  const { group, label, glyph } = groupOf(frame.type, frame.data?.['kind']);
  const line = element('li', '');
  line.className = 'new';
  line.dataset['seq'] = String(frame.seq);
  line.dataset['group'] = group;
  line.dataset['campaign'] = frame.campaignId ?? '';
  const time = document.createElement('time');
  time.dateTime = frame.at;
  time.dataset['form'] = 'clock';
  const kind = element('span', '', `kind kind-${group}`);
  const sign = element('span', glyph);
  sign.setAttribute('aria-hidden', 'true');
  kind.append(sign, ` ${label}`);
  const what = element('span', '', 'what');
  const says = element('span', shortened(frame.says ?? frame.type, 300), 'says');
  what.append(...personOf(frame), says);
  const name = shortened(frame.campaignName, 40);
  if (name !== '') {
    const of = element('span', '', 'in');
    of.append(element('bdi', name));
    says.append(' ', of);
  }
  line.append(time, kind, what);
  return line;
}

/** @param {Frame} frame */
function personOf({ prospectId, person }) {
  const { email, name, company } = person?.untrusted ?? {};
  const called = shortened(name, NAME) || shortened(email, NAME);
  if (called === '' || typeof prospectId !== 'number') return [];
  const link = document.createElement('a');
  link.className = 'who';
  link.href = `/person/${prospectId}`;
  link.append(element('bdi', called));
  const at = shortened(company, 40);
  if (at === '') return [link, ' '];
  const firm = element('span', '', 'company');
  firm.append(element('bdi', at));
  return [link, ' ', firm, ' '];
}

/**
 * Text only: nothing a stranger writes becomes markup.
 * @param {string} tag
 * @param {string} text
 * @param {string} [className]
 */
function element(tag, text, className) {
  const made = document.createElement(tag);
  if (text !== '') made.textContent = text;
  if (className !== undefined) made.className = className;
  return made;
}

/**
 * @param {string | null | undefined} text
 * @param {number} length
 */
function shortened(text, length) {
  const line = (text ?? '')
    .slice(0, 4 * length)
    .replace(UNSEEN, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const letters = [...line];
  return letters.length > length ? `${letters.slice(0, length - 1).join('')}…` : line;
}
