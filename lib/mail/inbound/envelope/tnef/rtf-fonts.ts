/** Which Windows code page the bytes of a text have: by the number that RTF or MAPI gives. */

/** Character sets of fonts (RTF 1.9.1, `\fcharset`). 0 is the document's own. */
const BY_FONT: Readonly<Record<number, number>> = {
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
};

const LABELS: Readonly<Record<number, string>> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  20127: 'us-ascii',
  20866: 'koi8-r',
  21866: 'koi8-u',
  50220: 'iso-2022-jp',
  51932: 'euc-jp',
  54936: 'gb18030',
  65001: 'utf-8',
};

export function codePageOfFont(charset: number): number | null {
  return BY_FONT[charset] ?? null;
}

/** The label of a code page; undefined when it is unknown. */
export function charsetLabel(codePage: number | null): string | undefined {
  if (codePage === null) return undefined;
  if (codePage >= 1250 && codePage <= 1258) return `windows-${codePage}`;
  if (codePage > 28590 && codePage < 28606) return `iso-8859-${codePage - 28590}`;
  return LABELS[codePage];
}
