/** Shows the quality report of a prospects file: cells are a stranger's words, so the rows stand under `untrusted`. */
import { untrusted } from './untrusted.ts';
import type { QualityReport, SampleRow } from '../core/prospects/quality-report.ts';

type Zones = Record<string, number>;

export function describeQuality({ findings, missingFields, zones, ...totals }: QualityReport & { zones: Zones }): Record<string, unknown> {
  return {
    ...totals,
    findings: Object.fromEntries(Object.entries(findings).map(([name, { severity, count, first }]) => [name, { severity, count, first: first.map(describeRow) }])),
    missingFields: missingFields.map((field) => ({ ...field, first: field.first.map(describeRow) })),
    zones,
  };
}

function describeRow({ line, email, because }: SampleRow): Record<string, unknown> {
  return { line, ...(because === null ? {} : { because }), untrusted: { email: untrusted(email, 100).replaceAll('\n', ' ') } };
}
