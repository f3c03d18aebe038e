/**
 * Lets stack traces of the bundle name the source file and line; reads the maps at the first trace.
 */
import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';

const FOLDER = new URL('./', import.meta.url).href;
const maps = new Map();

Error.prepareStackTrace = (error, frames) =>
  [String(error), ...frames.map((frame) => `    at ${nameSource(String(frame))}`)].join('\n');

function nameSource(frame) {
  return frame.replace(/(file:[^()\s]+):(\d+):(\d+)/, (whole, file, line, column) => {
    if (!file.startsWith(FOLDER)) return whole;
    try {
      const found = mapOf(file).findEntry(Number(line) - 1, Number(column) - 1);
      const source = fileURLToPath(new URL(found.originalSource, file));
      return `${source}:${found.originalLine + 1}:${found.originalColumn + 1}`;
    } catch {
      return whole;
    }
  });
}

function mapOf(file) {
  if (!maps.has(file))
    maps.set(file, new SourceMap(JSON.parse(readFileSync(new URL(`${file}.map`), 'utf8'))));
  return maps.get(file);
}
