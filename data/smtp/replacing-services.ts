/**
 * Services that replace our Message-ID with their own: how their reply names it, or which field
 * keeps ours.
 */

export type ReplacingService = {
  service: string;
  /** The whole answer to the text; its one group is the id, with or without its domain. */
  reply?: RegExp;
  /** The domain after the at sign, if the reply names none. */
  domain?: {
    /** Finds the region in the name of the server. */
    region: RegExp;
    /** With `{region}` in it. */
    form: string;
    /** Regions with another form of domain; an empty one means "not known". */
    byRegion: Readonly<Record<string, string>>;
  };
  /**
   * A field that makes servers below these domains keep our Message-ID; the service removes the
   * field.
   */
  keepsOurs?: { servers: readonly string[]; name: string; value: string };
  /**
   * A field whose value the same servers repeat in their reports, and remove: it gets the keyed part
   * of our Message-ID.
   */
  repeatsOurs?: string;
  /** The source: a document, or a real message. */
  source: string;
  /** A reply of the server `host`, and the Message-ID that the recipient sees. */
  example?: { host: string; reply: string; messageId: string };
  /** A similar reply that names no Message-ID of theirs. */
  nearMiss?: string;
};

/** Milliseconds since 1970 behind a prefix, a random UUID, a counter. */
const SES_ID = '[0-9a-f]{16}(?:-[0-9a-f]{4,12}){5}-\\d{6}';
const ID = '<([^\\s<>@]{1,200}@[^\\s<>@]{1,255})>';

export const REPLACING_SERVICES: readonly ReplacingService[] = [
  {
    service: 'amazon-ses',
    reply: new RegExp(`^250[ -](?:2\\.\\d\\.\\d )?ok:? (?:queued as )?(${SES_ID})$`, 'i'),
    domain: {
      region: /(?:^|\.)email-smtp(?:-fips)?\.([a-z]{2}(?:-[a-z]{2,9}){1,3}-\d{1,2})\./,
      form: '{region}.amazonses.com',
      byRegion: { '': 'email.amazonses.com', 'us-east-1': 'email.amazonses.com' },
    },
    source:
      'docs.aws.amazon.com/ses/latest/dg/header-fields.html: "If you provide a Message-ID' +
      ' header, Amazon SES overrides the header with its own value"; the answer to DATA names it.',
    example: {
      host: 'email-smtp.eu-west-1.amazonaws.com',
      reply: '250 Ok 0102018c8d11471f-9a6d73eb-0c34-4f61-8d37-5a4418f9e0d7-000000',
      messageId:
        '<0102018c8d11471f-9a6d73eb-0c34-4f61-8d37-5a4418f9e0d7-000000' +
        '@eu-west-1.amazonses.com>',
    },
    nearMiss: '250 Ok 9a6d73eb-0c34-4f61-8d37-5a4418f9e0d7',
  },
  {
    service: 'outlook.com',
    reply: new RegExp(`^250[ -]2\\.0\\.0 ok ${ID} \\[hostname=[^\\]]{1,255}\\]$`, 'i'),
    source:
      'Mail of outlook.com accounts: Message-ID <...@...prod.outlook.com>, and the one it was' +
      ' given in X-Microsoft-Original-Message-ID; the answer names the Internet message id.' +
      ' Microsoft 365 keeps ours and names it.',
    example: {
      host: 'smtp-mail.outlook.com',
      reply:
        '250 2.0.0 OK <DB3PR10MB6835A1F2C3D4E5F60718293AB4C5D@DB3PR10MB6835.PROD.OUTLOOK.COM>' +
        ' [Hostname=DB3PR10MB6835.EURPRD10.PROD.OUTLOOK.COM]',
      messageId: '<DB3PR10MB6835A1F2C3D4E5F60718293AB4C5D@DB3PR10MB6835.PROD.OUTLOOK.COM>',
    },
    nearMiss: '250 2.0.0 OK  1700000000 ffacd0b85a97d-336abcdef01sm1234567f8f.9 - gsmtp',
  },
  {
    service: 'exchange',
    reply: new RegExp(`^250[ -]2\\.6\\.0 ${ID} (?:\\[internalid=|queued mail for).{0,400}$`, 'i'),
    source:
      'learn.microsoft.com, "Message tracking": the answer of Exchange names the Internet' +
      ' message id, which a transport rule or a hybrid connector may have replaced.',
    example: {
      host: 'mail.example.test',
      reply:
        '250 2.6.0 <8c642f92e0e34c9eb3d321054eed3244@exchange.example.test>' +
        ' [InternalId=725849473299, Hostname=EX1.example.test] 9832 bytes in 0.332, 28.888 KB/sec' +
        ' Queued mail for delivery',
      messageId: '<8c642f92e0e34c9eb3d321054eed3244@exchange.example.test>',
    },
    nearMiss: '250 2.0.0 <bartholomew.featherstonehaugh@example.test> pE2fLkM1 Saved',
  },
  {
    service: 'brevo',
    reply: new RegExp(`^250[ -](?:2\\.\\d\\.\\d )?(?:ok:? |message )?queued as ${ID}$`, 'i'),
    source:
      'Mail through smtp-relay.brevo.com: Message-Id <UUID@smtp-relay.sendinblue.com>, and the' +
      ' one it was given in Origin-messageId; github.com/PHPMailer/PHPMailer/issues/2859.',
    example: {
      host: 'smtp-relay.brevo.com',
      reply:
        '250 2.0.0 OK: queued as' +
        ' <85d66039-f19a-4ee3-99ae-f8b01b8bd1d9@smtp-relay.sendinblue.com>',
      messageId: '<85d66039-f19a-4ee3-99ae-f8b01b8bd1d9@smtp-relay.sendinblue.com>',
    },
    nearMiss: '250 2.0.0 Ok: queued as 4T0xYz1kWqz9rVx',
  },
  {
    service: 'postmark',
    keepsOurs: { servers: ['postmarkapp.com'], name: 'X-PM-KeepID', value: 'true' },
    repeatsOurs: 'X-PM-Metadata-message',
    source:
      'postmarkapp.com/developer/user-guide/send-email-with-smtp: Postmark writes its own' +
      ' Message-ID unless the message has X-PM-KeepID: true; its webhooks name its own id all the' +
      ' same, and repeat fields X-PM-Metadata-* (name to 20, value to 80 characters).',
  },
];
