/** Renders messages ahead: while the server answers for one, the next is rendered. */
import type { Written } from './deliver.ts';
import type { DueMessage } from '../../domain/sending/message.ts';

export type RenderAhead = {
  /** The rendered message: rendered ahead, or now. */
  rendered(message: DueMessage): Promise<Written>;
  /** Renders the first of these that is not rendered yet. */
  renderNext(upcoming: readonly DueMessage[]): void;
};

/** A rendered message that is never sent was only claimed; its claim goes back, so nothing is lost. */
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
      // Its error is met by the connection that takes it.
      written.catch(() => undefined);
      ready.set(next.row, written);
    },
  };
}
