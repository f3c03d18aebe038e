/** Messages are rendered ahead once each; the connection that takes a message gets its error. */
import { expect, it } from 'vitest';
import { createRenderAhead } from '../../../lib/app/sending/connections/render-ahead.ts';
import type { Written } from '../../../lib/app/sending/deliver.ts';
import type { DueMessage } from '../../../lib/domain/sending/message.ts';

const message = (row: number): DueMessage => ({ row }) as DueMessage;
const unsendable: Written = {
  ok: false,
  fault: { reason: 'missing_field', part: 'text', field: 'city', detail: null },
};

function deskOf(write: (row: number) => Promise<Written>): {
  renderAhead: ReturnType<typeof createRenderAhead>;
  written: number[];
} {
  const written: number[] = [];
  return { written, renderAhead: createRenderAhead(({ row }) => (written.push(row), write(row))) };
}

it('renders the first of the next messages that is not ready, and none twice', async () => {
  const { renderAhead, written } = deskOf(() => Promise.resolve(unsendable));
  const next = [message(1), message(2)];
  for (let time = 0; time < 3; time++) renderAhead.renderNext(next);
  expect(written).toEqual([1, 2]);
  await renderAhead.rendered(message(1));
  await renderAhead.rendered(message(3));
  expect(written).toEqual([1, 2, 3]);
});

it('renders a returned message again, because its text may differ', async () => {
  const { renderAhead, written } = deskOf(() => Promise.resolve(unsendable));
  renderAhead.renderNext([message(1)]);
  await renderAhead.rendered(message(1));
  await renderAhead.rendered(message(1));
  expect(written).toEqual([1, 1]);
});

it('reports an error only to the connection that takes the message', async () => {
  const { renderAhead } = deskOf((row) => Promise.reject(new Error(`mail ${row}`)));
  renderAhead.renderNext([message(1), message(2)]);
  await new Promise((resolve) => setImmediate(resolve));
  await expect(renderAhead.rendered(message(1))).rejects.toThrow('mail 1');
});
