/** Adds the campaign's footer to a message and, if the message has no way to say no, one. */

export type Body = { text: string; html: string | null };
export type Footer = {
  text: string | null;
  html: string | null;
  unsubscribeUrl: string | null;
  /** True: the author has already placed the link. */
  linkedInText: boolean;
  linkedInHtml: boolean;
};

export function appendFooter(body: Body, footer: Footer): Body {
  return {
    text: appendText(body.text, footer),
    html: body.html === null ? null : appendHtml(body.html, footer),
  };
}

function appendText(text: string, footer: Footer): string {
  const link =
    footer.unsubscribeUrl === null || footer.linkedInText
      ? null
      : `Unsubscribe: ${footer.unsubscribeUrl}`;
  return `${[text.trimEnd(), footer.text, link].filter((part) => part !== null).join('\n\n')}\n`;
}

function appendHtml(html: string, footer: Footer): string {
  const own =
    footer.html ??
    (footer.text === null ? null : `<p>${escapeHtml(footer.text).replace(/\r?\n/g, '<br>\n')}</p>`);
  const link =
    footer.unsubscribeUrl === null || footer.linkedInHtml
      ? null
      : `<p><a href="${escapeHtml(footer.unsubscribeUrl)}">Unsubscribe</a></p>`;
  const end = [own, link].filter((part) => part !== null).join('\n');
  if (end === '') return html;
  const close = html.search(/<\/body\s*>(?![\s\S]*<\/body\s*>)/i);
  return close < 0
    ? `${html.trimEnd()}\n${end}\n`
    : `${html.slice(0, close)}${end}\n${html.slice(close)}`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
