/** A rule about a right under data-protection law that a reply invokes, in one language. */
import type { DataRequest } from '../../../lib/domain/responses/response.ts';

/**
 * `any`: words of the person whose data it is; folded. `except`: longer phrases around the same
 * words that negate them or mean something else: the words inside them do not count. `source`: the
 * article, and who publishes a letter with such words. `nearMiss` must stay a reply.
 */
export type RequestRule = {
  request: DataRequest;
  language: string;
  any: readonly string[];
  except: readonly string[];
  source: string;
  examples: readonly string[];
  nearMiss: readonly string[];
};
