/**
 * Events as the services document them, about one message of ours. Sources: docs.aws.amazon.com/ses
 * (notification-examples, event-publishing-retrieving-sns-examples), twilio.com/docs/sendgrid
 * (tracking-events/event), documentation.mailgun.com (webhook-payloads), postmarkapp.com/developer
 * (webhooks), resend.com/docs/webhooks. Addresses and ids are ours.
 */

/** `id`: Message-ID with angle brackets. */
export type About = { id: string; to: string; at: number };
export type Payload = Record<string, unknown>;

const iso = (at: number): string => new Date(at).toISOString();
const seconds = (at: number): number => Math.floor(at / 1_000);
const SES_ID = '0102018c8d11471f-9a6d73eb-0c34-4f61-8d37-5a4418f9e0d7-000000';

/** `bounce`, `complaint` ... replace parts of the event. */
export function sesEvent(type: string, { id, to, at }: About, parts: Payload = {}): Payload {
  return {
    notificationType: type,
    mail: {
      timestamp: iso(at - 1_000),
      source: 'ann@acme.test',
      sourceArn: 'arn:aws:ses:eu-west-1:123456789012:identity/acme.test',
      sendingAccountId: '123456789012',
      messageId: SES_ID,
      destination: [to],
      headersTruncated: false,
      headers: [{ name: 'Message-ID', value: id }],
      commonHeaders: {
        from: ['Ann Lee <ann@acme.test>'],
        to: [to],
        messageId: id,
        subject: 'Hello',
      },
    },
    ...parts,
  };
}

export const sesBounce = (about: About, parts: Payload = {}, recipient: Payload = {}): Payload =>
  sesEvent('Bounce', about, {
    bounce: {
      bounceType: 'Permanent',
      bounceSubType: 'General',
      reportingMTA: 'dns; email.example.test',
      bouncedRecipients: [
        {
          emailAddress: about.to,
          status: '5.1.1',
          action: 'failed',
          diagnosticCode: `smtp; 550 5.1.1 <${about.to}>... User unknown`,
          ...recipient,
        },
      ],
      timestamp: iso(about.at),
      feedbackId: '00000138111222aa-33322211-cccc-cccc-cccc-ddddaaaa068a-000000',
      remoteMtaIp: '192.0.2.25',
      ...parts,
    },
  });

export const sesComplaint = (about: About, parts: Payload = {}): Payload =>
  sesEvent('Complaint', about, {
    complaint: {
      userAgent: 'AnyCompany Feedback Loop (V0.01)',
      complainedRecipients: [{ emailAddress: about.to }],
      complaintFeedbackType: 'abuse',
      arrivalDate: iso(about.at),
      timestamp: iso(about.at),
      feedbackId: '000001378603177f-18c07c78-fa81-4a58-9dd1-fedc3cb8f49a-000000',
      ...parts,
    },
  });

export const sendgridEvent = (
  event: string,
  { id, to, at }: About,
  parts: Payload = {},
): Payload => ({
  email: to,
  timestamp: seconds(at),
  'smtp-id': id,
  event,
  category: ['cat facts'],
  sg_event_id: `${event}-6g4ZI7SA-xmRDv57GoPIPw`,
  sg_message_id: '14c5d75ce93.dfd.64b469.filter0001.16648.5515E0B88.0',
  ...parts,
});

export const sendgridBounce = (about: About, parts: Payload = {}): Payload =>
  sendgridEvent('bounce', about, {
    reason: '550 5.1.1 The email account that you tried to reach does not exist',
    status: '5.1.1',
    type: 'bounce',
    bounce_classification: 'Invalid Address',
    ...parts,
  });

export const mailgunEvent = (
  event: string,
  { id, to, at }: About,
  parts: Payload = {},
): Payload => ({
  id: 'G9Bn5sl1TC6nu79C8C0bwg',
  timestamp: at / 1_000,
  'log-level': 'error',
  event,
  recipient: to,
  'recipient-domain': to.slice(to.indexOf('@') + 1),
  message: {
    headers: { to, 'message-id': id.slice(1, -1), from: 'ann@acme.test', subject: 'Hello' },
  },
  flags: { 'is-test-mode': false },
  ...parts,
});

export const mailgunFailure = (about: About, parts: Payload = {}): Payload =>
  mailgunEvent('failed', about, {
    severity: 'permanent',
    reason: 'bounce',
    'delivery-status': {
      'attempt-no': 1,
      code: 550,
      'enhanced-code': '5.1.1',
      message: '5.1.1 The email account that you tried to reach does not exist.',
      description: '',
      'session-seconds': 0.43,
      'mx-host': 'mx.example.test',
    },
    ...parts,
  });

/** `token`: the keyed part of our Message-ID, as Postmark repeats it. */
const token = (id: string): string => id.slice(1, id.indexOf('@'));

export const postmarkBounce = ({ id, to, at }: About, parts: Payload = {}): Payload => ({
  RecordType: 'Bounce',
  ID: 901542550,
  Type: 'HardBounce',
  TypeCode: 1,
  Name: 'Hard bounce',
  Tag: '',
  MessageID: '883953f4-6105-42a2-a16a-77a8eac79483',
  Metadata: { message: token(id) },
  ServerID: 23,
  Description:
    'The server was unable to deliver your message (ex: unknown user, mailbox not found).',
  Details: 'smtp;550 5.1.1 The email account that you tried to reach does not exist.',
  Email: to,
  From: 'ann@acme.test',
  BouncedAt: iso(at),
  DumpAvailable: true,
  Inactive: true,
  CanActivate: true,
  Subject: 'Hello',
  Content: '',
  MessageStream: 'outbound',
  ...parts,
});

export const postmarkChange = ({ id, to, at }: About, parts: Payload = {}): Payload => ({
  RecordType: 'SubscriptionChange',
  MessageID: '883953f4-6105-42a2-a16a-77a8eac79483',
  ServerID: 23,
  MessageStream: 'outbound',
  ChangedAt: iso(at),
  Recipient: to,
  Origin: 'Recipient',
  SuppressSending: true,
  SuppressionReason: 'ManualSuppression',
  Tag: '',
  Metadata: { message: token(id) },
  ...parts,
});

export const resendEvent = (type: string, { id, to, at }: About, parts: Payload = {}): Payload => ({
  type,
  created_at: iso(at),
  data: {
    created_at: iso(at - 1_000),
    email_id: '56761188-7520-42d8-8898-ff6fc54ce618',
    from: 'Ann Lee <ann@acme.test>',
    to: [to],
    headers: [{ name: 'Message-ID', value: id }],
    subject: 'Hello',
    ...parts,
  },
});

export const resendBounce = (about: About, parts: Payload = {}): Payload =>
  resendEvent('email.bounced', about, {
    bounce: {
      message: "The recipient's email provider sent a hard bounce message.",
      type: 'Permanent',
      subType: 'General',
      ...parts,
    },
  });

export const standardBounce = ({ id, to, at }: About, parts: Payload = {}): Payload => ({
  id: 'evt-1',
  type: 'bounce',
  at: iso(at),
  messageId: id,
  recipient: to,
  text: '550 5.1.1 User unknown',
  status: '5.1.1',
  ...parts,
});
