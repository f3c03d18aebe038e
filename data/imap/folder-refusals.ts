/** Refusals of a folder by IMAP servers. */
import type { ImapRefusalRule } from './refusal-rule.ts';
import { list } from '../list.ts';
import { open } from './server-words.ts';

export const FOLDER_RULES: readonly ImapRefusalRule[] = [
  {
    id: 'no_such_folder',
    phases: ['open'],
    codes: ['NONEXISTENT', 'TRYCREATE'],
    text: list`
      mailbox doesn't exist | mailbox does not exist | no such mailbox | unknown mailbox |
      invalid folder | no mailbox selected | folder not found
    `,
    then: 'imap_folder_missing',
    says: 'has no such folder',
    hint: 'Name an existing folder with mailbox add --folder; INBOX always exists.',
    why: 'RFC 5530 3 NONEXISTENT.',
    examples: [
      open("Mailbox doesn't exist: Answers", 'NONEXISTENT'),
      open('Unknown Mailbox: Answers (now in authenticated state) (Failure)'),
    ],
    nearMiss: open('Permission denied', 'NOPERM'),
  },
  {
    id: 'folder_not_allowed',
    phases: ['open'],
    codes: ['NOPERM', 'CANNOT', 'CLIENTBUG'],
    text: ['permission denied', 'access denied', 'not selectable', 'not allowed'],
    then: 'imap_refused',
    says: 'does not let this account read that folder',
    hint: 'Ask its owner for the right to read it, or name another folder with mailbox add --folder.',
    why: 'RFC 5530 3 NOPERM; RFC 4314 requires the right "r" for EXAMINE.',
    examples: [open('Permission denied', 'NOPERM'), open('Mailbox is not selectable')],
    nearMiss: open("Mailbox doesn't exist: Answers", 'NONEXISTENT'),
  },
];
