/** Renders messages ahead: the next one while the server replies to the last. */
import type { Written } from '../deliver.ts';
import type { DueMessage } from '../../../domain/sending/message.ts';

export type RenderAhead = {
  /** The rendered message: rendered ahead, or now. */
  rendered(message: DueMessage): Promise<Written>;
  /** Renders the first message of the list that is not rendered yet. */
  renderNext(upcoming: readonly DueMessage[]): void;
};

/** A message that is rendered but not sent loses nothing: its claim is returned. */
export function createRenderAhead(write: (message: DueMessage) => Promise<Written>): RenderAhead {
  const ready = new Map<number, Promise<Written>>();
  return {
    rendered(message) {
      const written = ready.get(message.row) ?? write(message);
      ready.delete(message.row);
      return written;
    },
    renderNext(upcoming) {
      const next = upcoming.find(({ row }) => !ready.has(row));
      if (!next) return;
      const written = write(next);
      // The connection that takes the message gets the error.
      written.catch(() => undefined);
      ready.set(next.row, written);
    },
  };
}
