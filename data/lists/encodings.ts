/**
 * Encodings in which spreadsheets save CSV when it is not UTF-8: the label of the WHATWG Encoding
 * Standard, the kind of writing, and the endings of domains whose people write that way.
 *
 * Sources: the ANSI code pages of Windows by language (Microsoft, "Code Page Identifiers"), "Text
 * (Macintosh)" of Excel for Mac, and the encodings that LibreOffice offers at an export.
 */
export type EncodingRule = {
  label: string;
  /** Unicode scripts of its letters beyond ASCII. */
  scripts: readonly string[];
  /** Top-level domains whose lists are often written in it. */
  endings: readonly string[];
};

export const ENCODINGS: readonly EncodingRule[] = [
  { label: 'windows-1252', scripts: ['Latin'], endings: [] },
  {
    label: 'windows-1250',
    scripts: ['Latin'],
    endings: ['pl', 'cz', 'sk', 'hu', 'hr', 'si', 'ro', 'rs', 'ba', 'al'],
  },
  { label: 'windows-1254', scripts: ['Latin'], endings: ['tr'] },
  { label: 'windows-1257', scripts: ['Latin'], endings: ['lt', 'lv', 'ee'] },
  { label: 'macintosh', scripts: ['Latin'], endings: [] },
  {
    label: 'iso-8859-2',
    scripts: ['Latin'],
    endings: ['pl', 'cz', 'sk', 'hu', 'hr', 'si', 'ro'],
  },
  { label: 'iso-8859-15', scripts: ['Latin'], endings: [] },
  {
    label: 'windows-1251',
    scripts: ['Cyrillic'],
    endings: ['ru', 'by', 'ua', 'bg', 'kz', 'su', 'mk', 'rs'],
  },
  { label: 'koi8-r', scripts: ['Cyrillic'], endings: ['ru', 'su'] },
  { label: 'windows-1253', scripts: ['Greek'], endings: ['gr', 'cy'] },
  { label: 'windows-1255', scripts: ['Hebrew'], endings: ['il'] },
  { label: 'windows-1256', scripts: ['Arabic'], endings: ['sa', 'ae', 'eg', 'ma', 'ir', 'jo'] },
  { label: 'windows-874', scripts: ['Thai'], endings: ['th'] },
  { label: 'shift_jis', scripts: ['Hiragana', 'Katakana', 'Han'], endings: ['jp'] },
  { label: 'euc-jp', scripts: ['Hiragana', 'Katakana', 'Han'], endings: ['jp'] },
  { label: 'gb18030', scripts: ['Han'], endings: ['cn', 'sg'] },
  { label: 'big5', scripts: ['Han'], endings: ['tw', 'hk'] },
  { label: 'euc-kr', scripts: ['Hangul', 'Han'], endings: ['kr'] },
];
