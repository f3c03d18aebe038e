/** Reads fields of a thrown value, which may be of any type. */

export function thrownField(thrown: unknown, name: string): unknown {
  return typeof thrown === 'object' && thrown !== null ? Reflect.get(thrown, name) : undefined;
}

/** The code that Node, a driver or a Failure sets; null without one. */
export function errorCode(thrown: unknown): string | null {
  const code = thrownField(thrown, 'code');
  return typeof code === 'string' ? code : null;
}
