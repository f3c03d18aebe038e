type Group = { group: string; label: string; glyph: string; shown: boolean };

export const GROUPS: readonly Group[];
export function groupOf(type: string, data: Record<string, unknown> | null): Group;
export function wordsOf(type: string, data: Record<string, unknown>): string;
