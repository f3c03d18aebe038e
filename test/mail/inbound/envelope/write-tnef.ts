/** Writes a `winmail.dat` as Outlook does, from the few things a case is about. */

export type TnefDraft = {
  messageClass?: string;
  codePage?: number;
  /** The attribute of old programs. */
  body?: Buffer;
  properties?: readonly Property[];
  /** Bytes of an attachment, which no one reads. */
  attachment?: Buffer;
};

/** A text is written in UTF-16, bytes as they are, a number as FILETIME of that instant. */
export type Property = { id: number; value: string | Buffer | number; set?: string };

export function writeTnef(draft: TnefDraft): Buffer {
  const { messageClass = 'IPM.Microsoft Mail.Note', codePage = 1252 } = draft;
  return Buffer.concat([
    Buffer.from('789f3e220100', 'hex'),
    attribute(0x00089006, uint32(0x00010000)),
    attribute(0x00069007, Buffer.concat([uint32(codePage), uint32(0)])),
    attribute(0x00078008, Buffer.from(`${messageClass}\0`, 'latin1')),
    ...(draft.body === undefined ? [] : [attribute(0x0002800c, draft.body)]),
    ...(draft.properties === undefined
      ? []
      : [attribute(0x00069003, writeProperties(draft.properties))]),
    ...(draft.attachment === undefined ? [] : [attribute(0x0006800f, draft.attachment, 2)]),
  ]);
}

/** Compressed RTF with literals alone: every program reads it. */
export function packRtf(rtf: string): Buffer {
  const text = Buffer.from(rtf, 'latin1');
  const runs: Buffer[] = [];
  for (let at = 0; at < text.length; at += 8)
    runs.push(Buffer.from([0]), text.subarray(at, at + 8));
  return withRtfHead(Buffer.concat(runs), text.length);
}

export function withRtfHead(packed: Buffer, size: number): Buffer {
  const head = [uint32(packed.length + 12), uint32(size), Buffer.from('LZFu'), uint32(0)];
  return Buffer.concat([...head, packed]);
}

/** Base64 in lines, with the name that gives it away. */
export function tnefMessage(tnef: Buffer, fields: readonly string[] = [], text?: string): Buffer {
  return Buffer.from(
    [
      'From: Bea Bly <bea@example.test>',
      'To: ann@acme.test',
      'Message-ID: <answer@example.test>',
      ...fields,
      'Content-Type: multipart/mixed; boundary=b1',
      '',
      ...(text === undefined ? [] : ['--b1', 'Content-Type: text/plain', '', text]),
      '--b1',
      'Content-Type: application/ms-tnef; name="winmail.dat"',
      'Content-Transfer-Encoding: base64',
      '',
      tnef.toString('base64').replace(/(.{76})/g, '$1\r\n'),
      '--b1--',
      '',
    ].join('\r\n'),
  );
}

function attribute(name: number, data: Buffer, level = 1): Buffer {
  const sum = data.reduce((total, byte) => (total + byte) & 0xffff, 0);
  const check = Buffer.alloc(2);
  check.writeUInt16LE(sum);
  return Buffer.concat([Buffer.from([level]), uint32(name), uint32(data.length), data, check]);
}

function writeProperties(properties: readonly Property[]): Buffer {
  return Buffer.concat([uint32(properties.length), ...properties.map(writeProperty)]);
}

function writeProperty({ id, value, set }: Property): Buffer {
  const type = typeof value === 'number' ? 0x40 : typeof value === 'string' ? 0x1f : 0x102;
  const head = Buffer.alloc(4);
  head.writeUInt16LE(type);
  head.writeUInt16LE(set === undefined ? id : 0x8000, 2);
  const name =
    set === undefined ? [] : [Buffer.from(set, 'hex'), Buffer.alloc(12), uint32(0), uint32(id)];
  if (typeof value === 'number') {
    const time = Buffer.alloc(8);
    time.writeBigUInt64LE((BigInt(value) + 11_644_473_600_000n) * 10_000n);
    return Buffer.concat([head, ...name, time]);
  }
  const bytes = typeof value === 'string' ? Buffer.from(`${value}\0`, 'utf16le') : value;
  const padding = Buffer.alloc((4 - (bytes.length % 4)) % 4);
  return Buffer.concat([head, ...name, uint32(1), uint32(bytes.length), bytes, padding]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
