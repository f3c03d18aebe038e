/** From when on replies are asked for. */
import type { Instant } from '../time.ts';

/**
 * `at`: read at that instant or later. `afterId`: stored after the response with that id, which
 * stays exact when a response is read late. One of the two is null.
 */
export type ReplySince = { at: Instant; afterId: null } | { at: null; afterId: number };
