/** Wires the live feed to the log of the state file, as it is at each reading. */
import { readEventTypes } from '../../../core/live/event-types.ts';
import { findCampaign } from '../../../state/campaigns/campaigns.ts';
import { newestSeq } from '../../../state/events/newest-event.ts';
import { readLog } from '../../../state/live/read-log.ts';
import { visibleJson } from '../../render/visible.ts';
import { describeNamedEvent } from './describe-event.ts';
import type { LiveFeedPort } from '../../../feed/live/live-port.ts';
import type { FileWatch } from '../../../state/live/file-watch.ts';

/** Events in one part: about 100 KB, which is what the server holds for one listener. */
const PART = 200;

export function wireFeed(watch: FileWatch): LiveFeedPort {
  return {
    newest: () => watch.read(({ db }) => newestSeq(db)),
    hasCampaign: (id) => watch.read(({ db }) => findCampaign(db, id) !== null) ?? false,
    typesOf(texts) {
      const asked = readEventTypes(texts);
      return 'types' in asked ? asked.types : null;
    },
    after(seq, filter) {
      const part = watch.read(({ db }) => readLog(db, { ...filter, after: seq, limit: PART }));
      if (part === null) return null;
      const frames = part.events.map((event) => ({
        seq: event.seq,
        type: event.type,
        campaignId: event.campaignId,
        text: visibleJson(JSON.stringify(describeNamedEvent(event))),
      }));
      return { frames, next: part.next, newest: part.newest };
    },
    watch: (on) => watch.watch(on),
  };
}
