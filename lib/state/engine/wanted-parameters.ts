/** Reads from a statement which parameters it wants: a driver that takes a missing one for NULL would write that into the ledger. */

export type WantedParameters = {
  /** Throws RangeError when one is missing, or there are too many. */
  check(bound: readonly unknown[]): void;
};

/** A text, a quoted name, a comment, a parameter: only the last has what the groups look for. */
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
        throw new RangeError(`${positional} parameters are wanted, ${bound.length} were given`);
    },
  };
}

function checkNamed(names: ReadonlySet<string>, [given, ...others]: readonly unknown[]): void {
  if (typeof given !== 'object' || given === null || others.length > 0)
    throw new RangeError(`one object with ${[...names].join(', ')} is wanted`);
  for (const name of names)
    if (!Object.hasOwn(given, name)) throw new RangeError(`the parameter ${name} is missing`);
}
