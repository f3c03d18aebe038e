/** Finds the charset that a part declares: in its header, or in the HTML itself. */
import type { MimeLeaf } from './split-mime.ts';

/** `<meta charset=...>` and `<meta http-equiv=... content="text/html; charset=...">`. */
const META = /<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{2,40})/i;
/** Browsers look no further. */
const WITHIN = 1_024;

/** `bytes`: decoded from the transfer encoding. */
export function declaredCharset({ content }: MimeLeaf, bytes: Buffer): string | undefined {
  const { charset } = content.parameters;
  if (charset !== undefined || content.type !== 'text/html') return charset;
  return META.exec(bytes.toString('latin1', 0, WITHIN))?.[1];
}
