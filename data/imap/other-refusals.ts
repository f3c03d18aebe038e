/** Refusals of IMAP servers whose words decide nothing: only the phase counts. */
import type { ImapRefusalRule } from './refusal-rule.ts';
import { login, open, read, WRONG_PASSWORD } from './server-words.ts';

/** Refusals that no earlier row matches. */
export const LAST_RULES: readonly ImapRefusalRule[] = [
  {
    id: 'login_refused',
    phases: ['login'],
    then: 'imap_auth_failed',
    says: 'refused the user or the password',
    hint:
      'Check the variable that holds the IMAP URL: special characters are percent-encoded, and ' +
      'many providers require an app password or an access token.',
    why: 'RFC 3501 6.2.3: NO to LOGIN means that user or password is wrong.',
    examples: [
      WRONG_PASSWORD,
      login('Error, authentication failed'),
      login('Login failed: authentication failure'),
    ],
    nearMiss: open('Permission denied', 'NOPERM'),
  },
  {
    id: 'command_refused',
    then: 'imap_refused',
    says: 'refused a command',
    hint:
      'Read its reply under details.untrusted, and call again; messages processed so far stay ' +
      'processed.',
    why: 'RFC 3501 7.1: NO and BAD say that the command was not carried out.',
    examples: [
      read('Internal error occurred while reading this message', 'SERVERBUG'),
      read('Command Error. 10'),
      open('EXAMINE failed'),
    ],
    nearMiss: WRONG_PASSWORD,
  },
];
