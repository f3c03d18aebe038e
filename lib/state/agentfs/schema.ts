/**
 * The tables of the AgentFS specification 0.4, as the official SDKs create them, so that the SDKs
 * and this program share a file.
 */

/**
 * Bytes of one row of `fs_data`; fixed for the life of a file, so every reader uses `fs_config`.
 */
export const DEFAULT_CHUNK_SIZE = 4096;

export const ROOT_INODE = 1;
/** Upper bits of `fs_inode.mode`, as in stat(2). */
export const S_IFMT = 0o170000;
export const S_IFREG = 0o100000;
export const S_IFDIR = 0o040000;

/**
 * The same columns that `agentfs-sdk` 0.6.4 creates on open. Its `CREATE TABLE IF NOT EXISTS`
 * therefore changes nothing in our file, and ours changes nothing in its file.
 *
 * - `tool_calls.status` is not in the specification, but both SDKs (TypeScript, Rust) read and
 * write it.
 * - The root folder starts at second 0 and gets the time of its first entry: this text has no
 * clock.
 * - The SDKs read the file with another engine than SQLite (Turso). It parses the *whole* schema
 * when it opens a file and refuses CHECK constraints, generated columns and triggers. So our own
 * tables must not have any.
 */
export const AGENTFS_SCHEMA = `
CREATE TABLE IF NOT EXISTS tool_calls (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  parameters TEXT,
  result TEXT,
  error TEXT,
  status TEXT NOT NULL DEFAULT 'pending',
  started_at INTEGER NOT NULL,
  completed_at INTEGER,
  duration_ms INTEGER
);
CREATE INDEX IF NOT EXISTS idx_tool_calls_name ON tool_calls(name);
CREATE INDEX IF NOT EXISTS idx_tool_calls_started_at ON tool_calls(started_at);

CREATE TABLE IF NOT EXISTS kv_store (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  created_at INTEGER DEFAULT (unixepoch()),
  updated_at INTEGER DEFAULT (unixepoch())
);
CREATE INDEX IF NOT EXISTS idx_kv_store_created_at ON kv_store(created_at);

CREATE TABLE IF NOT EXISTS fs_config (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS fs_inode (
  ino INTEGER PRIMARY KEY AUTOINCREMENT,
  mode INTEGER NOT NULL,
  nlink INTEGER NOT NULL DEFAULT 0,
  uid INTEGER NOT NULL DEFAULT 0,
  gid INTEGER NOT NULL DEFAULT 0,
  size INTEGER NOT NULL DEFAULT 0,
  atime INTEGER NOT NULL,
  mtime INTEGER NOT NULL,
  ctime INTEGER NOT NULL,
  rdev INTEGER NOT NULL DEFAULT 0,
  atime_nsec INTEGER NOT NULL DEFAULT 0,
  mtime_nsec INTEGER NOT NULL DEFAULT 0,
  ctime_nsec INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS fs_dentry (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  parent_ino INTEGER NOT NULL,
  ino INTEGER NOT NULL,
  UNIQUE(parent_ino, name)
);
CREATE INDEX IF NOT EXISTS idx_fs_dentry_parent ON fs_dentry(parent_ino, name);
CREATE TABLE IF NOT EXISTS fs_data (
  ino INTEGER NOT NULL,
  chunk_index INTEGER NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (ino, chunk_index)
);
CREATE TABLE IF NOT EXISTS fs_symlink (
  ino INTEGER PRIMARY KEY,
  target TEXT NOT NULL
);

INSERT OR IGNORE INTO fs_config (key, value) VALUES ('chunk_size', '${DEFAULT_CHUNK_SIZE}'), ('schema_version', '0.4');
INSERT OR IGNORE INTO fs_inode (ino, mode, nlink, atime, mtime, ctime) VALUES (${ROOT_INODE}, ${S_IFDIR | 0o755}, 1, 0, 0, 0);
`;
