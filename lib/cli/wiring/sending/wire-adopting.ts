/**
 * Wires the adoption of a copied or restored state file to its identity, its messages and its
 * holds.
 */
import { adopt, markProgress } from '../../../state/file/identity.ts';
import { lacksLog, readStanding, type CopyStanding } from '../../../state/file/standing.ts';
import { createHolds } from '../../../state/sending/place-hold.ts';
import { createRestoredStore } from '../../../state/sending/restored-store.ts';
import { wireSending } from './wire-sending.ts';
import type { AdoptPort } from '../../../app/sending/operator/adopt-copy.ts';
import type { State } from '../../../state/file/transact.ts';

export function wireAdopting(state: State): AdoptPort {
  const { db } = state;
  const { transact, campaign, reserve, markInDoubt, appendEvent } = wireSending(state);
  return {
    ...createRestoredStore(db),
    ...createHolds(db),
    transact,
    campaign,
    reserve,
    markInDoubt,
    appendEvent,
    copy: () => copyAmong(state),
    adopt() {
      const copy = copyAmong(state);
      if (copy === null) throw new Error('only a copy is adopted');
      return adopt(state, copy);
    },
    becomeOriginal() {
      if (state.dryRun) return;
      markProgress(state);
      state.standing = { standing: 'original' };
    },
  };
}

/**
 * Checks again inside the transaction, because another process may have adopted the copy meanwhile.
 */
function copyAmong(state: State): CopyStanding | null {
  const standing = readStanding(state, { logLost: lacksLog(state) });
  return standing.standing === 'copy' ? standing : null;
}
