/** Describes a schema fault: where it is, what was received, what was expected, and what to try. */
import { nearest } from '../text/nearest.ts';
import type { Problem, SchemaFault } from '../../domain/problem.ts';

const SHOWN = 80;

export function explainFault(fault: SchemaFault): Problem {
  const path = fault.key === null ? fault.path : [...fault.path, fault.key];
  return { path: pathText(path), received: receivedText(fault, path), ...adviceFor(fault) };
}

/** A secret that stands where its reference belongs is not repeated. */
function receivedText({ received }: SchemaFault, path: SchemaFault['path']): string {
  return typeof received === 'string' && path.at(-1) === 'secret'
    ? 'a text that is not shown'
    : shown(received);
}

function adviceFor(fault: SchemaFault): Pick<Problem, 'expected' | 'try'> {
  switch (fault.rule) {
    case 'unknown_key': {
      const guess = nearest(fault.key ?? '', fault.choices);
      return {
        expected: `one of the keys ${fault.choices.filter((choice) => choice !== '$schema').join(', ')}`,
        try: guess === null ? `remove "${cut(fault.key ?? '')}"` : `rename it to "${guess}"`,
      };
    }
    case 'missing_key':
      return {
        expected: fault.expected,
        try:
          fault.example === undefined
            ? `add "${fault.key ?? ''}"`
            : `add "${fault.key ?? ''}": ${shown(fault.example)}`,
      };
    case 'choice': {
      const guess =
        typeof fault.received === 'string' ? nearest(fault.received, fault.choices) : null;
      return {
        expected: fault.expected,
        try: guess === null ? exampleText(fault.example) : `"${guess}"`,
      };
    }
    default:
      return { expected: fault.expected, try: rewritten(fault) ?? exampleText(fault.example) };
  }
}

/** The most common slip is a number or truth value in quotes: suggests the value without them. */
function rewritten(fault: SchemaFault): string | null {
  const { received, example } = fault;
  if (typeof received !== 'string' || fault.rule !== 'type') return null;
  if (typeof example === 'number' && /^-?\d+(\.\d+)?$/.test(received.trim()))
    return `${received.trim()} (without quotes)`;
  if (typeof example === 'boolean' && /^(true|false)$/i.test(received.trim()))
    return `${received.trim().toLowerCase()} (without quotes)`;
  return null;
}

function exampleText(example: unknown): string {
  return example === undefined ? 'correct it or leave it out' : `for example ${shown(example)}`;
}

/** `steps[1].subject`; keys that are not identifiers are quoted. */
export function pathText(path: readonly (string | number)[]): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`;
    else if (/^[A-Za-z_$][\w$-]*$/.test(part)) text += text === '' ? part : `.${part}`;
    else text += `[${JSON.stringify(cut(part))}]`;
  }
  return text;
}

/** The author's own value as JSON, shortened; under `secret` only a reference is shown. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value, (key, part: unknown) =>
    key === 'secret' && !/^(?:env|file):/.test(String(part)) ? '***' : part,
  );
  return value === undefined ? 'nothing' : cut(text ?? 'nothing');
}

function cut(text: string): string {
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN - 1)}…`;
}
