/** The shape in which a stage answers: a classification with what it does not decide left empty. */
import type { Classification, ResponseKind } from '../../../domain/responses/response.ts';
import type { MailView } from './mail-view.ts';

/** Null: not mine, ask the next stage. */
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
