/** Servers whose RFC822.SIZE is an estimate: there a literal that is shorter may be whole. */

export type EstimatedSize = {
  id: string;
  /** In the greeting, in small letters. */
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
      'the size is not known, Exchange tells how much room the message takes in its store.',
    example: 'The Microsoft Exchange IMAP4 service is ready. [TABPADQAUAAxADIAMwBDAEEAMAA=]',
    nearMiss: '[CAPABILITY IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE] Dovecot ready.',
  },
];
