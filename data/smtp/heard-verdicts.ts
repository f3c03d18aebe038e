/**
 * Rows about accepted messages, broken connections and deliveries that never began: no reply from
 * the server, or its acceptance.
 */
import type { BreakerFailure } from '../../lib/domain/sending/hold.ts';
import type { VerdictRule } from './verdict-rule.ts';
import { list } from '../list.ts';

const FAILING: BreakerFailure = { against: 'mailbox', kind: 'account_failing' };

/** No reply from the server, or its acceptance. */
export const HEARD_RULES: readonly VerdictRule[] = [
  {
    id: 'taken',
    heard: 'yes',
    then: { verdict: 'sent' },
    why: 'RFC 5321 4.1.1.4 and 6.1: with 250 to the final dot, the server is responsible for the message.',
    examples: [{ phase: 'final', reply: '250 2.0.0 Ok: queued as 4T0xYz' }],
  },
  {
    id: 'broken-in-the-text',
    heard: 'nothing',
    phases: ['final'],
    then: { verdict: 'in_doubt' },
    why: 'RFC 1047: between the dot and the reply, it is unknown whether the server accepted the message; a second try may deliver it twice.',
    examples: [
      { phase: 'final', text: 'the connection ended' },
      { phase: 'final', text: 'no end after 90000 ms' },
      { phase: 'final', text: 'aborted by the caller' },
    ],
  },
  {
    id: 'broken-off',
    heard: 'nothing',
    phases: ['aborted'],
    then: { verdict: 'returned' },
    why: 'Stopped by us before a byte of the text was sent: a signal, or a failed commit before the text.',
    examples: [{ phase: 'aborted', text: 'aborted by the caller' }],
  },
  {
    id: 'token-refused',
    heard: 'nothing',
    phases: ['auth'],
    text: ['access token was refused'],
    then: { verdict: 'account', problem: 'token_refused' },
    failure: FAILING,
    why: 'developers.google.com/workspace/gmail/imap/xoauth2-protocol: the reply to a bad token is 334 with a JSON of the error; a server that then ends the connection has refused it.',
    examples: [{ phase: 'auth', text: 'the access token was refused' }],
  },
  {
    id: 'no-mechanism',
    heard: 'nothing',
    phases: ['auth'],
    text: ['no mechanism for a'],
    then: { verdict: 'account', problem: 'no_mechanism' },
    failure: FAILING,
    why: 'RFC 4954 3: the server names its mechanisms with EHLO; a password is never sent with a mechanism that it does not name.',
    examples: [
      { phase: 'auth', text: 'the server offers no mechanism for a password: NTLM, GSSAPI' },
    ],
  },
  {
    id: 'tls-from-the-first-byte',
    heard: 'nothing',
    phases: ['connect'],
    text: ['speaks tls from the first byte'],
    then: { verdict: 'account', problem: 'tls_expected' },
    failure: FAILING,
    why: 'RFC 8314 3.3: a server of implicit TLS waits for the ClientHello and never greets; the TLS handshake of a second connection showed it.',
    examples: [{ phase: 'connect', text: 'the server speaks TLS from the first byte' }],
  },
  {
    id: 'no-tls-here',
    heard: 'nothing',
    phases: ['connect'],
    text: list`
      wrong version number | packet length too long | record layer failure | unknown protocol |
      unexpected message | http request
    `,
    then: { verdict: 'account', problem: 'tls_unspoken' },
    failure: FAILING,
    why: 'RFC 8314 3.3: smtps begins with TLS, and the server answered with an unencrypted greeting, which OpenSSL reads as a record of a wrong version.',
    examples: [
      {
        phase: 'connect',
        text: '140:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:ssl_record.c:354',
      },
    ],
  },
  {
    id: 'tls-broken',
    heard: 'nothing',
    phases: ['connect', 'starttls', 'auth'],
    text: ['certificate', 'self-signed', 'altnames', 'ssl routines', 'tls'],
    then: { verdict: 'account', problem: 'tls' },
    failure: FAILING,
    why: 'RFC 3207 4.1, RFC 8314 3: no message over a connection that cannot be secured; a wrong port or an expired certificate needs a person.',
    examples: [
      { phase: 'connect', text: 'certificate has expired' },
      { phase: 'connect', text: "Hostname/IP does not match certificate's altnames" },
      { phase: 'starttls', text: 'certificate has expired' },
    ],
  },
  {
    id: 'starttls-broken',
    heard: 'nothing',
    phases: ['starttls'],
    then: { verdict: 'account', problem: 'tls' },
    failure: FAILING,
    why: 'RFC 3207 4.1: the server agreed to TLS, or was asked for it, and then the handshake failed.',
    examples: [
      { phase: 'starttls', text: 'Connection closed unexpectedly' },
      { phase: 'starttls', text: 'no end after 90000 ms' },
    ],
  },
  {
    id: 'unreachable',
    heard: 'nothing',
    phases: ['connect', 'auth'],
    then: { verdict: 'account', problem: 'unreachable' },
    failure: FAILING,
    why: 'RFC 5321 4.5.4.1: the host cannot be reached; this concerns every message of the mailbox.',
    examples: [
      { phase: 'connect', text: 'connect ECONNREFUSED 192.0.2.1:587' },
      { phase: 'auth', text: 'the connection ended' },
    ],
  },
  {
    id: 'larger-than-announced',
    heard: 'nothing',
    phases: ['mail'],
    text: ['message size larger than allowed'],
    then: { verdict: 'block', content: true },
    reason: 'message_too_big',
    failure: { against: 'mailbox', kind: 'blocks' },
    why: 'RFC 1870 6.1: the server announced its maximum with EHLO, so the message was not offered; nodemailer says this.',
    examples: [{ phase: 'mail', text: 'Message size larger than allowed 1000' }],
  },
  {
    id: 'broken-before-the-text',
    heard: 'nothing',
    then: { verdict: 'minutes', givesUp: false },
    failure: FAILING,
    why: 'RFC 5321 3.8: without the end of DATA the transaction is void, so it was not sent. Not tried again at once: a message that breaks the connection must not block all others.',
    examples: [
      { phase: 'mail', text: 'the connection ended' },
      { phase: 'rcpt', text: 'read ECONNRESET' },
      { phase: 'data', text: 'no end after 90000 ms' },
    ],
  },
];
