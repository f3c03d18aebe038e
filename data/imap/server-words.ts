/** The reply of a server in one phase of a connection, for the examples of the rules. */
import type { ImapWords } from './refusal-rule.ts';

export const login = (text: string, code: string | null = null): ImapWords => ({
  phase: 'login',
  code,
  text,
});
export const open = (text: string, code: string | null = null): ImapWords => ({
  phase: 'open',
  code,
  text,
});
export const read = (text: string, code: string | null = null): ImapWords => ({
  phase: 'read',
  code,
  text,
});

export const WRONG_PASSWORD = login('Invalid credentials (Failure)', 'AUTHENTICATIONFAILED');
