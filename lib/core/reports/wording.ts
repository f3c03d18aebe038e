/** Formats numbers in reports: the same on every machine, whatever its locale. */

/**
 * `0.0213` -> `2.1%`; shares under one per cent keep two decimals, because complaints are judged
 * there.
 */
export function percent(share: number): string {
  return `${(share * 100).toFixed(Math.abs(share) < 0.01 && share !== 0 ? 2 : 1)}%`;
}

/** `12,345` */
export function grouped(value: number): string {
  const [whole = '', fraction] = String(Math.abs(value)).split('.');
  const head = whole.length % 3 || 3;
  const groups = [whole.slice(0, head)];
  for (let at = head; at < whole.length; at += 3) groups.push(whole.slice(at, at + 3));
  return `${value < 0 ? '-' : ''}${groups.join(',')}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** `1 day`, `2 days`. */
export function plural(n: number, one: string, many = `${one}s`): string {
  return `${grouped(n)} ${n === 1 ? one : many}`;
}
