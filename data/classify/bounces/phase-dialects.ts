/**
 * How mail systems say at which point of the SMTP dialogue a server refused, each in its own words.
 */
import type { RefusalPhase } from '../../../lib/domain/responses/refusal-phase.ts';

/**
 * `pattern`: tried on the report's text, not folded. What it captures names the command or the
 * moment (see `phaseNamed`); `phase` instead when the words themselves do.
 */
export type PhaseDialect = {
  id: string;
  pattern: RegExp;
  phase?: RefusalPhase;
  examples: readonly (readonly [text: string, phase: RefusalPhase])[];
  why: string;
};

/** The first that matches decides. Transcripts of commands are read by `read-transcript.ts`. */
export const PHASE_DIALECTS: readonly PhaseDialect[] = [
  {
    id: 'exim',
    pattern:
      /\b(?:[sl]mtp )?error from remote (?:mail ?server|mailer|server|host) (?:after|for|in) ([^\n]{1,60})/i,
    examples: [
      ['SMTP error from remote mail server after MAIL FROM:<ann@acme.test> SIZE=900:', 'mail'],
      ['SMTP error from remote mail server after RCPT TO:<bea@example.test>:', 'rcpt'],
      ['SMTP error from remote mailer after pipelined RCPT TO:<bea@example.test>:', 'rcpt'],
      ['LMTP error from remote mail server after RCPT TO:<bea@example.test>:', 'rcpt'],
      ['SMTP error from remote mail server after end of data:', 'final'],
      ['SMTP error from remote mail server after pipelined end of data:', 'final'],
      ['SMTP error from remote mail server after pipelined sending data block:', 'final'],
      ['SMTP error from remote mail server after initial connection:', 'connect'],
      ['SMTP error from remote mail server after EHLO mail.acme.test:', 'helo'],
      ['SMTP error from remote mail server after DATA:', 'data'],
      ['SMTP error from remote server after RCPT command:', 'rcpt'],
      ['SMTP error from remote server for MAIL FROM command, host: mx.example.test', 'mail'],
      ['SMTP error from remote server for TEXT command, host: mx.example.test', 'final'],
      ['SMTP error from remote server in greeting:', 'connect'],
      ['SMTP error from remote server after transfer of mail text:', 'final'],
    ],
    why: 'Exim src/transports/smtp.c; the same frame in the notices of GMX, 1&1 and Mail.ru.',
  },
  {
    id: 'exim-timeout',
    pattern:
      /\b(?:closed connection in response to|timeout (?:[^\n]{1,80} )?after|timed out after) ([^\n]{1,60})/i,
    examples: [
      ['Remote host mx.example.test closed connection in response to MAIL FROM:<a@b.test>', 'mail'],
      ['SMTP timeout while connected to mx.example.test after initial connection', 'connect'],
    ],
    why: 'Exim src/transports/smtp.c.',
  },
  {
    id: 'postfix',
    pattern: /\(in reply to\s+((?:end\s+of\s+)?[^\n)]{2,40})/i,
    examples: [
      ['host mx.example.test[192.0.2.1] said: 550 no (in reply to RCPT TO command)', 'rcpt'],
      ['said: 550 no (in reply to MAIL FROM command)', 'mail'],
      ['said: 554 no (in reply to EHLO command)', 'helo'],
      ['said: 554 no (in reply to HELO command)', 'helo'],
      ['said: 550 no (in reply to DATA command)', 'data'],
      ['said: 550 no (in reply to end of DATA command)', 'final'],
      ['said: 454 no (in reply to STARTTLS command)', 'helo'],
    ],
    why: 'Postfix src/smtp/smtp_trouble.c.',
  },
  {
    id: 'postfix-lost',
    pattern: /\bwhile (?:sending|receiving|performing) (?:the )?([^\n]{2,60})/i,
    examples: [
      ['lost connection with mx.example.test[192.0.2.1] while sending MAIL FROM', 'mail'],
      ['lost connection with mx[192.0.2.1] while receiving the initial server greeting', 'connect'],
      ['conversation with mx timed out while performing the EHLO handshake', 'helo'],
      ['lost connection while sending end of data -- message may be sent more than once', 'final'],
      ['lost connection with mx.example.test[192.0.2.1] while sending message body', 'final'],
    ],
    why: 'Postfix src/smtp/smtp_proto.c, smtp_state.c.',
  },
  {
    id: 'postfix-greeting',
    pattern: /refused to talk to me/i,
    phase: 'connect',
    examples: [['host mx.example.test[192.0.2.1] refused to talk to me: 554 no', 'connect']],
    why: 'Postfix src/smtp/smtp_proto.c: the greeting, or the reply to EHLO and HELO.',
  },
  {
    id: 'qmail-recipient',
    pattern: /does(?:n't| not) like recipient/i,
    phase: 'rcpt',
    examples: [['192.0.2.1 does not like recipient.\nRemote host said: 550 no', 'rcpt']],
    why: 'qmail-remote.c.',
  },
  {
    id: 'qmail',
    pattern:
      /\bconnected to \S{1,255} but (sender|my name|greeting)|\bfailed on (data) command|\bfailed after (i sent) the message/i,
    examples: [
      ['Connected to 192.0.2.1 but sender was rejected.', 'mail'],
      ['Connected to 192.0.2.1 but my name was rejected.', 'helo'],
      ['Connected to 192.0.2.1 but greeting failed.', 'connect'],
      ['192.0.2.1 failed on DATA command.', 'data'],
      ['192.0.2.1 failed after I sent the message.', 'final'],
    ],
    why: 'qmail-remote.c, and the systems that keep its words (Yahoo, Postini, X2).',
  },
  {
    id: 'qmail-bracket',
    pattern: /\[((?:RCPT_TO|MAIL_FROM|HELO|EHLO|DATA|EOD|CONNECT|GREETING))\]/,
    examples: [
      ['Remote host said: 550 no such user [RCPT_TO]', 'rcpt'],
      ['Remote host said: 550 no such domain [MAIL_FROM]', 'mail'],
    ],
    why: 'Yahoo, and patched qmail.',
  },
  {
    id: 'dragonfly',
    pattern: /did not like our ([^\n:]{1,40})/i,
    examples: [
      ['mx.example.test [192.0.2.1] did not like our RCPT TO:\n550 no', 'rcpt'],
      ['mx.example.test [192.0.2.1] did not like our MAIL FROM:\n550 no', 'mail'],
      ['mx.example.test [192.0.2.1] did not like our HELO:\n550 no', 'helo'],
      ['mx.example.test [192.0.2.1] did not like our final DATA:\n550 no', 'final'],
    ],
    why: 'DragonFly Mail Agent, net.c.',
  },
  {
    id: 'm-filter',
    pattern: /-smtp command\s{1,8}([^\n]{1,60})/i,
    examples: [
      ['-------server message\n550 no\n\n-------SMTP command\nRCPT TO:<bea@example.test>', 'rcpt'],
      ['-------server message\n550 no\n\n-------SMTP command\nMAIL FROM:<ann@acme.test>', 'mail'],
    ],
    why: 'm-FILTER of Digital Arts.',
  },
  {
    id: 'messaging-server',
    pattern:
      /remote smtp server has rejected (?:the )?(address|recipient|envelope return address|sender|message)/i,
    examples: [
      ['Reason: Remote SMTP server has rejected address', 'rcpt'],
      ['Reason: Remote SMTP server has rejected envelope return address', 'mail'],
      ['Reason: Remote SMTP server has rejected message', 'final'],
    ],
    why: 'Oracle (Sun, iPlanet) Messaging Server, PMDF.',
  },
  {
    id: 'generated',
    pattern: /\b(rcpt to|mail from|data|helo|ehlo) (?:\S{1,200} )?generated following response/i,
    examples: [['RCPT TO generated following response:\n550 no', 'rcpt']],
    why: 'IMail Server.',
  },
  {
    id: 'gmail',
    pattern: /\(state (\d{1,2})\)/i,
    examples: [
      ['550 no (state 14).', 'rcpt'],
      ['550 no (state 13).', 'mail'],
      ['550 no (state 18).', 'final'],
    ],
    why: 'Gmail until about 2016: the number of the step at which the other server refused.',
  },
  {
    id: 'words',
    pattern:
      /\b(?:in (?:reply|response) to|following|rejected (?:at|during|the)|refused (?:at|during)|at the|during the) (?:the |our )?["'<]?(helo|ehlo|mail from|mail command|rcpt to|rcpt command|data command|end of data|smtp greeting|greeting|banner)\b/i,
    examples: [
      ['550 no (in response to MAIL FROM)', 'mail'],
      ['rejected following MAIL FROM command', 'mail'],
      ['Rejected during the SMTP greeting', 'connect'],
      ['the server answered this in response to "RCPT TO"', 'rcpt'],
    ],
    why: 'Courier, MDaemon, Kerio Connect, SmarterMail and others in plain words.',
  },
];
