/** Lays out for a terminal what servers said of us: totals first, then each refusal with its words. */
import type { LoggedRefusal } from '../../../domain/sending/refusal.ts';
import { iso } from '../../runner/values.ts';
import { untrusted } from '../../render/untrusted.ts';

type Total = {
  count: number;
  block: number;
  deferral: number;
  account: number;
  hardBounce: number;
};

type Shown = {
  refusals: { total: number };
  sendingDomains: readonly (Total & { sendingDomain: string | null })[];
  providers: readonly (Total & { provider: string })[];
  lists: readonly { name: string; count: number; ips: readonly string[]; page: string | null }[];
};

const WIDTH = 96;

export function renderReputation(
  { refusals, sendingDomains, providers, lists }: Shown,
  rows: readonly LoggedRefusal[],
): string {
  return [
    ...section(
      'By sending domain',
      sendingDomains.map((one) => renderTotal(one.sendingDomain ?? 'a mail service', one)),
    ),
    ...section(
      'By recipient provider',
      providers.map((one) => renderTotal(one.provider, one)),
    ),
    ...section(
      'Blocklists',
      lists.map(({ name, count, ips, page }) =>
        [`  ${name}: ${count}`, ips.join(', '), page].filter(Boolean).join('  '),
      ),
    ),
    `${refusals.total} different refusals, latest first`,
    '',
    rows.length === 0 ? '(none)' : rows.map(renderRow).join('\n\n'),
  ].join('\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines, ''];
}

function renderTotal(name: string, { count, block, deferral, account, hardBounce }: Total): string {
  const parts = [
    [block, 'blocks'],
    [deferral, 'deferrals'],
    [account, 'account refusals'],
    [hardBounce, 'hard bounces'],
  ] as const;
  const shown = parts.filter(([n]) => n > 0).map(([n, what]) => `${n} ${what}`);
  return `  ${name}: ${count} (${shown.join(', ')})`;
}

/** The server's words stand behind a bar, so that they cannot be mistaken for ours. */
function renderRow(row: LoggedRefusal): string {
  const facts = [
    `${row.count} x`,
    row.kind,
    row.reason,
    `${row.mailboxId} to ${row.domain ?? 'its own server'}`,
    row.provider,
    row.list,
    row.ip,
    row.at === 'report' && 'by report',
    `${iso(row.firstAt)} to ${iso(row.lastAt)}`,
  ];
  const words = untrusted(row.sample, WIDTH).replaceAll('\n', ' ');
  return [facts.filter(Boolean).join('  '), ...(words === '' ? [] : [`  │ ${words}`])].join('\n');
}
