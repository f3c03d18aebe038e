/**
 * Parses the JSON of a call strictly: UTF-8, not deep, and no key twice, because two programs may
 * read two different values of it.
 */

const MAX_DEPTH = 32;
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The bytes as text; null when they are not UTF-8. */
export function readText(bytes: Uint8Array): string | null {
  try {
    return UTF8.decode(bytes);
  } catch {
    return null;
  }
}

/** Undefined for anything but strict JSON, which itself has no undefined. */
export function readJson(bytes: Uint8Array | string): unknown {
  const text = typeof bytes === 'string' ? bytes : readText(bytes);
  if (text === null || !isPlain(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads no more than the nesting and the keys, in one pass: JSON.parse checks the rest. */
function isPlain(text: string): boolean {
  const open: (Set<string> | null)[] = [];
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '{' || char === '[') {
      if (open.length === MAX_DEPTH) return false;
      open.push(char === '{' ? new Set() : null);
    } else if (char === '}' || char === ']') open.pop();
    else if (char === '"') {
      const end = endOfString(text, at);
      if (end < 0) return false;
      const keys = open.at(-1);
      if (keys && isKey(text, end)) {
        const key = keyOf(text.slice(at, end + 1));
        if (key === null || keys.has(key)) return false;
        keys.add(key);
      }
      at = end;
    }
  }
  return true;
}

function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return -1;
}

function isKey(text: string, end: number): boolean {
  let at = end + 1;
  while (/[ \t\r\n]/.test(text[at] ?? '')) at++;
  return text[at] === ':';
}

/** Decoded, because `"a"` may also be written `"\u0061"`. */
function keyOf(quoted: string): string | null {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return null;
  }
}
