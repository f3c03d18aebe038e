/** Serves the live page beside a command that sends, which goes on if the page cannot be served. */
import { Failure } from '../../../domain/failure.ts';
import { startLive, type Live } from './wire-live.ts';
import { closeState, openState } from '../../../state/file/open.ts';
import type { State } from '../../../state/file/transact.ts';
import type { Context, Warning } from '../../runner/command.ts';

export type PageBeside = { warnings: Warning[]; close(): Promise<void> };

/** Only this machine reaches it, at a free port; its address goes to stderr. */
export async function servePageBeside(context: Context): Promise<PageBeside> {
  const { clock, writeCall, progress } = context;
  let state: State | null = null;
  let live: Live;
  try {
    // A connection of its own: the page reads what is committed, and holds up no commit.
    state = await openState(context.state.path, 'read', { now: clock.now() });
    live = await startLive({ state, clock, writeCall }, { host: '127.0.0.1', port: 0 });
  } catch (error) {
    if (state !== null) closeState(state);
    if (!(error instanceof Failure)) throw error;
    return { warnings: [notServed(error)], close: () => Promise.resolve() };
  }
  const opened = state;
  announce(live);
  progress.note(live.page);
  return {
    warnings: [],
    async close() {
      await live.close();
      closeState(opened);
    },
  };
}

/** stdout is for the answer. The journal of a service is read by others: it gets no token. */
function announce({ page, open, tokenFile }: Live): void {
  const address = process.env['JOURNAL_STREAM'] === undefined ? open : null;
  process.stderr.write(
    process.stderr.isTTY
      ? `Live page, while this runs: ${open}\n`
      : `${JSON.stringify({ page, open: address, tokenFile })}\n`,
  );
}

function notServed({ message, hint }: Failure): Warning {
  return {
    code: 'page_not_served',
    message: `The live page was not served beside this call: ${message} ${hint}`,
  };
}
