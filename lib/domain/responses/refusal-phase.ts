/** The point of the SMTP dialogue at which a server refused (RFC 5321 3.1 to 3.3). */

/** `data`: in reply to DATA. `final`: after the content. */
export type RefusalPhase = 'unknown' | 'connect' | 'helo' | 'mail' | 'rcpt' | 'data' | 'final';
