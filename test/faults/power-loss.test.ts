/**
 * Power fails at any moment of a run: the file is sound, and every commit that was acknowledged is
 * in it. The long form: `test/faults/power-loss/run.ts`.
 */
import { describe, expect, it } from 'vitest';
import { Disk } from './power-loss/disk.ts';
import { powerLoss } from './power-loss/run.ts';
import { whyNotTraceable } from './power-loss/trace.ts';

const WHY_NOT = whyNotTraceable();

describe.skipIf(WHY_NOT !== null)(
  `power loss${WHY_NOT === null ? '' : ` (left out: ${WHY_NOT})`}`,
  () => {
    it(
      'loses no acknowledged commit, in the middle of commits and of checkpoints',
      { timeout: 60_000 },
      async () => {
        const outcome = await powerLoss({ images: 80, messages: 30 });
        expect(outcome.losses).toEqual([]);
        expect(outcome).toMatchObject({
          images: 80,
          said: expect.toSatisfy((n: number) => n > 60),
          checkpoints: expect.toSatisfy((n: number) => n >= 30),
        });
      },
    );

    it(
      'would be seen if it did: with synchronous=NORMAL acknowledged commits are lost',
      { timeout: 60_000 },
      async () => {
        const { losses } = await powerLoss({ images: 20, messages: 20, synchronous: 'NORMAL' });
        expect(losses.length).toBeGreaterThan(0);
        expect(
          losses.filter(({ what }) => !what.includes('behind what was said')),
          'lost, but sound',
        ).toEqual([]);
      },
    );
  },
);

describe('the disk of these tests', () => {
  const page = (fill: string): Buffer => Buffer.alloc(1024, fill);
  const crashes = (disk: Disk): Set<string> =>
    new Set(
      Array.from({ length: 200 }, (_, seed) =>
        disk
          .crash(String(seed), 512)
          .map(({ name, bytes }) => `${name}:${bytes.toString('latin1').replace(/(.)\1+/gs, '$1')}`)
          .join(),
      ),
    );

  it('keeps flushed data, and of the other data any sector as it was after any write', () => {
    const disk = new Disk([{ name: 'f', bytes: page('a') }]);
    disk.apply({ kind: 'write', file: 'f', offset: 0, bytes: page('b') });
    disk.apply({ kind: 'write', file: 'f', offset: 512, bytes: Buffer.alloc(512, 'c') });
    expect([...crashes(disk)].sort()).toEqual(['f:a', 'f:ab', 'f:ac', 'f:b', 'f:ba', 'f:bc']);
    disk.apply({ kind: 'flush', file: 'f' });
    expect([...crashes(disk)]).toEqual(['f:bc']);
  });

  it('loses a new name, and finds a removed one again, until the folder is flushed', () => {
    const disk = new Disk([{ name: 'old', bytes: page('o') }]);
    disk.apply({ kind: 'write', file: 'new', offset: 0, bytes: page('n') });
    disk.apply({ kind: 'flush', file: 'new' });
    disk.apply({ kind: 'remove', file: 'old' });
    expect([...crashes(disk)].sort()).toEqual(['', 'new:n', 'new:n,old:o', 'old:o']);
    disk.apply({ kind: 'flush_folder' });
    expect([...crashes(disk)]).toEqual(['new:n']);
  });
});
