/** Builds a stage's classification: fields that the stage does not decide stay empty. */
import type { Classification, ResponseKind } from '../../../domain/responses/response.ts';
import type { MailView } from './mail-view.ts';

/** Null: no verdict, and the next stage decides. */
export type Stage = (view: MailView) => Classification | null;

export type StageFinding = {
  kind: ResponseKind;
  rule: string;
  confidence: number;
} & Partial<Classification>;

export function toClassification(finding: StageFinding): Classification {
  return {
    bounce: null,
    originalMessageId: null,
    returnsAt: null,
    intent: null,
    contact: null,
    visibleText: null,
    ...finding,
  };
}
