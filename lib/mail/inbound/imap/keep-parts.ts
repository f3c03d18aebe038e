/** Decides how much of a message is kept for rules to come: the whole of a small one, of a larger one its header and the parts that decide. */
import { readContentType } from '../mime/read-content-type.ts';
import { readHeaderBlock } from '../mime/read-headers.ts';
import { splitMime, type MimeLeaf } from '../mime/split-mime.ts';

/** Nearly every reply and report is smaller. */
const WHOLE_BYTES = 64 * 1024;
/** People and notices say what they have to say in the first lines; rules stop at 64 Ki characters, of which an encoding may need more than one byte each. */
const TEXT_BYTES = 96 * 1024;
/** A signed message that wraps its text: the beginning of it, in which the text stands, in base64. */
const ENVELOPE_BYTES = 256 * 1024;
/** A delivery status, a feedback report, the header of the message that came back. */
const REPORT_BYTES = 32 * 1024;
const HEADER_BYTES = 256 * 1024;
const MAX_TEXTS = 4;
const MAX_REPORTS = 4;
/** Attachments are kept as what they were called: how many parts there are, and of which kind, is what a rule may ask. */
const MAX_PARTS = 50;

/** A message that parses like `raw` as far as rules look. At most about 700 KB, whatever came; 64 KB or less is kept as it is. */
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

/** A part without a Content-Type of its own has the one its place gave it, which is lost when nesting is; an envelope the one that opening it gave. */
function fieldsOf({ fields, content }: MimeLeaf): string {
  const declared = fields.find(({ name }) => name === 'content-type');
  const others = fields.filter(({ name }) => name !== 'content-type');
  const stands =
    declared !== undefined && readContentType(declared.raw, content.type).type === content.type;
  const said = stands ? fields : [{ name: 'content-type', raw: content.type }, ...others];
  return said.map(({ name, raw }) => `${name}: ${raw.slice(0, 4_096)}\r\n`).join('');
}
