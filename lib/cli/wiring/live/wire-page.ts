/** Wires the live page to the state file, as it is at each request. */
import { createLivePage } from '../../../feed/page/live-page.ts';
import { wireLiveData, type LiveData } from './wire-live-data.ts';
import type { PageServer } from '../../../feed/live/live-port.ts';
import type { FileWatch } from '../../../state/live/file-watch.ts';
import type { Context } from '../../runner/command.ts';

export function wirePage(
  watch: FileWatch,
  { clock, writeCall }: Pick<Context, 'clock' | 'writeCall'>,
): PageServer {
  /** Of one connection: the watch puts another one into the state when the file is exchanged. */
  let wired: { db: unknown; data: LiveData } | null = null;
  const read = <T>(work: (data: LiveData) => T): T => {
    const found = watch.read((state) => {
      if (wired?.db !== state.db)
        wired = { db: state.db, data: wireLiveData({ state: { ...state }, writeCall }) };
      return { is: work(wired.data) };
    });
    // The server answers 503, and the page asks again.
    if (found === null) throw new Error('The state file cannot be read at the moment.');
    return found.is;
  };
  return createLivePage({
    overview: (campaignId) => read((data) => data.overview(campaignId, clock.now())),
    mailbox: (id) => read((data) => data.mailbox(id, clock.now())),
    person: (prospectId) => read((data) => data.person(prospectId, clock.now())),
    newestSeq: () => read((data) => data.newestSeq()),
    now: () => clock.now(),
  });
}
