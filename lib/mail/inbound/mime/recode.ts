/**
 * Finds the texts of a message that our own reader cannot decode, and has mailparser rewrite them
 * as UTF-8.
 */
import { decodeCharset, isUndecodable } from './decode-charset.ts';
import { declaredCharset } from './declared-charset.ts';
import { decodeTransfer } from './decode-transfer.ts';
import { encodedWords, wordBytes, type EncodedWord } from './decode-words.ts';
import { guessCharset, isMislabelled } from './guess-charset.ts';
import type { RawField } from './read-headers.ts';
import { readCharset, SECOND_READER_BYTES } from './second-reader.ts';
import { isTextual, type MimeLeaf, type MimeTree } from './split-mime.ts';

/** Maximum number of recoded texts in one message; later ones stay as our own reader reads them. */
const MAX_TEXTS = 40;
const MAX_HINTS = 8;

/** Bytes and texts that may still be recoded for this message. */
type Room = { bytes: number; texts: number };

/**
 * The same tree, with UTF-8 in each part and encoded word whose charset mailparser knows and
 * `TextDecoder` does not (UTF-7, DOS code pages, UTF-32, VISCII ...), and in each part whose label
 * does not fit its bytes. The others stay unchanged.
 */
export async function recode(tree: MimeTree): Promise<MimeTree> {
  const leaves = tree.leaves.some(isForeignLeaf);
  const fields = tree.fields.some(isForeignField);
  if (!leaves && !fields) return tree;
  const room = { bytes: SECOND_READER_BYTES, texts: MAX_TEXTS };
  const hints = leaves ? labelsIn(tree) : [];
  return {
    ...tree,
    fields: fields ? await inOrder(tree.fields, (field) => recodeField(field, room)) : tree.fields,
    leaves: leaves
      ? await inOrder(tree.leaves, (leaf) => recodeLeaf(leaf, { room, hints }))
      : tree.leaves,
  };
}

/** The labels of other parts and of encoded words, by which a wrong one may be corrected. */
function labelsIn({ fields, leaves }: MimeTree): string[] {
  const words = fields.flatMap(({ raw }) => (raw.includes('=?') ? encodedWords(raw) : []));
  const parts = leaves.flatMap(({ content }) => content.parameters['charset'] ?? []);
  return [...new Set([...words.map(({ charset }) => charset), ...parts])].slice(0, MAX_HINTS);
}

type Recoding = { room: Room; hints: readonly string[] };

async function recodeLeaf(leaf: MimeLeaf, { room, hints }: Recoding): Promise<MimeLeaf> {
  if (!isForeignLeaf(leaf)) return leaf;
  const { parameters } = leaf.content;
  const bytes = bytesOf(leaf);
  const charset = declaredCharset(leaf, bytes);
  const isUnknown = charset !== undefined && isUndecodable(charset, () => bytes);
  const text =
    (isUnknown ? await recodeBytes(bytes, charset, room) : null) ??
    (await guessText(bytes, charset, { room, hints }));
  if (text === null) return leaf;
  const content = { ...leaf.content, parameters: { ...parameters, charset: 'utf-8' } };
  return { ...leaf, content, encoding: '8bit', body: Buffer.from(text, 'utf8') };
}

async function guessText(
  bytes: Buffer,
  charset: string | undefined,
  { room, hints }: Recoding,
): Promise<string | null> {
  if (room.texts <= 0 || !isMislabelled(charset, bytes)) return null;
  room.texts--;
  const guess = await guessCharset(bytes, charset, hints);
  return guess === null ? null : decodeCharset(bytes, guess);
}

async function recodeField(field: RawField, room: Room): Promise<RawField> {
  if (!isForeignField(field)) return field;
  let raw = '';
  let end = 0;
  for (const word of encodedWords(field.raw)) {
    if (!isForeignWord(word)) continue;
    const text = await recodeBytes(wordBytes(word), word.charset, room);
    if (text === null) continue;
    const recoded = `=?utf-8?B?${Buffer.from(text, 'utf8').toString('base64')}?=`;
    raw += field.raw.slice(end, word.start) + recoded;
    end = word.end;
  }
  return { ...field, raw: raw + field.raw.slice(end) };
}

async function recodeBytes(bytes: Buffer, charset: string, room: Room): Promise<string | null> {
  if (room.texts <= 0 || bytes.length > room.bytes) return null;
  room.texts--;
  room.bytes -= bytes.length;
  return readCharset(bytes, charset);
}

function isForeignLeaf(leaf: MimeLeaf): boolean {
  if (!isTextual(leaf) || leaf.content.type === 'message/rfc822') return false;
  const bytes = bytesOf(leaf);
  const charset = declaredCharset(leaf, bytes);
  return (
    (charset !== undefined && isUndecodable(charset, () => bytes)) || isMislabelled(charset, bytes)
  );
}

function bytesOf(leaf: MimeLeaf): Buffer {
  return decodeTransfer(leaf.body, leaf.encoding, SECOND_READER_BYTES);
}

function isForeignField({ raw }: RawField): boolean {
  return raw.includes('=?') && encodedWords(raw).some(isForeignWord);
}

function isForeignWord(word: EncodedWord): boolean {
  return isUndecodable(word.charset, () => wordBytes(word));
}

async function inOrder<T>(items: readonly T[], change: (item: T) => Promise<T>): Promise<T[]> {
  const changed: T[] = [];
  for (const item of items) changed.push(await change(item));
  return changed;
}
