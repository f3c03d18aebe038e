/** A part of a page: a section that the script replaces by itself when its content changed. */
import { createHash } from 'node:crypto';
import { html } from 'hono/html';
import type { Html } from '../pieces/their-text.ts';

type PageColumn = 'whole' | 'main' | 'side' | 'third';

export type PagePart<Data> = {
  /** Also its id on the page: `part-NAME`. */
  name: string;
  heading: string;
  /** Where it stands on a wide screen; on a narrow one all parts follow each other. */
  column: PageColumn;
  /** What stands beside the heading, in few words. */
  aside?: (data: Data) => Html | string;
  render: (data: Data) => Html | Promise<Html>;
  /** Lines are added by the script: the section is never replaced. */
  follows?: true;
};

export type DrawnPart = { digest: string; section: string; column: PageColumn };

/** The section, and the digest by which a browser says what it has. */
export async function drawPart<Data>(part: PagePart<Data>, data: Data): Promise<DrawnPart> {
  const { name, heading } = part;
  const inner = String(
    await html`<header class="part-head">
        <h2 id="h-${name}">${heading}</h2>
        ${part.aside === undefined ? '' : html`<p class="aside">${part.aside(data)}</p>`}
      </header>
      ${await part.render(data)}`,
  );
  const digest = createHash('sha256').update(inner).digest('base64url').slice(0, 12);
  const opening =
    `<section id="part-${name}" class="part ${name}" aria-labelledby="h-${name}"` +
    ` data-part="${name}" data-digest="${digest}"${part.follows ? ' data-follows' : ''}>`;
  return { digest, section: `${opening}${inner}</section>`, column: part.column };
}
