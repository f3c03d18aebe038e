/** Ways in which an IMAP server fails while it answers, as functions over its right answer. */
import type { ImapAnswer, ImapCommand, ImapFault } from './imap-server.ts';

const isText = (piece: ImapAnswer[number]): piece is string =>
  typeof piece === 'string' && piece !== 'drop';
const isTagged = (piece: ImapAnswer[number], { tag }: ImapCommand): boolean =>
  isText(piece) && piece.startsWith(`${tag} `);

/** Rewrites the answer to commands of one name, if `rest` matches. */
function on(
  name: string,
  rest: RegExp,
  rewrite: (answer: ImapAnswer, command: ImapCommand) => ImapAnswer,
): ImapFault {
  return (command, answer) =>
    command.name === name && rest.test(command.rest) ? rewrite(answer, command) : answer;
}

/** Rewrites each untagged line of such answers; null leaves it out. */
function line(name: string, rest: RegExp, rewrite: (text: string) => string | null): ImapFault {
  return on(name, rest, (answer, command) =>
    answer.flatMap((piece) => {
      if (!isText(piece) || isTagged(piece, command)) return [piece];
      return rewrite(piece) ?? [];
    }),
  );
}

export const SIZES = /RFC822\.SIZE/;
export const BODIES = /BODY\.PEEK\[\]/;

export const fetchLine = (rest: RegExp, rewrite: (text: string) => string | null): ImapFault =>
  line('FETCH', rest, rewrite);
export const searchLine = (rewrite: (text: string) => string | null): ImapFault =>
  line('SEARCH', /^/, rewrite);
export const examineLine = (rewrite: (text: string) => string | null): ImapFault =>
  line('EXAMINE', /^/, rewrite);

/** The tagged answer differs, and nothing comes before it. */
export const refuse = (name: string, rest: RegExp, words: string): ImapFault =>
  on(name, rest, (_answer, { tag }) => [`${tag} ${words}\r\n`]);

/** Lines before the right answer. */
export const before = (name: string, rest: RegExp, lines: ImapAnswer): ImapFault =>
  on(name, rest, (answer) => [...lines, ...answer]);

export const instead = (name: string, rest: RegExp, answer: ImapAnswer): ImapFault =>
  on(name, rest, () => answer);

/** One after the other. */
export const both =
  (...faults: ImapFault[]): ImapFault =>
  (command, answer, folder) =>
    faults.reduce((made, fault) => fault(command, made, folder), answer);

/** A literal with `n` bytes fewer, and the count that goes with it. */
export function shortened(text: string, n: number): string {
  return text.replace(
    /\{(\d+)\}\r\n([\s\S]*)\)\r\n$/,
    (_all, length: string, bytes: string) =>
      `{${Math.max(0, Number(length) - n)}}\r\n${bytes.slice(0, Math.max(0, Number(length) - n))})\r\n`,
  );
}

/** The whole literal replaced by `NIL`, `""` ... */
export function replaced(text: string, by: string): string {
  return text.replace(/\{\d+\}\r\n[\s\S]*\)\r\n$/, `${by})\r\n`);
}
