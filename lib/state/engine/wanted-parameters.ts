/**
 * Finds the parameters of a statement: a driver that treats a missing one as NULL would write NULL
 * into the state file.
 */

export type WantedParameters = {
  /** Throws RangeError when a parameter is missing, or there are too many. */
  check(bound: readonly unknown[]): void;
};

/** Matches texts, quoted names, comments and parameters; only parameters fill a group. */
const TOKEN = /'[^']*'|"[^"]*"|--[^\n]*|(\?)|[:@$](\w+)/g;

export function readParameters(sql: string): WantedParameters {
  let positional = 0;
  const names = new Set<string>();
  for (const [, question, name] of sql.matchAll(TOKEN)) {
    if (question !== undefined) positional++;
    else if (name !== undefined) names.add(name);
  }
  if (names.size > 0) return { check: (bound) => checkNamed(names, bound) };
  return {
    check(bound) {
      if (bound.length !== positional)
        throw new RangeError(`${positional} parameters expected, ${bound.length} received`);
    },
  };
}

function checkNamed(names: ReadonlySet<string>, [given, ...others]: readonly unknown[]): void {
  if (typeof given !== 'object' || given === null || others.length > 0)
    throw new RangeError(`expected one object with ${[...names].join(', ')}`);
  for (const name of names)
    if (!Object.hasOwn(given, name)) throw new RangeError(`the parameter ${name} is missing`);
}
