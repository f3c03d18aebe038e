/** Replaces changed parts of the page, keeping the focus, what is open, and where one reads. */
import { localise } from './times.js';

/** At most twice a second. */
const BETWEEN = 500;
/** A server that needs long for its answer is asked less often: a quarter of its time at most. */
const REST = 3;
/** Those that are replaced; the feed gets its lines from the events. */
const SECTIONS = 'section[data-part]:not([data-follows])';

/** @typedef {{ createHTML: (text: string) => string }} Rules */

/** The only text that becomes markup: our own server's, escaped there; scripts in it never run. */
const { trustedTypes } =
  /** @type {{ trustedTypes?: { createPolicy: (name: string, rules: Rules) => Rules } }} */ (
    globalThis
  );
const policy = trustedTypes?.createPolicy('parts', { createHTML: (text) => text });

/**
 * @param {{ path: string, onRefused: () => void, onFailed: () => void }} options
 */
export function createReload({ path, onRefused, onFailed }) {
  const visible = watchVisible();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let running = false;
  let wanted = false;
  let rest = BETWEEN;
  let endedAt = 0;

  function soon() {
    wanted = true;
    if (running || timer !== undefined || document.hidden) return;
    timer = setTimeout(run, Math.max(0, endedAt + rest - performance.now()));
  }

  async function run() {
    timer = undefined;
    wanted = false;
    running = true;
    const began = performance.now();
    try {
      await load();
    } catch {
      // When the connection is back, everything is asked again.
      onFailed();
    }
    endedAt = performance.now();
    rest = Math.max(BETWEEN, REST * (endedAt - began));
    running = false;
    if (wanted) soon();
  }

  async function load() {
    const asked = [...document.querySelectorAll(SECTIONS)].filter((part) => visible.has(part));
    const query = new URLSearchParams({ page: path });
    for (const part of asked)
      if (part instanceof HTMLElement && !isRead(part))
        query.set(part.dataset['part'] ?? '', part.dataset['digest'] ?? '');
    const response = await fetch(`/parts?${query}`, { signal: AbortSignal.timeout(20_000) });
    if (response.status === 401 || response.status === 403) onRefused();
    if (!response.ok) return;
    const answer = parse(await response.text());
    for (const part of answer.querySelectorAll('section[data-part]')) replace(part);
    const at = answer.querySelector('[data-at]')?.getAttribute('data-at');
    if (at) tellAsOf(at);
  }

  /** @param {Element} part */
  function replace(part) {
    const old = document.getElementById(part.id);
    if (old === null || isRead(old)) return;
    const kept = remember(old);
    localise(part);
    const fresh = document.importNode(part, true);
    old.replaceWith(fresh);
    visible.swap(old, fresh);
    kept(fresh);
    if (part.id === 'part-now') tellNeeds(fresh);
  }

  visible.onAppear(soon);
  const now = document.getElementById('part-now');
  if (now !== null) tellNeeds(now);
  return { soon };
}

/** @param {string} text */
function parse(text) {
  return new DOMParser().parseFromString(policy?.createHTML(text) ?? text, 'text/html');
}

/** Text in it is selected, perhaps to be copied: it is replaced later.
 * @param {Element} part
 */
function isRead(part) {
  const selection = document.getSelection();
  return selection !== null && !selection.isCollapsed && selection.containsNode(part, true);
}

/**
 * What a reader would lose with the old part: the open lists, the place in a list, the focus.
 * @param {Element} old
 * @returns {(fresh: Element) => void}
 */
function remember(old) {
  const open = [...old.querySelectorAll('details[open]')].map(({ id }) => id);
  const places = [...old.querySelectorAll('[id]')].map(({ id, scrollTop }) => ({ id, scrollTop }));
  const active = document.activeElement;
  const focused = active !== null && old.contains(active) ? addressOf(old, active) : null;
  return (fresh) => {
    for (const details of fresh.querySelectorAll('details'))
      if (open.includes(details.id)) details.open = true;
    for (const { id, scrollTop } of places) {
      const box = scrollTop > 0 ? fresh.querySelector(`#${CSS.escape(id)}`) : null;
      if (box !== null) box.scrollTop = scrollTop;
    }
    if (focused === null) return;
    const target = focused(fresh);
    if (target instanceof HTMLElement) target.focus({ preventScroll: true });
  };
}

/**
 * The same element in the fresh part: by what it does, else by its place among its like.
 * @param {Element} old
 * @param {Element} active
 * @returns {(fresh: Element) => Element | undefined}
 */
function addressOf(old, active) {
  const like = active.tagName.toLowerCase();
  const same = (/** @type {Element} */ part) => [...part.querySelectorAll(like)];
  const meaning = (/** @type {Element} */ each) =>
    each.getAttribute('data-copy') ?? each.getAttribute('href') ?? each.closest('details')?.id;
  const place = same(old).indexOf(active);
  const meant = meaning(active);
  return (fresh) => {
    const all = same(fresh);
    const equal = all.filter((each) => meaning(each) === meant);
    const before = same(old).filter((each) => meaning(each) === meant);
    return equal[before.indexOf(active)] ?? equal[0] ?? all[Math.min(place, all.length - 1)];
  };
}

function watchVisible() {
  /** @type {Set<Element>} */
  const seen = new Set();
  let appeared = () => {};
  const observer = new IntersectionObserver(
    (entries) => {
      let more = false;
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting && !seen.has(target)) more = true;
        if (isIntersecting) seen.add(target);
        else seen.delete(target);
      }
      if (more) appeared();
    },
    { rootMargin: '200px' },
  );
  for (const part of document.querySelectorAll(SECTIONS)) observer.observe(part);
  return {
    // What needs a person is in the title of the page, wherever one has scrolled to.
    has: (/** @type {Element} */ part) => seen.has(part) || part.id === 'part-now',
    swap(/** @type {Element} */ old, /** @type {Element} */ fresh) {
      observer.unobserve(old);
      if (seen.delete(old)) seen.add(fresh);
      observer.observe(fresh);
    },
    onAppear(/** @type {() => void} */ then) {
      appeared = then;
    },
  };
}

/** @type {number | null} */
let needs = null;
const title = document.title;

/** @param {Element} part */
function tellNeeds(part) {
  const shown = part.querySelector('[data-needs]')?.getAttribute('data-needs');
  const count = Number(shown ?? 0);
  document.title = count === 0 ? title : `(${count}) ${title}`;
  const news = document.getElementById('news');
  if (news !== null && needs !== null && count > needs)
    news.textContent = `${count} things need you now`;
  needs = count;
}

/** @param {string} at */
function tellAsOf(at) {
  const time = document.querySelector('#as-of time');
  if (!(time instanceof HTMLTimeElement)) return;
  time.dateTime = at;
  localise(document.getElementById('as-of') ?? time);
}
