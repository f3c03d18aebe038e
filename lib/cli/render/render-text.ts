/** A readable rendering of any answer, for people on a terminal: the same data as the JSON. */
import { visible } from './visible.ts';
import type { NextStep, Warning } from '../runner/command.ts';
import type { Cut } from '../size/fit-envelope.ts';
import type { Envelope } from '../runner/envelope.ts';

/** `own`: the command's own rendering of its data; otherwise names and values are listed. */
export function renderText(envelope: Envelope, own: string | null): string {
  const lines: string[] = [];
  if (envelope.ok) {
    lines.push(own ?? renderValue(envelope['data'], 0).join('\n'));
  } else {
    const error = envelope['error'] as {
      code: string;
      message: string;
      hint: string;
      details: Record<string, unknown>;
    };
    lines.push(`error ${error.code}: ${visible(error.message)}`, `  try: ${visible(error.hint)}`);
    if (Object.keys(error.details).length > 0) lines.push(...renderValue(error.details, 1));
  }
  for (const { path, shown, of } of (envelope['cut'] ?? []) as Cut[])
    lines.push(`cut: ${path} shows ${shown} of ${of}; --full shows everything`);
  for (const warning of envelope['warnings'] as Warning[])
    lines.push(`warning ${warning.code}: ${visible(warning.message)}`, ...renderTodo(warning));
  for (const step of envelope['next'] as NextStep[])
    lines.push(`next: ${visible(step.why)}`, `  ${visible(step.run)}`);
  return `${lines.join('\n').trimEnd()}\n`;
}

/** What can be done about an alert. */
function renderTodo({ details }: Warning): string[] {
  const todo = (details?.['todo'] ?? []) as NextStep[];
  return todo.flatMap(({ why, run }) => [`  ${visible(why)}:`, `    ${visible(run)}`]);
}

/** Names and values, nested by indentation; rows as a table. */
export function renderValue(value: unknown, depth: number): string[] {
  const indent = '  '.repeat(depth);
  if (Array.isArray(value)) {
    if (value.length === 0) return [`${indent}(none)`];
    if (value.every((row) => typeof row === 'object' && row !== null && !Array.isArray(row)))
      return renderTable(value as Record<string, unknown>[], indent);
    return value.map((entry) => `${indent}- ${scalar(entry)}`);
  }
  if (typeof value !== 'object' || value === null) return [`${indent}${scalar(value)}`];
  // A key may be an operator's word: the name of a column, a provider or a mailbox.
  const entries = Object.entries(value).map(([name, entry]) => [visible(name), entry] as const);
  const width = Math.max(
    0,
    ...entries.filter(([, v]) => !isNested(v)).map(([name]) => name.length),
  );
  return entries.flatMap(([name, entry]) =>
    isNested(entry)
      ? [`${indent}${name}`, ...renderValue(entry, depth + 1)]
      : [`${indent}${name.padEnd(width)}  ${scalar(entry)}`],
  );
}

function renderTable(rows: readonly Record<string, unknown>[], indent: string): string[] {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = rows.map((row) => columns.map((column) => scalar(row[column])));
  const widths = columns.map((column, index) =>
    Math.min(60, Math.max(column.length, ...cells.map((row) => (row[index] ?? '').length))),
  );
  const line = (row: readonly string[]): string =>
    `${indent}${row.map((cell, index) => (cell.length > 60 ? `${cell.slice(0, 59)}…` : cell).padEnd(widths[index] ?? 0)).join('  ')}`.trimEnd();
  return [line(columns), ...cells.map(line)];
}

function isNested(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    (Array.isArray(value) ? value.length > 0 : Object.keys(value).length > 0)
  );
}

function scalar(value: unknown): string {
  if (value === null || value === undefined) return '-';
  if (Array.isArray(value) && value.length === 0) return '(none)';
  return visible(typeof value === 'object' ? JSON.stringify(value) : String(value));
}
