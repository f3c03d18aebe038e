/** Follows the events over a WebSocket; after a break it goes on behind the last one it has. */

/**
 * @typedef {{ seq: number, type: string, at: string, campaignId: string | null,
 *   says?: string, campaignName?: string | null, prospectId: number | null, data: Record<string, unknown> | null,
 *   person?: { untrusted?: { email?: string, name?: string | null, company?: string | null } } | null
 * }} Frame
 */

const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;
/** After so long without a connection the page says that it stands still; it tries on, slowly. */
const STOPPED_AFTER = 120_000;
/** By which the server says that trying again is of no use. */
const REFUSED = 1008;
/** The state file is another one, or its log no longer has our last event: nothing here is true. */
const REPLACED = new Set([1012, 4001]);

/**
 * @param {{ since: number, campaign: string | null, onEvents: (frames: Frame[]) => void, onOpen: () => void }} options
 */
export function connect({ since, campaign, onEvents, onOpen }) {
  let last = since;
  const filter = campaign === null ? '' : `&campaign=${encodeURIComponent(campaign)}`;
  let wait = FIRST_WAIT;
  let lostAt = 0;
  let refused = false;
  /** @type {WebSocket | null} */
  let socket = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {Frame[]} */
  let waiting = [];

  function open() {
    clearTimeout(timer);
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const opened = new WebSocket(`${scheme}://${location.host}/ws?since=${last}${filter}`);
    socket = opened;
    opened.addEventListener('open', () => {
      wait = FIRST_WAIT;
      lostAt = 0;
      show('live', 'live');
      onOpen();
    });
    opened.addEventListener('message', ({ data }) => take(data));
    opened.addEventListener('close', ({ code }) => {
      if (socket === opened) lost(code);
    });
  }

  /** @param {unknown} data */
  function take(data) {
    const frame = read(data);
    // At least once: an event that was seen already changes nothing.
    if (frame === null || frame.seq <= last) return;
    last = frame.seq;
    waiting.push(frame);
    if (waiting.length > 1) return;
    // Thousands of events a second become one change of the page for each picture.
    const flush = () => {
      const frames = waiting;
      waiting = [];
      if (frames.length > 0) onEvents(frames);
    };
    if (document.hidden) setTimeout(flush, 250);
    else requestAnimationFrame(flush);
  }

  /** @param {number} code */
  function lost(code) {
    socket = null;
    if (refused) return;
    if (REPLACED.has(code)) {
      setTimeout(() => location.reload(), wait);
      return;
    }
    if (code === REFUSED) {
      stop('the server refused it: open the address that `live` prints');
      return;
    }
    lostAt ||= Date.now();
    if (Date.now() - lostAt > STOPPED_AFTER)
      show('stopped', 'stopped: is `analytics.ts live` running?');
    else show('reconnecting', 'reconnecting');
    timer = setTimeout(open, wait * (0.75 + Math.random() / 2));
    wait = Math.min(LONGEST_WAIT, 2 * wait);
  }

  /** @param {string} why */
  function stop(why) {
    refused = true;
    clearTimeout(timer);
    socket?.close();
    socket = null;
    show('stopped', `stopped: ${why}`);
  }

  /** The server did not answer: perhaps the line is dead, which nothing else would tell. */
  function doubt() {
    const dead = socket;
    if (dead === null || dead.readyState !== WebSocket.OPEN) return;
    lost(0);
    dead.close();
  }

  function hurry() {
    if (socket !== null || refused) return;
    wait = FIRST_WAIT;
    open();
  }

  againButton()?.addEventListener('click', () => {
    refused = false;
    socket = null;
    wait = FIRST_WAIT;
    open();
  });
  // A page that is kept for "back" comes without its connection.
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) hurry();
  });
  show('reconnecting', 'connecting');
  open();
  return { stop, hurry, doubt };
}

const againButton = () => document.getElementById('again');

/**
 * @param {'live' | 'reconnecting' | 'stopped'} state
 * @param {string} text
 */
function show(state, text) {
  const shown = document.getElementById('connection');
  const words = document.getElementById('connection-text');
  if (shown === null || words === null) return;
  shown.dataset['state'] = state;
  if (words.textContent !== text) words.textContent = text;
  const button = againButton();
  if (button !== null) button.hidden = state !== 'stopped';
}

/**
 * @param {unknown} data
 * @returns {Frame | null}
 */
function read(data) {
  try {
    const frame = JSON.parse(String(data));
    return typeof frame?.seq === 'number' && typeof frame.type === 'string' ? frame : null;
  } catch {
    return null;
  }
}
