/** Shows a preview on a terminal: each message as its reader gets it, with what is wrong beneath. */
import { visible } from '../../render/visible.ts';
import { describeRow } from './describe-message.ts';
import type { ReadMessage } from '../../../app/preview/read-messages.ts';
import type { Shown } from './select-messages.ts';
import type { PreviewTotals } from './tally.ts';

const RULE = '-'.repeat(72);

export function renderPreviewText({
  campaignId,
  shown,
  batchId,
  totals,
  page,
}: {
  campaignId: string;
  shown: Shown;
  batchId: string | null;
  totals: PreviewTotals;
  page: readonly ReadMessage[];
}): string {
  const found = Object.entries(totals.findings).map(
    ([code, { severity, messages }]) => `  ${severity.padEnd(8)} ${code}: ${messages}`,
  );
  return [
    `${campaignId}: ${totals.total} messages (${shown}${batchId === null ? '' : ` ${batchId}`}), ${page.length} shown`,
    ...(totals.digest === null ? [] : [`digest ${totals.digest}`]),
    ...found,
    ...page.flatMap(renderMessage),
  ].join('\n');
}

function renderMessage(read: ReadMessage): string[] {
  const row = describeRow(read);
  const { written } = read;
  const when =
    row.sendAt === null ? 'no instant yet' : `${row.sendAt} (${row.local ?? ''} ${row.zone})`;
  return [
    '',
    RULE,
    `To: ${row.email}   step ${row.step}, variant ${row.variant}, from mailbox ${row.mailbox}`,
    `${row.standing}: ${when}`,
    ...(written.ok
      ? [`Subject: ${visible(written.content.subject)}`, '', written.content.text.trimEnd()]
      : ['(cannot be written)']),
    ...(row.empty.length === 0 ? [] : ['']),
    ...row.empty.map(
      ({ field, instead }) =>
        `empty: ${field}${instead.length === 0 ? '' : `, instead: ${instead.map((each) => JSON.stringify(each)).join(', ')}`}`,
    ),
    ...(read.findings.length === 0 ? [] : ['']),
    ...read.findings.map(
      ({ code, severity, part, line, column, excerpt, fix }) =>
        `${severity}: ${code} in the ${part}${line === null ? '' : ` (line ${line}, column ${column ?? 1})`}${excerpt === null ? '' : ` ${JSON.stringify(excerpt)}`}: ${fix}`,
    ),
  ];
}
