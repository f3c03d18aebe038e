/** Phrases of servers about the message itself: its size, content, form and route. */
import type { BounceRule } from './bounce-rule.ts';
import { list } from '../../list.ts';

export const MESSAGE_RULES: readonly BounceRule[] = [
  {
    id: 'message-too-big',
    reason: 'message_too_big',
    class: 'block',
    any: list`
      message size exceed | message too large | message too big | message is too large |
      message is too big | message file too big | message exceeds | exceeds maximum message |
      maximum message size | max message size | message size limit | size limit exceeded |
      exceeds size limit | exceeds the size limit | exceeds maximum size | exceeds fixed limit |
      exceeds fixed maximum | exceeded fixed limit | larger than the current system limit |
      larger than the recipient's | message length exceeds | message length limit |
      message header size | header size exceeds | too big for | sizelimit | line limit exceeded | data size exceeds |
      email size | maximum permitted length | maximum size of message | maximum allowed size |
      *mail size limit | *mail too large | *mail is too large | exceeds the maximum |
      size of this message
    `,
    example: '552 5.3.4 Message size exceeds fixed limit',
    why: 'RFC 3463 x.3.4 and x.2.3; Exchange SendSizeLimit; the same message meets the same limit again.',
  },
  {
    id: 'spam',
    reason: 'spam',
    class: 'block',
    any: [
      'spam-like',
      'message filtered. refer',
      'message filtered. see',
      'spamfilter',
      'antispam*',
      'anti-spam',
      'rejected as bulk',
      'classified as',
      'spamassassin',
      'spam-relay',
      'spam:',
      'spam ',
      ' spam*',
      '(spam*',
      'spamverdacht',
      'unsolicited',
      'bulk mail',
      'bulk email',
      'junk mail',
      'junk email',
      'uce ',
      'ube ',
      'blocked url',
      'url in message',
      'message rejected due to content',
      'content restrictions',
      'content filter',
      'rejected by content',
      'content reject*',
      'hvu:',
      'ipbl',
      'banned content',
      'blocked content',
      '554 5.7.1 [p4]',
      'mail content denied',
      'spamtext',
      'message refused',
      'cyren',
      'vade*',
      'cloudmark',
      'surbl',
      'uribl',
      '*mail appears to be',
      'looks like',
      'phishing',
      'suspicious message',
      'suspicious mail',
      'suspicious email',
      'suspicious content',
      'suspected phish*',
      'message contains content that',
    ],
    example: '554 5.7.1 The message was rejected because it contains spam content',
    why: 'Content filters: SpamAssassin, Gmail 5.7.1, Proofpoint, La Poste, Vade, Cloudmark.',
  },
  {
    id: 'malformed',
    reason: 'malformed',
    class: 'block',
    any: list`
      rfc 5322 | rfc5322 | rfc 2822 | rfc2822 | rfc 822 | rfc822 compliant | rfc-ignorant |
      not rfc compliant | not compliant with rfc | duplicate header | multiple from |
      multiple sender | missing header | missing from | missing date | missing message-id |
      missing required header | invalid header | header syntax | syntax error | bare lf | bare cr |
      bare linefeed | bare newline | stray lf | improper use of 8-bit | non-ascii | null character |
      nul character | command unrecognized | unrecognized command | command not recognized |
      unknown command | bad sequence of commands | unsupported command | improper command |
      need mail command | need rcpt | no valid from | from header | header from | line too long |
      line length | line is too long | data format error | command not implemented |
      smtp protocol error | protocol violation | parameter not supported | invalid syntax |
      unsupported parameter
    `,
    example: '550-5.7.1 This message is not RFC 5322 compliant. There are multiple From headers.',
    why: 'RFC 5322 3.6 and RFC 5321 4.2.4: what we sent is broken.',
  },
  {
    id: 'content',
    reason: 'content',
    class: 'block',
    any: list`
      mime error | media error | media not supported | conversion required | conversion with loss |
      conversion failed | improper mime | invalid mime | mime/reject | improperly-formatted binary | too many mime | charset | attachment |
      file type | executable | unsupported media | message content error |
      message is not deliverable due to content | smtputf8 | encoding | embedded link |
      header contains
    `,
    example: '554 5.6.1 Attachment type not allowed',
    why: 'RFC 3463 x.6.x: media errors.',
  },
  {
    id: 'routing-loop',
    reason: 'routing_loop',
    class: 'soft',
    any: list`
      too many hops | hop count | *mail loop | looping | loop detected | loops back to myself |
      loop back to myself | routing loop | forwarding loop | too many received | excessive hops |
      maximum hop | already has my delivered-to | my delivered-to line | loop alert | hopcount |
      *mail is being forwarded | message loop | mx points back
    `,
    example: '554 5.4.6 Too many hops',
    why: 'RFC 3463 x.4.6; Postfix and sendmail loop checks: their routing is wrong and may be repaired.',
  },
];
