/** The style of the pages that recipients see: no script, no font, no request to anywhere. */
import { createHash } from 'node:crypto';

export const PAGE_STYLE = `
:root{color-scheme:light dark;--ink:#1c2127;--soft:#59636e;--paper:#fff;--card:#f6f7f9;--line:#c9d0d8;--act:#0b57d0;--on:#fff}
@media (prefers-color-scheme:dark){:root{--ink:#e8eaed;--soft:#aab2bb;--paper:#15181c;--card:#1e2227;--line:#454d56;--act:#a8c7fa;--on:#0b1f3a}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.5 system-ui,sans-serif}
main{max-width:34rem;margin:0 auto;padding:2rem 1.25rem}
h1{font-size:1.375rem;line-height:1.3;margin:0 0 1rem;overflow-wrap:anywhere}
p{margin:0 0 1rem;overflow-wrap:anywhere}
.now{border:1px solid var(--line);border-radius:.5rem;background:var(--card);padding:.75rem 1rem}
form{display:grid;gap:.75rem;margin:1.5rem 0;padding:0}
.choice{border:1px solid var(--line);border-radius:.5rem;padding:1rem}
.choice p{margin:.5rem 0 0;color:var(--soft);font-size:.9375rem}
button{width:100%;min-height:2.75rem;padding:.5rem 1rem;border:1px solid var(--act);border-radius:.375rem;background:transparent;color:var(--act);font:inherit;font-weight:600;text-align:start;cursor:pointer}
.never button{background:var(--act);color:var(--on)}
button:focus-visible{outline:3px solid var(--act);outline-offset:3px}
footer{color:var(--soft);font-size:.875rem}
`.trim();

const hash = createHash('sha256').update(PAGE_STYLE).digest('base64');

/** Only this style, the empty icon, and forms to the page itself. */
export const PAGE_POLICY = [
  `default-src 'none'`,
  `style-src 'sha256-${hash}'`,
  'img-src data:',
  `form-action 'self'`,
  `base-uri 'none'`,
  `frame-ancestors 'none'`,
].join('; ');
