/**
 * Reads the text of an RTF body: plain, or the HTML that Outlook wrapped in it (MS-OXRTFEX). One
 * pass, no recursion; what is damaged is left out.
 */
import { decodeCharset } from '../../mime/decode-charset.ts';
import { charsetLabel, codePageOfFont } from './rtf-fonts.ts';

export type RtfText = { isHtml: boolean; text: string };

/** Groups that hold no text of the message. */
const SILENT: ReadonlySet<string> = new Set(
  (
    'fonttbl colortbl stylesheet info pict object header footer headerl headerr headerf footerl ' +
    'footerr footerf footnote listtable listoverridetable themedata datastore fldinst xmlnstbl'
  ).split(' '),
);
const CHARACTERS: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  row: '\n',
  sect: '\n',
  page: '\n',
  tab: '\t',
  cell: '\t',
  lquote: '\u2018',
  rquote: '\u2019',
  ldblquote: '\u201c',
  rdblquote: '\u201d',
  bullet: '\u2022',
  endash: '\u2013',
  emdash: '\u2014',
  emspace: ' ',
  enspace: ' ',
};
const SYMBOLS: Readonly<Record<string, string>> = { '~': '\u00a0', _: '-', '-': '' };
const TOKEN =
  /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|[\r\n]+|[^\\{}\r\n]+/gis;
const MAX_TEXT = 262_144;
const MAX_DEPTH = 256;

type Group = {
  isSilent: boolean;
  isFontTable: boolean;
  /** Between `\htmlrtf` and `\htmlrtf0`: formatting that the HTML also has. */
  isDoubled: boolean;
  codePage: number | null;
  /** Characters after `\u` that repeat it for old programs. */
  repeated: number;
};

export function readRtf(source: Buffer): RtfText | null {
  const rtf = source.toString('latin1');
  if (!/^\s*\{\\rtf/.test(rtf)) return null;
  return new RtfReader(rtf).read();
}

class RtfReader {
  readonly #rtf: string;
  readonly #fonts = new Map<number, number | null>();
  readonly #groups: Group[] = [];
  #group: Group = {
    isSilent: false,
    isFontTable: false,
    isDoubled: false,
    codePage: null,
    repeated: 1,
  };
  #text: string[] = [];
  #length = 0;
  #bytes: number[] = [];
  #isHtml = false;
  #own: number | null = null;
  #font = 0;
  #skip = 0;
  #depthBeyond = 0;
  /** After `\*`: an unknown group is silent. */
  #isOptional = false;

  constructor(rtf: string) {
    this.#rtf = rtf;
  }

  read(): RtfText {
    for (const token of this.#rtf.matchAll(TOKEN)) {
      if (this.#length >= MAX_TEXT) break;
      const [all, word, number, hex, symbol, brace] = token;
      if (hex !== undefined) this.#byte(Number.parseInt(hex, 16));
      else if (word !== undefined) this.#word(word.toLowerCase(), toNumber(number));
      else if (brace !== undefined) this.#brace(brace);
      else if (symbol !== undefined) this.#symbol(symbol);
      else if (!all.startsWith('\r') && !all.startsWith('\n')) this.#characters(all);
    }
    this.#flush();
    return { isHtml: this.#isHtml, text: this.#text.join('').slice(0, MAX_TEXT) };
  }

  #brace(brace: string): void {
    this.#flush();
    this.#skip = 0;
    this.#isOptional = false;
    if (brace === '{') {
      if (this.#groups.length >= MAX_DEPTH) this.#depthBeyond++;
      else this.#groups.push({ ...this.#group });
    } else if (this.#depthBeyond > 0) this.#depthBeyond--;
    else this.#group = this.#groups.pop() ?? this.#group;
  }

  #symbol(symbol: string): void {
    if (symbol === '*') this.#isOptional = true;
    else if (symbol === '\r' || symbol === '\n') this.#add('\n');
    else this.#add(SYMBOLS[symbol] ?? symbol);
  }

  #word(word: string, number: number | null): void {
    if (this.#isOptional || SILENT.has(word)) this.#destination(word);
    const group = this.#group;
    const character = CHARACTERS[word];
    if (character !== undefined) this.#add(character);
    else if (word === 'u' && number !== null) this.#unicode(number);
    else if (word === 'uc') group.repeated = Math.min(Math.max(number ?? 1, 0), 8);
    else if (word === 'bin') this.#skip = Math.max(number ?? 0, 0);
    else if (word === 'htmlrtf') {
      this.#flush();
      group.isDoubled = number !== 0;
    } else if (word === 'fromhtml') this.#isHtml = true;
    else if (word === 'ansicpg') group.codePage = this.#own = number;
    else if (word === 'f') this.#useFont(number ?? 0);
    else if (word === 'fcharset' && group.isFontTable)
      this.#fonts.set(this.#font, codePageOfFont(number ?? 0));
  }

  #destination(word: string): void {
    this.#isOptional = false;
    if (word === 'fonttbl') this.#group.isFontTable = true;
    // The only optional group with a text: the HTML between the formatting.
    this.#group.isSilent ||= word !== 'htmltag';
    if (word === 'htmltag') this.#group.isDoubled = false;
  }

  #useFont(font: number): void {
    if (this.#group.isFontTable) this.#font = font;
    else {
      this.#flush();
      this.#group.codePage = this.#fonts.get(font) ?? this.#own;
    }
  }

  #unicode(number: number): void {
    this.#add(String.fromCharCode(number & 0xffff));
    this.#skip = this.#group.repeated;
  }

  #byte(byte: number): void {
    if (this.#skip > 0) this.#skip--;
    else if (this.#isHeard) this.#bytes.push(byte);
  }

  #characters(text: string): void {
    const skipped = Math.min(this.#skip, text.length);
    this.#skip -= skipped;
    this.#add(text.slice(skipped));
  }

  get #isHeard(): boolean {
    return !this.#group.isSilent && !this.#group.isDoubled && this.#depthBeyond === 0;
  }

  #add(text: string): void {
    this.#flush();
    if (!this.#isHeard || text === '') return;
    this.#text.push(text);
    this.#length += text.length;
  }

  /** Bytes in a row may be the halves of one character. */
  #flush(): void {
    if (this.#bytes.length === 0) return;
    const bytes = Buffer.from(this.#bytes);
    this.#bytes = [];
    const text = decodeCharset(bytes, charsetLabel(this.#group.codePage ?? 1252));
    this.#text.push(text);
    this.#length += text.length;
  }
}

function toNumber(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits);
}
