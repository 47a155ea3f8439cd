/** The report as one HTML file with nothing outside it. */
import type { ReportInput } from '../../ports/screening.ts';
import { chartSvg } from './chart.ts';
import { REPORT_STYLE } from './report-style.ts';
import { chartPoints, toReportView, type EvidenceRow, type ReportView, type ScoreRow } from './report-view.ts';

const PAINT = { grid: 'var(--line)', line: 'var(--accent)', area: 'var(--accent)', text: 'var(--muted)', fontFamily: 'inherit' };
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for HTML content and quoted attributes; control characters, which HTML forbids, are left out. */
export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '')
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/** Needs no script, font or picture from outside, and forbids them by its own policy; prints on A4. */
export function reportHtml(input: ReportInput): string {
  const view = toReportView(input);
  const { labels } = view;
  const text = escapeHtml;
  return `<!doctype html>
<html lang="${input.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<title>${text(`${view.candidate} · ${labels.title}`)}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<main>
<header>
<p class="kind">${text(labels.title)}</p>
<h1>${text(view.candidate)}</h1>
<dl class="facts"><div><dt>${text(labels.vacancy)}</dt><dd>${text(view.vacancy)}</dd></div><div><dt>${text(labels.date)}</dt><dd>${text(view.date)}</dd></div></dl>
</header>
<section class="verdict word-${view.decision}" data-decision="${view.decision}" aria-label="${text(labels.recommendation)}">
<strong>${text(view.decisionWord)}</strong><span class="overall">${view.overall}</span>
<p class="note">${text(labels.scale)}</p>
</section>
<section><h2>${text(labels.reasons)}</h2>${listOf(view.reasons, labels.none)}</section>
${view.redFlags.length === 0 ? '' : `<section><h2>${text(labels.redFlags)}</h2>${listOf(view.redFlags, labels.none, 'flags')}</section>`}
<section><h2>${text(labels.scores)}</h2>${scoresOf(view)}</section>
<section><h2>${text(labels.evidence)}</h2>${evidenceOf(view)}</section>
<footer>${text(view.foot)}</footer>
</main>
</body>
</html>
`;
}

function listOf(items: readonly string[], none: string, kind?: string): string {
  if (items.length === 0) return `<p class="quiet">${escapeHtml(none)}</p>`;
  return `<ul${kind === undefined ? '' : ` class="${kind}"`}>${items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
}

function scoresOf({ labels, scores, chartText }: ReportView): string {
  if (scores.length === 0) return `<p class="quiet">${escapeHtml(labels.none)}</p>`;
  const chart = chartSvg(
    scores.map((row) => ({ mark: String(row.number), points: chartPoints(row) })),
    PAINT,
    escapeHtml(chartText),
  );
  const head = `<tr><th class="index" scope="col">#</th><th scope="col">${escapeHtml(labels.competency)}</th><th class="figure" scope="col">${escapeHtml(labels.rubric)}</th><th class="figure" scope="col">${escapeHtml(labels.combined)}</th></tr>`;
  const row = (score: ScoreRow): string =>
    `<tr><td class="index">${score.number}</td><td>${escapeHtml(score.name)}</td><td class="figure">${pointsOf(score, labels.insufficient)}</td><td class="figure">${score.percent === null ? '–' : `${score.percent}%`}</td></tr>`;
  return `<div class="scores"><figure>${chart}</figure><table><thead>${head}</thead><tbody>${scores.map(row).join('')}</tbody></table></div>`;
}

function pointsOf({ points, isInsufficient }: ScoreRow, insufficient: string): string {
  if (points === null) return '–';
  if (isInsufficient) return `0 <span class="quiet">${escapeHtml(insufficient)}</span>`;
  return `${points}<span class="bar" aria-hidden="true"><span style="width:${points * 20}%"></span></span>`;
}

function evidenceOf({ labels, evidence }: ReportView): string {
  if (evidence.length === 0) return `<p class="quiet">${escapeHtml(labels.noEvidence)}</p>`;
  const head = `<tr><th scope="col">${escapeHtml(labels.competency)}</th><th scope="col">${escapeHtml(labels.quote)}</th><th scope="col">${escapeHtml(labels.moment)}</th></tr>`;
  const row = (item: EvidenceRow): string =>
    `<tr><td>${escapeHtml(item.competency)}</td><td><blockquote>${escapeHtml(item.quote)}</blockquote></td><td>${momentOf(item, labels.noMoment)}</td></tr>`;
  return `<table class="evidence"><thead>${head}</thead><tbody>${evidence.map(row).join('')}</tbody></table>`;
}

function momentOf({ moment, href }: EvidenceRow, noMoment: string): string {
  if (moment === null) return `<span class="quiet">${escapeHtml(noMoment)}</span>`;
  // `&t1=` starts no character reference, so the documented address may stand as it is.
  return href === null ? moment : `<a href="${escapeHtml(href).replace(/&amp;t1=/g, '&t1=')}">${moment}</a>`;
}
