/**
 * Decides how much of a message is stored for later rules: a small one completely, a larger one
 * with its header and the deciding parts.
 */
import { readContentType } from '../mime/read-content-type.ts';
import { readHeaderBlock } from '../mime/read-headers.ts';
import { splitMime, type MimeLeaf } from '../mime/split-mime.ts';

/** Nearly every reply and report is smaller. */
const WHOLE_BYTES = 64 * 1024;
/**
 * People and notices come to the point in the first lines; rules read 64 Ki characters, which some
 * encodings write with several bytes each.
 */
const TEXT_BYTES = 96 * 1024;
/** The beginning of a signed message, in base64: it contains the text. */
const ENVELOPE_BYTES = 256 * 1024;
/** A delivery status, a feedback report, or the header of the returned message. */
const REPORT_BYTES = 32 * 1024;
const HEADER_BYTES = 256 * 1024;
const MAX_TEXTS = 4;
const MAX_REPORTS = 4;
/** Of attachments only the type and name are stored: a rule may ask for their number and kind. */
const MAX_PARTS = 50;

/**
 * A message that parses like `raw` for all rules. At most about 700 KB; a message up to 64 KB is
 * stored unchanged.
 */
export function keepDecidingParts(raw: Buffer): Buffer {
  if (raw.length <= WHOLE_BYTES) return Buffer.from(raw);
  const { content, leaves } = splitMime(raw);
  const { bodyAt } = readHeaderBlock(raw, 0, raw.length);
  const header = raw.subarray(0, Math.min(bodyAt, HEADER_BYTES));
  const boundary = content.parameters['boundary'];
  const only = leaves[0];
  if (
    !content.type.startsWith('multipart/') ||
    boundary === undefined ||
    boundary === '' ||
    only === undefined ||
    (leaves.length === 1 && only.body.length === raw.length - bodyAt)
  ) {
    const room = content.type.startsWith('application/') ? ENVELOPE_BYTES : TEXT_BYTES;
    return Buffer.concat([header, raw.subarray(bodyAt, bodyAt + room)]);
  }
  let texts = 0;
  let reports = 0;
  const pieces: Buffer[] = [header];
  for (const leaf of leaves.slice(0, MAX_PARTS)) {
    const kind = kindOf(leaf);
    const room =
      kind === 'text'
        ? texts++ < MAX_TEXTS
          ? TEXT_BYTES
          : 0
        : kind === 'report'
          ? reports++ < MAX_REPORTS
            ? REPORT_BYTES
            : 0
          : 0;
    pieces.push(
      Buffer.from(`--${boundary}\r\n${fieldsOf(leaf)}\r\n`, 'utf8'),
      leaf.body.subarray(0, room),
      Buffer.from('\r\n'),
    );
  }
  return Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`, 'latin1')]);
}

function kindOf({ content }: MimeLeaf): 'text' | 'report' | 'other' {
  if (content.type.startsWith('message/') || content.type === 'text/rfc822-headers')
    return 'report';
  return content.type.startsWith('text/') ? 'text' : 'other';
}

/**
 * A part without a Content-Type has the default of its place, which is lost without the nesting; an
 * opened envelope has the type found inside it.
 */
function fieldsOf({ fields, content }: MimeLeaf): string {
  const declared = fields.find(({ name }) => name === 'content-type');
  const others = fields.filter(({ name }) => name !== 'content-type');
  const stands =
    declared !== undefined && readContentType(declared.raw, content.type).type === content.type;
  const said = stands ? fields : [{ name: 'content-type', raw: content.type }, ...others];
  return said.map(({ name, raw }) => `${name}: ${raw.slice(0, 4_096)}\r\n`).join('');
}
