/**
 * Power failures: crash images rebuilt from a recorded trace, opened by our own code. `node
 * --import tsx test/faults/power-loss/run.ts 600` for the long form.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { HOUR } from '../../../lib/domain/time.ts';
import { closeState, openState } from '../../../lib/state/file/open.ts';
import { MONDAY } from '../../support/quota.ts';
import { plan } from '../../support/sending.ts';
import { newPath, people, seededState } from '../../support/state-file.ts';
import { Disk, type Image } from './disk.ts';
import { record, whyNotTraceable, type TraceStep } from './trace.ts';
import type { WriterSaid } from './writer.ts';
import type { State } from '../../../lib/state/file/transact.ts';

export type Loss = { image: number; seed: string; what: string };
/** `checkpoints`: images taken while pages went from the log into the file. */
export type ImageOutcome = {
  images: number;
  checkpoints: number;
  torn: number;
  said: number;
  losses: Loss[];
};
type Options = { images: number; synchronous?: 'FULL' | 'NORMAL'; messages?: number };

const FILE = 'campaigns.db';
const FAR = ['scheduled', 'reserved', 'transmitting', 'sent'];

/**
 * Records one run of the writer and fails its power `images` times. Every choice is a hash of the
 * number of the image.
 */
export async function powerLoss({
  images,
  synchronous = 'FULL',
  messages = 40,
}: Options): Promise<ImageOutcome> {
  const state = await seededState({ people: people(messages) }, newPath());
  await plan(state, MONDAY, messages);
  state.db.prepare('UPDATE message SET send_at = ?, open_until = ?').run(MONDAY, MONDAY + 8 * HOUR);
  closeState(state);
  const start: Image = [{ name: FILE, bytes: readFileSync(state.path) }];
  const steps = await record(state.path, synchronous);
  const outcome: ImageOutcome = {
    images: 0,
    checkpoints: 0,
    torn: 0,
    said: steps.filter(({ kind }) => kind === 'said').length,
    losses: [],
  };
  const disk = new Disk(start);
  const cuts = chooseCuts(steps, start, images);
  const said = new Map<string, WriterSaid['state']>();
  for (const [index, step] of steps.entries()) {
    disk.apply(step);
    if (step.kind === 'said') {
      const { messageId, state: far } = JSON.parse(step.line) as WriterSaid;
      if (FAR.indexOf(far) > FAR.indexOf(said.get(messageId) ?? 'scheduled'))
        said.set(messageId, far);
    }
    for (let each = cuts.get(index) ?? 0; each > 0; each--) {
      const seed = `${synchronous} ${index} ${each}`;
      outcome.images++;
      if (disk.loose(FILE)) outcome.checkpoints++;
      if (disk.loose(FILE) || disk.loose(`${FILE}-wal`)) outcome.torn++;
      // Disks write 512 bytes whole, newer ones 4,096.
      const what = await examine(disk.crash(seed, outcome.images % 2 === 0 ? 512 : 4096), said);
      if (what !== null) outcome.losses.push({ image: outcome.images, seed, what });
    }
  }
  return outcome;
}

/**
 * Half of them anywhere, half where pages are on their way from the log into the file: step to
 * number of images.
 */
function chooseCuts(
  steps: readonly TraceStep[],
  start: Image,
  images: number,
): Map<number, number> {
  const disk = new Disk(start);
  const during = steps.flatMap((step, index) => {
    disk.apply(step);
    return disk.loose(FILE) ? [index] : [];
  });
  const cuts = new Map<number, number>();
  for (let image = 0; image < images; image++) {
    const chance = createHash('sha256').update(`cut ${image}`).digest().readUInt32BE(0);
    const cut =
      image % 2 === 0 || during.length === 0
        ? chance % steps.length
        : (during[chance % during.length] as number);
    cuts.set(cut, (cuts.get(cut) ?? 0) + 1);
  }
  return cuts;
}

/** Null: sound, and every acknowledged commit is in it. */
async function examine(
  image: Image,
  said: ReadonlyMap<string, WriterSaid['state']>,
): Promise<string | null> {
  const folder = mkdtempSync(join(tmpdir(), 'power-loss-'));
  try {
    for (const { name, bytes } of image)
      writeFileSync(join(folder, basename(name)), bytes, { mode: 0o600 });
    const state = await openAfter(join(folder, FILE));
    try {
      const sound = state.db.pragma('integrity_check(1)');
      if (sound !== 'ok') return `integrity_check: ${String(sound)}`;
      const found = new Map(
        (
          state.db.prepare('SELECT message_id AS id, state FROM message').all() as {
            id: string;
            state: string;
          }[]
        ).map(({ id, state: far }) => [id, far]),
      );
      const lost = [...said].filter(
        ([id, far]) => FAR.indexOf(found.get(id) ?? '') < FAR.indexOf(far),
      );
      return lost.length === 0
        ? null
        : `${lost.length} of ${said.size} messages are behind what was said of them`;
    } finally {
      closeState(state);
    }
  } catch (error) {
    return `cannot be opened: ${(error as Error).message}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1]?.endsWith('power-loss/run.ts') === true) {
  const images = Number(process.argv[2] ?? 600);
  const why = whyNotTraceable();
  if (why !== null) console.log(`power loss: left out, ${why}`);
  else {
    const full = await powerLoss({ images });
    const normal = await powerLoss({ images: Math.ceil(images / 6), synchronous: 'NORMAL' });
    const counted = ({ losses, ...rest }: ImageOutcome): object => ({
      ...rest,
      lost: losses.length,
      first: losses.slice(0, 3),
    });
    console.log(JSON.stringify({ full: counted(full), normal: counted(normal) }, null, 2));
    if (full.losses.length > 0 || normal.losses.length === 0) process.exitCode = 1;
  }
}

/**
 * A file may say that it lacks its log, if the name of the log was not on the disk yet. Then it
 * needs the operator's word before it is written to again. It may be read, and must hold
 * everything.
 */
async function openAfter(path: string): Promise<State> {
  try {
    return await openState(path, 'write', { now: MONDAY });
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'state_wal_missing') throw error;
    return openState(path, 'read', { now: MONDAY });
  }
}
