/** Servers whose RFC822.SIZE is an estimate: a shorter literal may be complete. */

export type EstimatedSize = {
  id: string;
  /** A part of the greeting, in lower case. */
  greeting: string;
  why: string;
  example: string;
  nearMiss: string;
};

export const ESTIMATED_SIZES: readonly EstimatedSize[] = [
  {
    id: 'exchange',
    greeting: 'microsoft exchange',
    why:
      'MS-STANOIMAP 2.2.25 and Set-ImapSettings -EnableExactRFC822Size (off by default): where ' +
      'the size is not known, Exchange reports the space of the message in its store.',
    example: 'The Microsoft Exchange IMAP4 service is ready. [TABPADQAUAAxADIAMwBDAEEAMAA=]',
    nearMiss: '[CAPABILITY IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE] Dovecot ready.',
  },
];
