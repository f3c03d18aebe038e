/** What one message says, and the bytes that leave. */
type Person = { name: string; address: string };

/** `value`: one line without control characters; a person in an address field. */
export type OutboundField = { name: string; value: string | Person };

export type MessageContent = {
  envelope: { from: string; to: string };
  /** With angle brackets. */
  messageId: string;
  subject: string;
  text: string;
  html: string | null;
  /** Decoded, in the order of the message; without the fields that describe the body. */
  headers: readonly OutboundField[];
  /** CRLF throughout, no Bcc. */
  raw: Buffer;
};

/** What an SMTP server needs of a message. */
export type OutboundMessage = Pick<MessageContent, 'envelope' | 'messageId' | 'raw'>;
