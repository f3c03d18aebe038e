/** The shape of one rule about a service's own word for the cause of a bounce. */
import type { BounceClass, BounceReason } from '../../lib/domain/responses/response.ts';
import type { HookService } from '../../lib/domain/responses/hook.ts';

/**
 * It decides only where the service reports no words of a server, or words that say nothing. The
 * first rule of the service whose `begins` (lower case) begins the category decides.
 */
export type CategoryRule = {
  service: HookService;
  begins: string;
  class: BounceClass;
  reason: BounceReason;
  /** A category that this rule must match before any other rule does. */
  example: string;
  /** One that looks alike, which this rule must not match. */
  nearMiss: string;
  /** The page of the service that explains the word. */
  source: string;
};
