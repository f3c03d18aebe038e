/** Every list that is recognised in a refusal, in the order in which they are tried. */
import type { Blocklist } from './blocklist.ts';
import { PUBLIC_LISTS } from './public-lists.ts';
import { RECEIVER_LISTS } from './receiver-lists.ts';

export const BLOCKLISTS: readonly Blocklist[] = [...PUBLIC_LISTS, ...RECEIVER_LISTS];
