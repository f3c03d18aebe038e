/** Reads the script, the style and the icon of the page: the only files that it serves. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

// Found beside the sources also from the bundle in dist/, like the data files.
const FOLDER = new URL('./browser/', import.meta.url);

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

/** A closed list: the path of a request never becomes a path of the disk. */
const NAMES = [
  'page.js',
  'connection.js',
  'copy.js',
  'event-groups.js',
  'feed.js',
  'reload.js',
  'times.js',
  'page.css',
  'icon.svg',
];

export type Asset = { type: string; body: string; etag: string };

const assets = new Map<string, Asset>();

/** `path`: `/page/NAME`. Null: no such file. */
export function readAsset(path: string): Asset | null {
  const name = path.slice('/page/'.length);
  if (!NAMES.includes(name)) return null;
  const known = assets.get(name);
  if (known !== undefined) return known;
  const body = readFileSync(new URL(name, FOLDER), 'utf8');
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'text/plain';
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`;
  const asset = { type, body, etag };
  assets.set(name, asset);
  return asset;
}
