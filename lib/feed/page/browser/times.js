/** Writes instants in the viewer's zone: the server sends them in UTC. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const dated = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const full = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long' });
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });

/** @param {ParentNode} root */
export function localise(root) {
  for (const there of root.querySelectorAll('[data-zone]'))
    if (there instanceof HTMLElement) write(there, clockThere(there.dataset['zone'] ?? 'UTC'));
  for (const time of root.querySelectorAll('time')) {
    const at = new Date(time.dateTime);
    if (Number.isNaN(at.getTime())) continue;
    write(time, textOf(at, time.dataset['form']));
    if (time.title === '') time.title = full.format(at);
  }
}

/**
 * @param {HTMLElement} shown
 * @param {string} text
 */
function write(shown, text) {
  if (shown.textContent !== text) shown.textContent = text;
}

/**
 * @param {Date} at
 * @param {string | undefined} form
 */
function textOf(at, form) {
  const today = new Date().toDateString() === at.toDateString();
  const absolute = (today ? clock : dated).format(at);
  if (form === 'ago') return away(at);
  return form === 'full' ? `${absolute} (${away(at)})` : absolute;
}

/** @param {Date} at */
function away(at) {
  const by = at.getTime() - Date.now();
  const size = Math.abs(by);
  if (size < MINUTE) return by <= 0 ? 'just now' : 'within a minute';
  if (size < HOUR) return relative.format(Math.round(by / MINUTE), 'minute');
  if (size < 2 * DAY) return relative.format(Math.round(by / HOUR), 'hour');
  return relative.format(Math.round(by / DAY), 'day');
}

/** @param {string} timeZone */
function clockThere(timeZone) {
  try {
    return `${new Date().toLocaleTimeString('en-GB', { timeZone, timeStyle: 'short' })} now (${timeZone})`;
  } catch {
    return timeZone;
  }
}

export function nameZone() {
  const zone = document.getElementById('zone');
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  if (zone !== null) zone.textContent = `Your time, ${timeZone.replaceAll('_', ' ')}`;
}
