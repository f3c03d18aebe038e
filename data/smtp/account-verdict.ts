/** The common values of rows about the account of the mailbox. */
import type { RuledVerdict } from './verdict-rule.ts';
import type { AccountProblem } from '../../lib/domain/sending/message.ts';
import { list } from '../list.ts';

export const FAILING = { against: 'mailbox', kind: 'account_failing' } as const;
export const REFUSED = [400, 599] as const;
export const FOR_GOOD = [500, 599] as const;
export const FROM_RCPT = ['rcpt', 'data', 'final'] as const;
export const account = (problem: AccountProblem): RuledVerdict => ({ verdict: 'account', problem });

/** Words of another server, which our own server only reports. */
export const PASSED_ON = list`
  said: | in reply to | remote host | remote server | error from remote | undeliverable address
`;
