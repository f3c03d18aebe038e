/** Reads fields of something that was thrown: it may be anything, and a driver may put anything there. */

export function thrownField(thrown: unknown, name: string): unknown {
  return typeof thrown === 'object' && thrown !== null ? Reflect.get(thrown, name) : undefined;
}

/** Its code, as Node, drivers and our own failures set it; null when it has none. */
export function errorCode(thrown: unknown): string | null {
  const code = thrownField(thrown, 'code');
  return typeof code === 'string' ? code : null;
}
