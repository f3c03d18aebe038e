/**
 * The look of an HTML report: one style sheet, light and dark, screen and paper, no outside
 * resource.
 */

export const STYLE = `
:root{--ground:#f4f5f8;--sheet:#fff;--ink:#161a23;--muted:#5c6472;--line:#e3e6ec;--track:#eceff4;--main:#3756d6;--main-soft:#a9b8f3;--accent:#0f9d76;
--good:#0b7a5b;--good-bg:#e3f6ef;--notice:#2f55c9;--notice-bg:#e9eefc;--warning:#8a5a00;--warning-bg:#fff3d9;--critical:#b3261e;--critical-bg:#fde8e6;--shadow:0 1px 2px rgba(22,26,35,.05),0 4px 16px rgba(22,26,35,.04)}
@media (prefers-color-scheme:dark){:root{--ground:#0f1218;--sheet:#181c25;--ink:#eceff5;--muted:#9aa3b4;--line:#2a303c;--track:#252b37;--main:#7d97ff;--main-soft:#3d4f99;--accent:#3fcf9f;
--good:#5fdcb1;--good-bg:#12352b;--notice:#9db2ff;--notice-bg:#1d2746;--warning:#f3c567;--warning-bg:#3a2d10;--critical:#ff9d95;--critical-bg:#43201d;--shadow:none}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.5 ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;-webkit-text-size-adjust:100%}
main{max-width:1120px;margin:0 auto;padding:40px 24px 56px}
header{margin-bottom:28px}
.kind{margin:0 0 6px;font-size:12px;font-weight:600;letter-spacing:.08em;text-transform:uppercase;color:var(--muted)}
h1{margin:0;font-size:32px;line-height:1.2;letter-spacing:-.02em;overflow-wrap:anywhere}
.pill{display:inline-block;vertical-align:middle;margin-left:10px;padding:3px 12px;border-radius:99px;font-size:13px;font-weight:600;letter-spacing:0}
.facts{margin:10px 0 0;padding:0;list-style:none;display:flex;flex-wrap:wrap;gap:4px 0;color:var(--muted)}
.facts li:not(:last-child)::after{content:"·";margin:0 9px}
h2{margin:0 0 16px;font-size:17px;letter-spacing:-.01em}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(190px,1fr));gap:16px;margin-bottom:16px}
.card,section{background:var(--sheet);border:1px solid var(--line);border-radius:14px;box-shadow:var(--shadow)}
.card{padding:18px 20px;min-width:0}
.card dt{font-size:13px;color:var(--muted)}
.card dd{margin:0}
.card .value{font-size:30px;line-height:1.25;font-weight:650;letter-spacing:-.02em;font-variant-numeric:tabular-nums}
.card .detail{font-size:13px;color:var(--muted)}.card .note{white-space:nowrap}
.card.good .value{color:var(--good)}.card.warning .value{color:var(--warning)}.card.critical .value{color:var(--critical)}
.sections{display:grid;grid-template-columns:repeat(12,minmax(0,1fr));gap:16px}
section{grid-column:1/-1;padding:22px 24px;min-width:0}
section.funnel{grid-column:span 5}section.bars{grid-column:span 7}
@media (max-width:860px){section.funnel,section.bars{grid-column:1/-1}main{padding:24px 14px 40px}section{padding:18px 16px}h1{font-size:26px}}
.good{--tone:var(--good);--tone-bg:var(--good-bg)}.notice{--tone:var(--notice);--tone-bg:var(--notice-bg)}.warning{--tone:var(--warning);--tone-bg:var(--warning-bg)}.critical{--tone:var(--critical);--tone-bg:var(--critical-bg)}.plain{--tone:var(--muted);--tone-bg:var(--track)}
.pill,.alert b{background:var(--tone-bg);color:var(--tone)}
.alerts ul{margin:0;padding:0;list-style:none;display:grid;gap:10px}@supports (grid-template-columns:subgrid){.alerts ul{grid-template-columns:auto 1fr}.alert{grid-column:1/-1}.alerts .alert{grid-template-columns:subgrid}}
.alert{display:grid;grid-template-columns:minmax(84px,auto) 1fr;gap:4px 14px;align-items:start}.alert b{justify-self:start}
.alert b{padding:2px 10px;border-radius:7px;font-size:12.5px;white-space:nowrap;line-height:1.6}
.alert p{margin:0}.alert small{display:block;color:var(--muted);font-size:13px;overflow-wrap:anywhere}
.stage{display:grid;grid-template-columns:1fr auto;gap:5px 12px;margin-top:14px;align-items:baseline}
.stage:first-of-type{margin-top:0}
.stage .n{font-weight:650;font-variant-numeric:tabular-nums}
.stage .n span{font-weight:400;color:var(--muted);margin-left:8px}
.track{grid-column:1/-1;height:14px;border-radius:7px;background:var(--track);overflow:hidden}
.track i{display:block;height:100%;min-width:3px;border-radius:7px;background:linear-gradient(90deg,var(--main),color-mix(in srgb,var(--main) 70%,var(--accent)))}
.stage:last-of-type .track i{background:var(--accent)}
.stage small{grid-column:1/-1;color:var(--muted);font-size:12.5px}
.legend{display:flex;gap:18px;margin:-6px 0 10px;font-size:13px;color:var(--muted)}
.legend i{display:inline-block;width:11px;height:11px;border-radius:3px;margin-right:7px;background:var(--main-soft)}
.legend i.accent{background:var(--accent)}
svg{display:block;width:100%;height:auto;overflow:visible}
svg .main{fill:var(--main-soft)}svg .accent{fill:var(--accent)}svg line{stroke:var(--line)}svg text{fill:var(--muted);font-size:12px;font-variant-numeric:tabular-nums}
.scroll{overflow-x:auto;margin:0 -24px;padding:0 24px}
.scroll:focus-visible{outline:2px solid var(--main);outline-offset:-2px;border-radius:6px}
@media (max-width:860px){.scroll{margin:0 -16px;padding:0 16px}}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
caption{text-align:left;color:var(--muted);font-size:13px;padding:0 0 8px}
th,td{padding:10px 14px 10px 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);white-space:nowrap}
th:last-child,td:last-child{padding-right:0}
tbody tr:last-child>*{border-bottom:0}
thead th{font-size:12.5px;font-weight:600;color:var(--muted);padding-top:4px;padding-bottom:8px}
tbody th{font-weight:600;white-space:normal;overflow-wrap:anywhere;min-width:130px}
td.long{white-space:normal;min-width:260px}
.right{text-align:right}
.ci{display:block;position:relative;height:8px;width:84px;margin:4px 0 0 auto}
.ci::before{content:"";position:absolute;left:0;right:0;top:3.5px;height:1px;background:var(--line)}
.ci i{position:absolute;top:2px;height:4px;min-width:2px;border-radius:2px;background:var(--main-soft)}
.ci b{position:absolute;top:0;width:3px;height:8px;margin-left:-1.5px;border-radius:1.5px;background:var(--main)}
.iv{display:block;font-size:11.5px;color:var(--muted);line-height:1.3;margin-top:3px}
.empty{margin:0;color:var(--muted)}
details summary{cursor:pointer;color:var(--muted);font-size:13px;margin-top:12px}
.notes summary{margin:0;font-size:17px;font-weight:700;color:var(--ink);letter-spacing:-.01em}
.notes dl{margin:16px 0 0;display:grid;grid-template-columns:minmax(120px,auto) 1fr;gap:8px 20px;font-size:13.5px}
.notes dt{font-weight:600}.notes dd{margin:0;color:var(--muted)}
@media (max-width:560px){.notes dl{grid-template-columns:1fr;gap:2px}.notes dd{margin-bottom:10px}}
footer{margin-top:24px;color:var(--muted);font-size:13px}
@media print{body{background:#fff;font-size:12px}main{max-width:none;padding:0}.card,section{box-shadow:none;break-inside:avoid}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;
