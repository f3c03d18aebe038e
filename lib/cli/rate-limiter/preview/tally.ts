/** Counts what a preview has seen, and binds it to one digest. */
import { digestBatch, type Hash } from '../../../core/approval/digest.ts';
import type { FindingSeverity } from '../../../core/preview/findings/finding.ts';
import type { ReadMessage } from '../../../app/preview/read-messages.ts';

export type PreviewTotals = {
  total: number;
  /** Messages that cannot be written: `send` would put the campaign on hold at the first. */
  unwritable: number;
  /** How many messages have each finding, the severest first. */
  findings: Record<string, { severity: FindingSeverity; messages: number }>;
  /** Of the whole batch without what cannot be written; null: what is shown is no batch. */
  digest: string | null;
};

export function createTally() {
  let total = 0;
  let unwritable = 0;
  const counts = new Map<string, { severity: FindingSeverity; messages: number }>();
  const digests: string[] = [];
  return {
    add({ findings, written, digest }: ReadMessage): void {
      total += 1;
      if (!written.ok) unwritable += 1;
      if (digest !== null) digests.push(digest);
      for (const code of new Set(findings.map((finding) => finding.code))) {
        const severity = findings.find((finding) => finding.code === code)?.severity ?? 'notice';
        counts.set(code, { severity, messages: (counts.get(code)?.messages ?? 0) + 1 });
      }
    },
    result(batchId: string | null, hash: Hash): PreviewTotals {
      const order: FindingSeverity[] = ['error', 'warning', 'notice'];
      const sorted = [...counts].sort(
        ([, a], [, b]) =>
          order.indexOf(a.severity) - order.indexOf(b.severity) || b.messages - a.messages,
      );
      return {
        total,
        unwritable,
        findings: Object.fromEntries(sorted),
        digest:
          batchId === null || digests.length === 0 ? null : digestBatch(batchId, digests, hash),
      };
    },
  };
}
