export function loadBundle(
  script: string,
  words: readonly string[],
  root?: string,
): Promise<(() => Promise<void>) | null>;
