/** Reads the reply code (RFC 5321) and the enhanced status (RFC 3463) from a diagnostic text. */

/** Codes that refuse or defer; other numbers of three digits are queue ids, sizes or ports. */
const CODE =
  /(?:^|[^\d.\w#])(421|45[0-5]|471|50[0-4]|52[1-5]|53[0458]|55[0-7]|571)(?=$|[\s\-:;,#()\]<"'])/;
const STATUS = /(?:^|[^\d.])([45]\.[0-7]\.\d{1,3})(?!\d|\.\d)/;
const CODE_WITH_STATUS = /(?:^|[^\d.])([45]\d\d)[ \-:#(]{1,3}([45]\.[0-7]\.\d{1,3})(?!\d|\.\d)/;

export type Codes = { code: number | null; status: string };

/**
 * The first adjacent pair (`550 5.1.1`), else the first code and the first status; null and `''`
 * when missing.
 */
export function readCodes(text: string): Codes {
  const pair = CODE_WITH_STATUS.exec(text);
  if (pair !== null) return { code: Number(pair[1]), status: pair[2] ?? '' };
  const code = CODE.exec(text);
  const status = STATUS.exec(text);
  return { code: code === null ? null : Number(code[1]), status: status?.[1] ?? '' };
}
