/** Mails written before their turn comes: while the server thinks about one, the next is written. */
import type { Written } from './deliver.ts';
import type { DueMessage } from '../../domain/sending/message.ts';

export type Desk = {
  /** The mail, written now unless it lies ready. */
  take(message: DueMessage): Promise<Written>;
  /** Writes the first of these that does not lie ready yet. */
  prepare(upcoming: readonly DueMessage[]): void;
};

/** What lies here and is never taken was claimed and goes back: nothing is lost with it. */
export function createDesk(write: (message: DueMessage) => Promise<Written>): Desk {
  const ready = new Map<number, Promise<Written>>();
  return {
    take(message) {
      const written = ready.get(message.row) ?? write(message);
      ready.delete(message.row);
      return written;
    },
    prepare(upcoming) {
      const next = upcoming.find(({ row }) => !ready.has(row));
      if (!next) return;
      const written = write(next);
      // Met by the lane that takes it, if one does.
      written.catch(() => undefined);
      ready.set(next.row, written);
    },
  };
}
