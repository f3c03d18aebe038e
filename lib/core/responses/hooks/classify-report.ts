/**
 * Decides what a service's report means: by the words of the server that refused, as at SMTP time;
 * by the service's own word only where it passes on none.
 */
import { CATEGORY_RULES } from '../../../../data/hooks/category-rules.ts';
import type { CategoryRule } from '../../../../data/hooks/category-rule.ts';
import { diagnose, type Diagnosis } from '../../bounces/diagnose.ts';
import { toClassification } from '../classify/verdict.ts';
import type { DeliveryReport } from '../../../domain/responses/delivery-report.ts';
import type { Classification } from '../../../domain/responses/response.ts';

export function classifyReport(report: DeliveryReport): Classification {
  const { kind, service } = report;
  const originalMessageId = report.messageIds[0] ?? null;
  switch (kind) {
    case 'bounce': {
      const { bounce, rule } = readBounce(report);
      return toClassification({
        kind,
        rule: `hook.bounce:${rule}`,
        confidence: 0.99,
        bounce,
        originalMessageId,
      });
    }
    case 'delayed': {
      // The service tries again: never a verdict on the address.
      const { bounce } = diagnoseReport(report, 'delayed');
      return toClassification({
        kind,
        rule: 'hook.delayed',
        confidence: 0.99,
        bounce: { ...bounce, class: 'soft' },
        originalMessageId,
      });
    }
    case 'unsubscribe':
      return toClassification({
        kind,
        rule: `hook.unsubscribe:${service}`,
        confidence: 0.99,
        intent: 'unsubscribe',
        originalMessageId,
      });
    case 'complaint':
    case 'delivered':
      return toClassification({
        kind,
        rule: `hook.${kind}:${service}`,
        confidence: 0.99,
        originalMessageId,
      });
  }
}

/** The rule for a service's own word; null for one that is not known. */
export function findCategory(
  { service, category }: Pick<DeliveryReport, 'service' | 'category'>,
  rules: readonly CategoryRule[] = CATEGORY_RULES,
): CategoryRule | null {
  const word = category.toLowerCase();
  return rules.find((rule) => rule.service === service && word.startsWith(rule.begins)) ?? null;
}

function readBounce(report: DeliveryReport): Diagnosis {
  const diagnosis = diagnoseReport(report, 'failed');
  if (diagnosis.bounce.reason !== 'unknown') return diagnosis;
  const rule = findCategory(report);
  if (rule === null) return diagnosis;
  const { class: bounceClass, reason } = rule;
  return {
    rule: `${rule.service}.${rule.begins}`,
    bounce: {
      ...diagnosis.bounce,
      class: bounceClass,
      reason,
      diagnostic: diagnosis.bounce.diagnostic || report.category,
    },
  };
}

function diagnoseReport(report: DeliveryReport, fate: 'failed' | 'delayed'): Diagnosis {
  const { status, text, recipient } = report;
  return diagnose({
    fate,
    status,
    diagnostic: text,
    notice: '',
    recipients: [recipient],
    others: [],
    ours: [],
  });
}
