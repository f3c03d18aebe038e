/** Lines on stdout: written as soon as they exist, but no faster than the reader reads. */
import { setTimeout as pause } from 'node:timers/promises';
import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { writeLines } from '../../../lib/cli/render/write-lines.ts';

const LINE = { text: 'x'.repeat(1_000) };

/** A stream that takes a piece every `ms`, and all that it took. */
function slowStream(ms: number): { stream: Writable; taken: () => string } {
  let taken = '';
  const stream = new Writable({
    highWaterMark: 16_384,
    decodeStrings: false,
    write: (piece: string, _encoding, done) => {
      taken += piece;
      void pause(ms).then(() => done());
    },
  });
  return { stream, taken: () => taken };
}

it('writes every line once, in order', async () => {
  const { stream, taken } = slowStream(0);
  await writeLines(
    Array.from({ length: 200 }, (_, i) => ({ i, ...LINE })),
    stream,
  );
  stream.end();
  await new Promise((resolve) => stream.on('finish', resolve));
  expect(
    taken()
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { i: number }).i),
  ).toEqual(Array.from({ length: 200 }, (_, i) => i));
});

it('makes no line before the reader has taken most of those before', async () => {
  const { stream, taken } = slowStream(2);
  let ahead = 0;
  function* lines(): Generator<{ text: string }> {
    for (let i = 0; i < 500; i++) {
      ahead = Math.max(ahead, i - taken().length / 1_011);
      yield LINE;
    }
  }
  await writeLines(lines(), stream);
  expect(ahead).toBeLessThan(60);
});

it('does not keep a line back while the next one has to be waited for', async () => {
  const { stream, taken } = slowStream(0);
  const seen: string[] = [];
  await writeLines(
    (async function* () {
      yield { first: true };
      await pause(20);
      seen.push(taken());
    })(),
    stream,
  );
  expect(seen).toEqual(['{"first":true}\n']);
});

it('ends when its reader has ended', async () => {
  const { stream } = slowStream(1);
  let made = 0;
  await writeLines(
    (function* () {
      for (;;) {
        if (++made === 100) stream.destroy();
        yield LINE;
      }
    })(),
    stream,
  );
  expect(made).toBeLessThan(200);
});
