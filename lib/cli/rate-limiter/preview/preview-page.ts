/**
 * Writes every message in full as one page: to be read on a phone, and to be approved. No script,
 * nothing loaded from elsewhere; the html of a message is shown in a frame that may do nothing.
 */
import { escapeHtml as e } from '../../render/html-escape.ts';
import { iso } from '../../runner/values.ts';
import { describeRow, headersOf } from './describe-message.ts';
import { PREVIEW_STYLE } from './preview-style.ts';
import type { Finding } from '../../../core/preview/findings/finding.ts';
import type { ReadMessage } from '../../../app/preview/read-messages.ts';
import type { Campaign } from '../../../domain/campaigns/campaign.ts';
import type { Instant } from '../../../domain/time.ts';
import type { PreviewTotals } from './tally.ts';

/** The frames inherit it: no picture, font or style sheet of a message is loaded. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

export type PreviewPage = {
  campaign: Pick<Campaign, 'id' | 'name'>;
  batchId: string | null;
  totals: PreviewTotals;
  page: readonly ReadMessage[];
  now: Instant;
};

export function renderPreviewPage({ campaign, batchId, totals, page, now }: PreviewPage): string {
  const one = totals.total === 1;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${e(campaign.name)} – messages</title>
<style>${PREVIEW_STYLE}</style>
</head>
<body>
<main>
<header>
<p class="kind">${one ? 'One message that would be sent' : `${totals.total} messages that would be sent`}</p>
<h1>${e(campaign.name)}</h1>
<p class="facts">${e(campaign.id)}${batchId === null ? '' : ` · batch ${e(batchId)}`} · made ${e(iso(now))}</p>
${approval(totals)}
${summary(totals)}
</header>
${page.map(article).join('\n')}
</main>
</body>
</html>
`;
}

/** What is approved is what this page shows: the digest changes with every byte of it. */
function approval({ digest, unwritable, total }: PreviewTotals): string {
  const broken =
    unwritable === 0
      ? ''
      : `<p class="error">${unwritable} of ${total} cannot be written; they do not leave, and no approval covers them.</p>`;
  if (digest === null) return broken;
  return `${broken}<section class="approve"><h2>To approve all of these messages</h2>
<pre>rate_limiter.ts approve --digest ${e(digest)} --by "YOUR NAME"</pre>
<p>The digest stands for recipients, texts, fields, mailboxes and days as shown here. Whatever changes one of them makes it void.</p></section>`;
}

function summary({ findings }: PreviewTotals): string {
  const entries = Object.entries(findings);
  if (entries.length === 0) return '<p class="good">No text check found anything.</p>';
  return `<ul class="findings">${entries
    .map(
      ([code, { severity, messages }]) =>
        `<li class="${severity}"><b>${e(code)}</b> in ${messages} message${messages === 1 ? '' : 's'}</li>`,
    )
    .join('')}</ul>`;
}

function article(read: ReadMessage, index: number): string {
  const row = describeRow(read);
  const { written } = read;
  const when =
    row.sendAt === null
      ? 'no instant yet'
      : `${row.sendAt.replace('T', ' ').replace(/\.\d+Z$/, ' UTC')} (${row.local ?? ''} ${row.zone})`;
  return `<article id="m${index + 1}">
<h2>${index + 1}. ${e(row.email)}</h2>
<p class="facts">step ${row.step} · variant ${e(row.variant)} · mailbox ${e(row.mailbox)} · ${e(row.standing)} · ${e(when)}</p>
${read.findings.length === 0 ? '' : `<ul class="findings">${read.findings.map(finding).join('')}</ul>`}
${row.empty.length === 0 ? '' : `<p class="empty">Empty: ${row.empty.map(({ field, instead }) => `${e(field)}${instead.length === 0 ? '' : ` (instead: ${instead.map((each) => `“${e(each)}”`).join(', ')})`}`).join(', ')}</p>`}
${written.ok ? letter(written.content, index) : '<p class="error">This message cannot be written.</p>'}
</article>`;
}

function finding({ code, severity, part, line, column, excerpt, fix }: Finding): string {
  const where = line === null ? part : `${part}, line ${line}, column ${column ?? 1}`;
  const quoted = excerpt === null || excerpt.trim() === '' ? '' : ` <q>${e(excerpt)}</q>`;
  return `<li class="${severity}"><b>${e(code)}</b> (${e(where)})${quoted}<small>${e(fix)}</small></li>`;
}

function letter(
  { subject, text, html, raw }: { subject: string; text: string; html: string | null; raw: Buffer },
  index: number,
): string {
  const fields = Object.entries(headersOf(raw))
    .map(([name, value]) => `<dt>${e(name)}</dt><dd>${e(value)}</dd>`)
    .join('');
  return `<h3 dir="auto">${e(subject)}</h3>
<pre class="text" dir="auto">${lines(text)}</pre>
${html === null ? '' : `<details open><summary>HTML part, without pictures from elsewhere</summary><iframe sandbox="" referrerpolicy="no-referrer" title="HTML part of message ${index + 1}" srcdoc="${frame(html)}"></iframe></details>`}
<details><summary>All fields, as they leave (${raw.length} bytes)</summary><dl>${fields}</dl></details>`;
}

/** Line breaks stay; within a line nothing may move the cursor or reverse the order. */
function lines(text: string): string {
  return text.replace(/\r\n?/g, '\n').split('\n').map(keepSpaces).join('\n');
}

/** Spaces at the beginning of a line are part of the message. */
function keepSpaces(line: string): string {
  const [indent = ''] = /^[ \t]*/.exec(line) ?? [];
  return indent + e(line);
}

function frame(html: string): string {
  const policy = `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`;
  return `${policy}${html}`.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
