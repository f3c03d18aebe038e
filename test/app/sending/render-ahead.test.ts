/** Mails written ahead: each once, and what goes wrong is met by the lane that takes it. */
import { expect, it } from 'vitest';
import { createDesk } from '../../../lib/app/sending/render-ahead.ts';
import type { Written } from '../../../lib/app/sending/deliver.ts';
import type { DueMessage } from '../../../lib/domain/sending/message.ts';

const message = (row: number): DueMessage => ({ row }) as DueMessage;
const unsendable: Written = {
  ok: false,
  fault: { reason: 'missing_field', part: 'text', field: 'city', detail: null },
};

function deskOf(write: (row: number) => Promise<Written>): {
  desk: ReturnType<typeof createDesk>;
  written: number[];
} {
  const written: number[] = [];
  return { written, desk: createDesk(({ row }) => (written.push(row), write(row))) };
}

it('writes the first of the next that does not lie ready, and none twice', async () => {
  const { desk, written } = deskOf(() => Promise.resolve(unsendable));
  const next = [message(1), message(2)];
  for (let time = 0; time < 3; time++) desk.prepare(next);
  expect(written).toEqual([1, 2]);
  await desk.take(message(1));
  await desk.take(message(3));
  expect(written).toEqual([1, 2, 3]);
});

it('writes anew what was taken before: a mail that came back to the queue may read otherwise', async () => {
  const { desk, written } = deskOf(() => Promise.resolve(unsendable));
  desk.prepare([message(1)]);
  await desk.take(message(1));
  await desk.take(message(1));
  expect(written).toEqual([1, 1]);
});

it('tells of an error only the lane that takes the mail', async () => {
  const { desk } = deskOf((row) => Promise.reject(new Error(`mail ${row}`)));
  desk.prepare([message(1), message(2)]);
  await new Promise((resolve) => setImmediate(resolve));
  await expect(desk.take(message(1))).rejects.toThrow('mail 1');
});
