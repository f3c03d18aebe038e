/** Keeps the page current: follows the events, adds them to the feed, reloads changed parts. */
import { connect } from './connection.js';
import { followCopying } from './copy.js';
import { createFeed } from './feed.js';
import { createReload } from './reload.js';
import { localise, nameZone } from './times.js';

/** Limits fall and holds end without an event. */
const CURRENT_EVERY = 30_000;
const TICK = 15_000;

const { seq, path, kind, campaign } = document.body.dataset;

localise(document);
nameZone();
followCopying();

if (kind !== 'missing') start();

function start() {
  const feed = createFeed(kind === 'overview');
  const stopped = () => connection.stop('the login has ended: open the address that `live` prints');
  const reload = createReload({
    path: path ?? '/',
    onRefused: stopped,
    onFailed: () => connection.doubt(),
  });
  const connection = connect({
    since: Number(seq),
    campaign: campaign ?? null,
    onEvents(events) {
      feed.add(events);
      reload.soon();
    },
    onOpen: reload.soon,
  });
  setInterval(reload.soon, CURRENT_EVERY);
  setInterval(() => localise(document), TICK);
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return;
    localise(document);
    reload.soon();
    connection.hurry();
  });
  window.addEventListener('online', connection.hurry);
}
