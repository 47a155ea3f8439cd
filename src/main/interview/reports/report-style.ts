/** The style of the HTML report: calm and exact, light and dark, and a plain page on paper. */
export const REPORT_STYLE = `
:root{color-scheme:light dark;--paper:oklch(0.985 0.003 90);--panel:#fff;--ink:oklch(0.24 0.01 260);--muted:oklch(0.5 0.012 260);--line:oklch(0.91 0.005 260);--accent:oklch(0.52 0.1 195);--caution:oklch(0.5 0.12 65)}
@media screen and (prefers-color-scheme:dark){:root{--paper:oklch(0.18 0.008 260);--panel:oklch(0.215 0.008 260);--ink:oklch(0.93 0.005 260);--muted:oklch(0.68 0.01 260);--line:oklch(0.3 0.01 260);--accent:oklch(0.75 0.11 190);--caution:oklch(0.8 0.12 75)}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:400 14px/1.5 Inter,system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;font-variant-numeric:tabular-nums}
main{max-width:880px;margin:0 auto;padding:48px 32px 32px}
h1,h2,h3,h4{line-height:1.2;font-weight:650;margin:0;overflow-wrap:anywhere}
h1{font-size:26px}
h2{font-size:16px;margin:32px 0 12px}
h3{font-size:14px}
h4{margin:0 0 6px;color:var(--muted);font-size:13px;font-weight:500}
p{margin:0;text-wrap:pretty}
p,dd,li{overflow-wrap:anywhere}
.kind{color:var(--muted);font-size:13px;margin-bottom:4px}
.facts{display:flex;flex-wrap:wrap;gap:4px 32px;margin:12px 0 0;color:var(--muted);font-size:13px}
.facts div{display:flex;gap:8px;min-width:0}
.facts dt{flex:none}
.facts dd{margin:0;color:var(--ink);min-width:0}
.verdict{display:flex;flex-wrap:wrap;align-items:baseline;gap:4px 24px;margin:24px 0 0;padding:16px 20px;background:var(--panel);border:1px solid var(--line);border-radius:10px}
.verdict strong{font-size:26px;line-height:1.2;font-weight:650}
.verdict .overall{font-size:20px}
.verdict .spread{color:var(--muted)}
.verdict .scale{flex-basis:100%;margin:8px 0 0 -6px}
.verdict .note{flex-basis:100%;color:var(--muted);font-size:13px}
.word-move strong{color:var(--accent)}
.word-reject strong,.word-discuss strong{color:var(--ink)}
ul,ol{margin:0;padding-left:20px}
li{margin:4px 0}
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
.competency,.pair{padding:16px 0;border-top:1px solid var(--line)}
.competency header{display:flex;flex-wrap:wrap;gap:0 16px;align-items:baseline;justify-content:space-between}
.competency header h3{min-width:0}
.competency h3 .index{margin-right:4px;font-weight:400}
.competency .score{display:flex;flex-wrap:wrap;gap:2px 12px;align-items:center;margin:8px 0 12px}
.competency .score svg{flex:none}
.competency .score span{flex:1 1 300px;min-width:0}
.halves{display:grid;grid-template-columns:minmax(0,1.2fr) minmax(0,1fr);gap:16px 32px}
.pair .halves{grid-template-columns:repeat(2,minmax(0,1fr));margin-top:8px}
.halves table+h4{margin-top:12px}
.points{font-size:13px}
.points td{padding:2px 8px 2px 0;border:0}
.points .value{width:48px;white-space:nowrap;overflow-wrap:normal;font-weight:500}
blockquote{margin:0 0 8px;padding-left:12px;border-left:2px solid var(--line)}
.moment{color:var(--muted);font-size:13px}
audio{display:block;width:100%;max-width:280px;height:32px;margin:4px 0}
.questions li{padding-left:4px;margin:0 0 10px}
.how{margin:0}
.how div{display:grid;grid-template-columns:140px minmax(0,1fr);gap:16px;padding:8px 0;border-top:1px solid var(--line)}
.how dt{color:var(--muted)}
.how dd{margin:0}
.turns{padding:0;list-style:none}
.turns li{margin:0 0 12px}
.turns .answer{padding-left:12px;border-left:2px solid var(--accent)}
.turns .asked{padding-left:14px}
.turns .quiet{font-size:13px}
.turns .quiet span+span{margin-left:8px}
a{color:var(--accent);text-underline-offset:2px}
a:focus-visible,audio:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.quiet{color:var(--muted)}
footer{margin-top:32px;padding-top:12px;border-top:1px solid var(--line);color:var(--muted);font-size:13px;overflow-wrap:anywhere}
@media (max-width:720px){main{padding:24px 16px}.scores,.halves,.pair .halves,.how div{grid-template-columns:minmax(0,1fr)}}
@page{size:A4;margin:16mm}
@media print{:root{color-scheme:light;--paper:#fff}body{font-size:10.5px}main{max-width:none;padding:0}h1{font-size:22px}h2{font-size:14px;margin:20px 0 8px;break-after:avoid}h3,h4{font-size:11px;break-after:avoid}.kind,.facts,.points,.moment,.turns .quiet,.verdict .note,footer,th{font-size:10px}tr,li,blockquote,.verdict,figure,.top,.pair,.how div,.competency{break-inside:avoid}p{orphans:3;widows:3}thead{display:table-header-group}.competencies{break-before:page}.competencies h2{margin-top:0}.competency{padding:12px 0}.scores{grid-template-columns:200px minmax(0,1fr);gap:24px}td,th{padding:5px 12px 5px 0}td.figure,th.figure{width:80px}.competency .score span{flex-basis:200px}.halves{gap:8px 24px}audio{display:none}a{color:inherit}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`.trim();
