/** Writes counts and shares as the page shows them. */
const GROUPED = new Intl.NumberFormat('en-US');

export function count(value: number): string {
  return GROUPED.format(value);
}

/** `1 reply`, `2 replies`. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** A share in percent, with one decimal while it is small; a dash without anything to divide by. */
export function share(part: number, whole: number): string {
  if (whole === 0) return '–';
  const percent = (100 * part) / whole;
  return `${percent > 0 && percent < 10 ? percent.toFixed(1) : Math.round(percent)} %`;
}

/** `rolling_day` -> `rolling day`: a code of ours as words. */
export function words(code: string): string {
  return code.replaceAll('_', ' ');
}
