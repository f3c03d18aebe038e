/**
 * Files and folders inside the database, in the layout of AgentFS: names in `fs_dentry`, contents
 * in chunks.
 */
import type { Database } from '../engine/database.ts';
import { Failure } from '../../domain/failure.ts';
import type { Instant } from '../../domain/time.ts';
import { DEFAULT_CHUNK_SIZE, ROOT_INODE, S_IFDIR, S_IFMT, S_IFREG } from './schema.ts';
import { prepared } from '../file/prepared.ts';

/**
 * Reports name prospects: a mounted file system gives rights to the owner only, like the database.
 */
const FILE_MODE = S_IFREG | 0o600;
const FOLDER_MODE = S_IFDIR | 0o700;

export type FolderEntry = {
  name: string;
  kind: 'file' | 'folder' | 'other';
  size: number;
  modifiedAt: Instant;
};

type Inode = { ino: number; mode: number };

/**
 * Writes a file at an absolute path: creates missing folders and replaces the content of an
 * existing file (its inode and mode stay). Runs in the caller's transaction. Throws Failure
 * `path_in_the_way` when a part of the path is not a folder or the path is a folder, made by
 * another program.
 */
export function writeFile(
  db: Database,
  path: string,
  content: string | Buffer,
  options: { now: Instant },
): void {
  const at = Math.floor(options.now / 1000);
  const parts = splitPath(path);
  const name = parts.pop();
  if (name === undefined) throw new TypeError('The root folder is not a file.');
  let parent = ROOT_INODE;
  for (const part of parts) parent = enterFolder(db, parent, { name: part, path, at });

  const existing = lookUp(db, parent, name);
  if (existing !== null && (existing.mode & S_IFMT) !== S_IFREG) throw inTheWay(path);
  const ino = existing?.ino ?? addEntry(db, parent, { name, mode: FILE_MODE, at });
  replaceContent(db, ino, typeof content === 'string' ? Buffer.from(content, 'utf8') : content);
  prepared(
    db,
    'UPDATE fs_inode SET size = (SELECT coalesce(sum(length(data)), 0) FROM fs_data WHERE ino = @ino), mtime = @at, ctime = @at, mtime_nsec = 0, ctime_nsec = 0 WHERE ino = @ino',
  ).run({ ino, at });
}

/** The whole content of a file; null when there is no file at this path. */
export function readFile(db: Database, path: string): Buffer | null {
  const inode = resolve(db, path);
  if (inode === null || (inode.mode & S_IFMT) !== S_IFREG) return null;
  const chunks = db
    .prepare<[number], Buffer>('SELECT data FROM fs_data WHERE ino = ? ORDER BY chunk_index')
    .pluck()
    .all(inode.ino);
  return Buffer.concat(chunks);
}

/** The entries of a folder by name, sizes in bytes; empty when there is no folder at this path. */
export function listFolder(db: Database, path: string): FolderEntry[] {
  const folder = resolve(db, path);
  if (folder === null || (folder.mode & S_IFMT) !== S_IFDIR) return [];
  return db
    .prepare<[number], { name: string; mode: number; size: number; mtime: number }>(
      `SELECT d.name, i.mode, i.size, i.mtime FROM fs_dentry d JOIN fs_inode i ON i.ino = d.ino
       WHERE d.parent_ino = ? ORDER BY d.name`,
    )
    .all(folder.ino)
    .map(({ name, mode, size, mtime }) => ({
      name,
      kind: kindOf(mode),
      size,
      modifiedAt: mtime * 1000,
    }));
}

function kindOf(mode: number): FolderEntry['kind'] {
  if ((mode & S_IFMT) === S_IFREG) return 'file';
  return (mode & S_IFMT) === S_IFDIR ? 'folder' : 'other';
}

/**
 * This program makes all paths, so a bad one is a defect; `..` and empty parts have no meaning in
 * this file system.
 */
function splitPath(path: string): string[] {
  const parts = path.split('/').slice(1);
  if (path === '/') return [];
  const sound =
    path.startsWith('/') &&
    parts.every((part) => part !== '' && part !== '.' && part !== '..' && !/\p{Cc}/u.test(part));
  if (!sound)
    throw new TypeError(
      'An AgentFS path is absolute, without empty, relative or control-character parts.',
    );
  return parts;
}

function resolve(db: Database, path: string): Inode | null {
  let inode: Inode | null = { ino: ROOT_INODE, mode: S_IFDIR };
  for (const part of splitPath(path)) {
    if (inode === null) return null;
    inode = lookUp(db, inode.ino, part);
  }
  return inode;
}

function lookUp(db: Database, parent: number, name: string): Inode | null {
  const statement = db.prepare<[number, string], Inode>(
    'SELECT i.ino, i.mode FROM fs_dentry d JOIN fs_inode i ON i.ino = d.ino WHERE d.parent_ino = ? AND d.name = ?',
  );
  return statement.get(parent, name) ?? null;
}

function enterFolder(
  db: Database,
  parent: number,
  entry: { name: string; path: string; at: number },
): number {
  const existing = lookUp(db, parent, entry.name);
  if (existing === null)
    return addEntry(db, parent, { name: entry.name, mode: FOLDER_MODE, at: entry.at });
  if ((existing.mode & S_IFMT) !== S_IFDIR) throw inTheWay(entry.path);
  return existing.ino;
}

/**
 * Adds an inode with one name. The SDK counts one link for folders too, because they have no `.`
 * and `..`.
 */
function addEntry(
  db: Database,
  parent: number,
  entry: { name: string; mode: number; at: number },
): number {
  const { lastInsertRowid } = db
    .prepare(
      'INSERT INTO fs_inode (mode, nlink, atime, mtime, ctime) VALUES (@mode, 1, @at, @at, @at)',
    )
    .run({ mode: entry.mode, at: entry.at });
  const ino = lastInsertRowid;
  prepared(db, 'INSERT INTO fs_dentry (name, parent_ino, ino) VALUES (?, ?, ?)').run(
    entry.name,
    parent,
    ino,
  );
  prepared(db, 'UPDATE fs_inode SET mtime = @at, ctime = @at WHERE ino = @parent').run({
    at: entry.at,
    parent,
  });
  return ino;
}

function replaceContent(db: Database, ino: number, content: Buffer): void {
  const size = chunkSize(db);
  prepared(db, 'DELETE FROM fs_data WHERE ino = ?').run(ino);
  const insert = prepared(db, 'INSERT INTO fs_data (ino, chunk_index, data) VALUES (?, ?, ?)');
  for (let index = 0; index * size < content.length; index++) {
    insert.run(ino, index, content.subarray(index * size, (index + 1) * size));
  }
}

/** The creator of the file chose the chunk size; it must not change afterwards. */
function chunkSize(db: Database): number {
  const value = db
    .prepare<[], string>("SELECT value FROM fs_config WHERE key = 'chunk_size'")
    .pluck()
    .get();
  const size = Number.parseInt(value ?? '', 10);
  return size > 0 ? size : DEFAULT_CHUNK_SIZE;
}

function inTheWay(path: string): Failure {
  return new Failure({
    code: 'path_in_the_way',
    exit: 'refused',
    message: `${path} cannot be written in the state file: another entry has that name, or a part of the path is a file.`,
    hint: 'Another program made it. Move it away with the agentfs tool, then call again.',
  });
}
