/** The style of the HTML report: calm and exact, light and dark, and a plain page on paper. */
export const REPORT_STYLE = `
:root{color-scheme:light dark;--paper:oklch(0.985 0.003 90);--panel:#fff;--ink:oklch(0.24 0.01 260);--muted:oklch(0.5 0.012 260);--line:oklch(0.91 0.005 260);--accent:oklch(0.52 0.1 195);--caution:oklch(0.5 0.12 65)}
@media screen and (prefers-color-scheme:dark){:root{--paper:oklch(0.18 0.008 260);--panel:oklch(0.215 0.008 260);--ink:oklch(0.93 0.005 260);--muted:oklch(0.68 0.01 260);--line:oklch(0.3 0.01 260);--accent:oklch(0.75 0.11 190);--caution:oklch(0.8 0.12 75)}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:400 14px/1.5 Inter,system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;font-variant-numeric:tabular-nums}
main{max-width:880px;margin:0 auto;padding:48px 32px 32px}
h1,h2{line-height:1.2;font-weight:650;margin:0;overflow-wrap:anywhere}
h1{font-size:26px}
h2{font-size:16px;margin:32px 0 12px}
p{margin:0}
.kind{color:var(--muted);font-size:13px;margin-bottom:4px}
.facts{display:flex;flex-wrap:wrap;gap:4px 32px;margin:12px 0 0;color:var(--muted);font-size:13px}
.facts div{display:flex;gap:8px;min-width:0}
.facts dt{flex:none}
.facts dd{margin:0;color:var(--ink);overflow-wrap:anywhere}
.verdict{display:flex;flex-wrap:wrap;align-items:baseline;gap:4px 24px;margin:24px 0 0;padding:16px 20px;background:var(--panel);border:1px solid var(--line);border-radius:10px}
.verdict strong{font-size:26px;line-height:1.2;font-weight:650}
.verdict .overall{font-size:20px}
.verdict .note{flex-basis:100%;color:var(--muted);font-size:13px}
.word-move strong{color:var(--accent)}
.word-reject strong,.word-discuss strong{color:var(--ink)}
ul{margin:0;padding-left:20px}
li{margin:4px 0;overflow-wrap:anywhere}
.flags{padding:0;list-style:none}
.flags li{padding-left:12px;border-left:3px solid var(--caution)}
.scores{display:grid;grid-template-columns:280px minmax(0,1fr);gap:32px;align-items:start}
figure{margin:0}
svg{display:block;max-width:100%;height:auto}
table{width:100%;border-collapse:collapse}
th,td{text-align:left;vertical-align:top;padding:8px 12px 8px 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
th{color:var(--muted);font-weight:500;font-size:13px}
td.figure,th.figure{width:96px;overflow-wrap:normal}
.index{color:var(--muted);width:36px;white-space:nowrap;overflow-wrap:normal}
.bar{display:block;width:80px;height:4px;margin-top:6px;background:var(--line)}
.bar span{display:block;height:4px;background:var(--accent)}
.evidence td:first-child{width:26%;color:var(--muted)}
.evidence td:last-child,.evidence th:last-child{width:112px;white-space:nowrap}
blockquote{margin:0}
a{color:var(--accent);text-underline-offset:2px}
a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.quiet{color:var(--muted)}
footer{margin-top:32px;padding-top:12px;border-top:1px solid var(--line);color:var(--muted);font-size:13px;overflow-wrap:anywhere}
@media (max-width:720px){main{padding:24px 16px}.scores{grid-template-columns:minmax(0,1fr)}}
@page{size:A4;margin:16mm}
@media print{:root{--paper:#fff}body{font-size:11px}main{max-width:none;padding:0}h2{break-after:avoid}tr,li,.verdict,figure{break-inside:avoid}thead{display:table-header-group}.scores{grid-template-columns:220px minmax(0,1fr);gap:24px}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`.trim();
