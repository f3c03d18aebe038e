/**
 * Writes a report page as one self-contained HTML file: no scripts, nothing loaded from elsewhere,
 * everything escaped.
 */
import { grouped, percent } from '../../core/reports/wording.ts';
import {
  intervalOf,
  type Cell,
  type Column,
  type ReportDocument,
  type Section,
} from './document.ts';
import { renderBars } from './html-bars.ts';
import { escapeHtml as e } from './html-escape.ts';
import { STYLE } from './html-style.ts';

// A second defence: even after a mistake in the escaping, the page could load and run nothing.
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

export function renderHtml(page: ReportDocument): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${e(page.title)} – ${e(page.kind)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<header>
<p class="kind">${e(page.kind)}</p>
<h1>${e(page.title)}${page.status ? `<span class="pill ${page.status.tone}">${e(page.status.text)}</span>` : ''}</h1>
<ul class="facts">${page.facts.map((fact) => `<li>${e(fact)}</li>`).join('')}</ul>
</header>
${renderCards(page)}
<div class="sections">
${page.sections.map(renderSection).join('\n')}
</div>
<footer>Made <time datetime="${e(page.generatedAt)}">${e(page.generatedAt.replace('T', ' ').replace(/\.\d+Z$/, ' UTC'))}</time>. The small range beside a rate is its 95% interval: where the true rate may lie, given a sample of this size.</footer>
</main>
</body>
</html>
`;
}

function renderCards({ cards }: ReportDocument): string {
  if (cards.length === 0) return '';
  return `<dl class="cards">${cards.map(({ label, value, detail, note, tone }) => `<div class="card ${tone}"><dt>${e(label)}</dt><dd class="value">${e(value)}</dd><dd class="detail">${e(detail)}</dd>${note === undefined ? '' : `<dd class="detail note">${e(note)}</dd>`}</div>`).join('')}</dl>`;
}

function renderSection(section: Section): string {
  if (section.kind === 'notes') {
    return `<section class="notes"><details><summary>${e(section.title)}</summary><dl>${section.items.map(({ term, text }) => `<dt>${e(term)}</dt><dd>${e(text)}</dd>`).join('')}</dl></details></section>`;
  }
  return `<section class="${section.kind}"><h2>${e(section.title)}</h2>\n${renderBody(section)}</section>`;
}

function renderBody(section: Exclude<Section, { kind: 'notes' }>): string {
  switch (section.kind) {
    case 'alerts':
      return `<ul>${section.items.map(({ tone, label, message, detail }) => `<li class="alert ${tone}"><b>${e(label)}</b><p>${e(message)}${detail === undefined ? '' : `<small>${e(detail)}</small>`}</p></li>`).join('')}</ul>`;
    case 'funnel':
      return section.stages
        .map(
          ({ name, n, share, detail }) =>
            `<div class="stage"><span>${e(name)}</span><span class="n">${grouped(n)}<span>${share === null ? '' : percent(share)}</span></span><div class="track">${n > 0 ? `<i style="width:${cssPercent(share ?? 0)}"></i>` : ''}</div>${detail === '' ? '' : `<small>${e(detail)}</small>`}</div>`,
        )
        .join('');
    case 'bars':
      return renderBars(section);
    case 'table':
      return section.rows.length === 0
        ? `<p class="empty">${e(section.empty)}</p>`
        : renderTable(section);
  }
}

/** First cells are row headers; the keyboard can focus and scroll a wide table. */
function renderTable({
  title,
  caption,
  columns,
  rows,
}: Extract<Section, { kind: 'table' }>): string {
  const scales = columns.map((_, index) =>
    Math.max(1e-9, ...rows.map((row) => row[index]?.rate?.high ?? 0)),
  );
  const head = columns
    .map(({ name, align }) => `<th scope="col"${classes(align)}>${e(name)}</th>`)
    .join('');
  const body = rows
    .map(
      (row) =>
        `<tr>${row.map((each, index) => renderCell(each, { column: columns[index], first: index === 0, scale: scales[index] ?? 0 })).join('')}</tr>`,
    )
    .join('\n');
  return `<div class="scroll" role="region" tabindex="0" aria-label="${e(title)}"><table><caption>${e(caption)}</caption><thead><tr>${head}</tr></thead><tbody>
${body}
</tbody></table></div>`;
}

function renderCell(
  { text, rate }: Cell,
  at: { column: Column | undefined; first: boolean; scale: number },
): string {
  if (at.first) return `<th scope="row">${e(text)}</th>`;
  if (!rate || rate.low === null || rate.high === null || rate.rate === null)
    return `<td${classes(at.column?.align, text.length > 60)}>${e(text)}</td>`;
  const left = cssPercent(rate.low / at.scale);
  const width = cssPercent((rate.high - rate.low) / at.scale);
  return `<td class="right" title="${e(`${grouped(rate.count)} of ${grouped(rate.of)} ${rate.denominator}`)}">${e(text)}<span class="ci" aria-hidden="true"><i style="left:${left};width:${width}"></i><b style="left:${cssPercent(rate.rate / at.scale)}"></b></span><span class="iv">${e(intervalOf(rate))}</span></td>`;
}

function classes(align: Column['align'] | undefined, long = false): string {
  const names = [align === 'right' ? 'right' : '', long ? 'long' : ''].filter(Boolean);
  return names.length === 0 ? '' : ` class="${names.join(' ')}"`;
}

function cssPercent(share: number): string {
  return `${Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10}%`;
}
