/** Columns that hold JSON: the type of the column says of what, where the row is described. */

declare const holds: unique symbol;
export type JsonColumn<Value> = string & { readonly [holds]?: Value };

/** As it was written by this program: only what is read from outside is checked. */
export function readJson<Value>(column: JsonColumn<Value>): Value {
  return JSON.parse(column) as Value;
}
