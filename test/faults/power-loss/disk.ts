/**
 * A disk that keeps flushed data; a seed decides the rest: any sector in any state it has been in
 * since.
 */
import { createHash } from 'node:crypto';
import type { TraceStep } from './trace.ts';

type Write = { offset: number; bytes: Buffer } | { size: number };
type File = {
  /** As it was flushed last. */
  kept: Buffer;
  /** Since then, in order. */
  loose: Write[];
  /** Whether its name would survive. */
  named: boolean;
};

export type Image = { name: string; bytes: Buffer }[];

export class Disk {
  readonly #files = new Map<string, File>();
  /** Removed, but the folder was not flushed: it may come back. */
  readonly #removed = new Map<string, File>();

  constructor(start: Image) {
    for (const { name, bytes } of start)
      this.#files.set(name, { kept: Buffer.from(bytes), loose: [], named: true });
  }

  apply(step: TraceStep): void {
    switch (step.kind) {
      case 'write':
        return void this.#file(step.file).loose.push({ offset: step.offset, bytes: step.bytes });
      case 'truncate':
        return void this.#file(step.file).loose.push({ size: step.size });
      case 'create':
        return void this.#file(step.file);
      case 'remove': {
        const file = this.#files.get(step.file);
        if (file) this.#removed.set(step.file, file);
        return void this.#files.delete(step.file);
      }
      case 'flush': {
        const file = this.#files.get(step.file) ?? this.#removed.get(step.file);
        if (!file) return;
        for (const write of file.loose) file.kept = written(file.kept, write);
        return void (file.loose = []);
      }
      case 'flush_folder':
        this.#removed.clear();
        return this.#files.forEach((file) => (file.named = true));
      case 'said':
    }
  }

  /** True when a flush would change something: the moments at which it matters that power fails. */
  loose(file: string): boolean {
    return (this.#files.get(file)?.loose.length ?? 0) > 0;
  }

  /**
   * The content found after a power failure now. `sector`: the unit that the disk writes
   * completely.
   */
  crash(seed: string, sector: number): Image {
    const choose = chooser(seed);
    const image: Image = [];
    for (const [name, file] of this.#files)
      if (file.named || choose(2) === 1) image.push({ name, bytes: survive(file, sector, choose) });
    for (const [name, file] of this.#removed)
      if (!this.#files.has(name) && choose(2) === 1)
        image.push({ name, bytes: survive(file, sector, choose) });
    return image;
  }

  #file(name: string): File {
    let file = this.#files.get(name);
    if (!file) this.#files.set(name, (file = { kept: Buffer.alloc(0), loose: [], named: false }));
    return file;
  }
}

/**
 * Each sector may have been written back after any of the writes to it, or after none; a changed
 * length likewise.
 */
function survive({ kept, loose }: File, sector: number, choose: (n: number) => number): Buffer {
  // Sometimes none or all of the unflushed data: a cache that was never written back, or one just
  // written.
  const mood = choose(8);
  if (mood === 0) return Buffer.from(kept);
  const reached = new Map<number, number>();
  let bytes: Buffer = Buffer.from(kept);
  const touching = new Map<number, number>();
  for (const write of loose)
    if ('offset' in write)
      for (const at of sectorsOf(write, sector)) touching.set(at, (touching.get(at) ?? 0) + 1);
  for (const [at, times] of touching) touching.set(at, mood === 1 ? times : choose(times + 1));
  for (const write of loose) {
    if ('size' in write) {
      if (mood === 1 || choose(2) === 1) bytes = written(bytes, write);
      continue;
    }
    for (const at of sectorsOf(write, sector)) {
      const before = reached.get(at) ?? 0;
      reached.set(at, before + 1);
      if (before >= (touching.get(at) ?? 0)) continue;
      const from = Math.max(write.offset, at * sector);
      const to = Math.min(write.offset + write.bytes.length, (at + 1) * sector);
      bytes = written(bytes, {
        offset: from,
        bytes: write.bytes.subarray(from - write.offset, to - write.offset),
      });
    }
  }
  return bytes;
}

function sectorsOf({ offset, bytes }: { offset: number; bytes: Buffer }, sector: number): number[] {
  const first = Math.floor(offset / sector);
  return Array.from(
    { length: Math.floor((offset + bytes.length - 1) / sector) - first + 1 },
    (_, index) => first + index,
  );
}

/** A hole reads as zeros. */
function written(bytes: Buffer, write: Write): Buffer {
  if ('size' in write)
    return write.size <= bytes.length
      ? bytes.subarray(0, write.size)
      : Buffer.concat([bytes, Buffer.alloc(write.size - bytes.length)]);
  const end = write.offset + write.bytes.length;
  const result =
    end <= bytes.length ? bytes : Buffer.concat([bytes, Buffer.alloc(end - bytes.length)]);
  write.bytes.copy(result, write.offset);
  return result;
}

/** Numbers below n, the same for the same seed. */
function chooser(seed: string): (n: number) => number {
  let pool = Buffer.alloc(0);
  let round = 0;
  return (n) => {
    if (pool.length < 4) pool = createHash('sha256').update(`${seed} ${round++}`).digest();
    const value = pool.readUInt32BE(0) % n;
    pool = pool.subarray(4);
    return value;
  };
}
