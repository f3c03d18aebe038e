/** Reads from a report at which point of the dialogue the server refused. */
import { PHASE_DIALECTS } from '../../../data/classify/bounces/phase-dialects.ts';
import type { RefusalPhase } from '../../domain/responses/refusal-phase.ts';

/** Before RCPT the server does not know the recipient, so it cannot refuse because of it. */
export function isBeforeRecipient(phase: RefusalPhase): boolean {
  return phase === 'connect' || phase === 'helo' || phase === 'mail';
}

/** `unknown` when the report does not tell. */
export function phaseIn(text: string): RefusalPhase {
  for (const { pattern, phase } of PHASE_DIALECTS) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const named = phase ?? phaseNamed(found.slice(1).find((group) => group !== undefined) ?? '');
    if (named !== 'unknown') return named;
  }
  return 'unknown';
}

/** The steps that Gmail numbers. */
const STATES: Readonly<Record<string, RefusalPhase>> = {
  6: 'helo',
  8: 'helo',
  9: 'helo',
  12: 'helo',
  13: 'mail',
  14: 'rcpt',
  15: 'data',
  16: 'data',
  17: 'final',
  18: 'final',
};

/** Longer names before those with which they begin. */
const NAMES: readonly (readonly [RegExp, RefusalPhase])[] = [
  [/^(?:end of|final|eod|\.|message|text|transfer|i sent|data block|mail text|body)/, 'final'],
  [/^(?:data|bdat)/, 'data'],
  [/^(?:envelope return|mail|sender|return)/, 'mail'],
  [/^(?:rcpt|recipient|address)/, 'rcpt'],
  [/^(?:e?helo|lhlo|ehlo|starttls|auth|my name)/, 'helo'],
  [/^(?:initial|greeting|smtp greeting|banner|connect)/, 'connect'],
];

/** The phase of a command or a moment: `MAIL FROM:<...>`, `pipelined end of data`, `14`. */
export function phaseNamed(name: string): RefusalPhase {
  const words = name
    .toLowerCase()
    .replace(/\s+|_/g, ' ')
    .replace(/^ ?(?:pipelined |sending |the )*/, '');
  return STATES[words] ?? NAMES.find(([pattern]) => pattern.test(words))?.[1] ?? 'unknown';
}
