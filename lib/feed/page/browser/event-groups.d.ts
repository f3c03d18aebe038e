type Group = { group: string; label: string; glyph: string; shown: boolean };

export const GROUPS: readonly Group[];
export function groupOf(type: string, kind: unknown): Group;
