/** Columns that contain JSON: the row's type names the type of the value. */

declare const holds: unique symbol;
export type JsonColumn<Value> = string & { readonly [holds]?: Value };

/** Parses without checks, because this program wrote the value; only external input is checked. */
export function readJson<Value>(column: JsonColumn<Value>): Value {
  return JSON.parse(column) as Value;
}
