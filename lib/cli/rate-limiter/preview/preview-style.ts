/** The look of a page of messages: one style sheet, light and dark, from the phone up. */

export const PREVIEW_STYLE = `
:root{--ground:#f4f5f8;--sheet:#fff;--ink:#161a23;--muted:#5c6472;--line:#e3e6ec;--error:#b3261e;--warning:#8a5a00;--notice:#2f55c9;--good:#0b7a5b}
@media (prefers-color-scheme:dark){:root{--ground:#0f1218;--sheet:#181c25;--ink:#eceff5;--muted:#9aa3b4;--line:#2a303c;--error:#ff9d95;--warning:#f3c567;--notice:#9db2ff;--good:#5fdcb1}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif;-webkit-text-size-adjust:100%}
main{max-width:760px;margin:0 auto;padding:24px 14px 48px}
h1{margin:0;font-size:26px;line-height:1.2;overflow-wrap:anywhere}
h2{margin:0;font-size:17px;overflow-wrap:anywhere}
h3{margin:14px 0 6px;font-size:17px;overflow-wrap:anywhere}
.kind{margin:0 0 6px;font-size:13px;font-weight:600;color:var(--muted)}
.facts,.empty{margin:4px 0;color:var(--muted);font-size:14px;overflow-wrap:anywhere}
article,.approve{background:var(--sheet);border:1px solid var(--line);border-radius:12px;padding:16px;margin-top:16px}
pre{margin:8px 0;white-space:pre-wrap;overflow-wrap:anywhere;font:15px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.approve pre{background:var(--ground);padding:10px;border-radius:8px;user-select:all}
.findings{margin:10px 0;padding:0;list-style:none;font-size:14px}
.findings li{border-left:4px solid currentColor;padding:2px 0 2px 10px;margin:6px 0;overflow-wrap:anywhere}
.findings small{display:block;color:var(--muted)}
.error{color:var(--error)}.warning{color:var(--warning)}.notice{color:var(--notice)}.good{color:var(--good)}
iframe{width:100%;height:420px;border:1px solid var(--line);border-radius:8px;background:#fff;color-scheme:light;resize:vertical}
summary{cursor:pointer;color:var(--muted);font-size:14px;margin:8px 0}
dl{margin:0;font-size:13px}dt{font-weight:600}dd{margin:0 0 6px;overflow-wrap:anywhere}
@media print{article{break-inside:avoid}details>*{display:block}}
`;
