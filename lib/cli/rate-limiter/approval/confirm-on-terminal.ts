/** Asks a person on the terminal to type the beginning of the digest. */
import { createInterface } from 'node:readline/promises';
import { Failure } from '../../../domain/failure.ts';

const TYPED = 6;

/** Throws Failure `terminal_needed` without a terminal, `not_confirmed` after another answer. */
export async function confirmOnTerminal(digest: string): Promise<void> {
  if (!process.stdin.isTTY || !process.stderr.isTTY)
    throw new Failure({
      code: 'terminal_needed',
      exit: 'refused',
      message:
        'The policy has terminalOnly: a person approves on a terminal, and this is none. Nothing was approved.',
      hint: 'Let the person run the same line in a terminal window of their own.',
    });
  const start = digest.slice(digest.indexOf('.') + 1).slice(0, TYPED);
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const typed = await lines.question(
      `To approve, type the ${TYPED} characters that follow the dot of the digest: `,
    );
    if (typed.trim().toLowerCase() === start) return;
  } finally {
    lines.close();
  }
  throw new Failure({
    code: 'not_confirmed',
    exit: 'refused',
    message: 'What was typed is not the beginning of the digest. Nothing was approved.',
    hint: 'Look at the preview again, and type the first characters of its digest.',
  });
}
