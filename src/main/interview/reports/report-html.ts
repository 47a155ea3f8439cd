/** The report as one HTML file with nothing outside it. */
import { chartSvg, scaleSvg } from './chart.ts';
import { escapeHtml, listOf, sectionOf } from './html-text.ts';
import { PAINT, competenciesOf, contradictionsOf, evidenceOf, howOf, questionsOf, transcriptOf } from './report-html-parts.ts';
import { REPORT_STYLE } from './report-style.ts';
import type { Report } from './report.ts';
import { chartPoints, toReportView, type CompetencyView, type ReportView } from './report-view.ts';

/** Sounds of quotes as base64 of WAV, by `soundKey`. */
export type QuoteSounds = ReadonlyMap<string, string>;

/**
 * Needs no script, font or picture from outside, and forbids them by its own policy; prints on A4.
 * @param sounds heard from within the file; none by default
 */
export function reportHtml(report: Report, sounds: QuoteSounds = new Map()): string {
  const view = toReportView(report);
  const { labels } = view;
  const text = escapeHtml;
  const parts = view.isWhole ? wholeOf(view, sounds) : sectionOf(labels.evidence, evidenceOf(view.evidence, labels, sounds));
  return `<!doctype html>
<html lang="${report.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; media-src data:; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<title>${text(`${view.candidate} · ${labels.title}`)}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<main>
<header>
<p class="kind">${text(labels.title)}</p>
<h1>${text(view.candidate)}</h1>
<dl class="facts">${view.facts.map(({ name, value }) => `<div><dt>${text(name)}</dt><dd>${text(value)}</dd></div>`).join('')}</dl>
</header>
${verdictOf(view)}
${sectionOf(labels.reasons, reasonsOf(view))}${sectionOf(labels.redFlags, view.redFlags.length === 0 ? '' : listOf(view.redFlags, labels.none, 'flags'))}${sectionOf(labels.scores, scoresOf(view), 'overview')}${parts}<footer>${text(view.foot)}${sounds.size === 0 ? '' : ` ${text(labels.sounds(sounds.size))}`}</footer>
</main>
</body>
</html>
`;
}

function verdictOf(view: ReportView): string {
  const { labels, report } = view;
  const { decision, overall, spread } = report.recommendation;
  const text = escapeHtml;
  const scale = scaleSvg({ overall, spread, borders: view.borders }, PAINT, text([view.overall, ...(view.spread === null ? [] : [view.spread])].join(', ')));
  return `<section class="verdict word-${decision}" data-decision="${decision}" aria-label="${text(labels.recommendation)}">
<strong>${text(view.decisionWord)}</strong><span class="overall">${view.overall}</span>${view.spread === null ? '' : `<span class="spread">${text(view.spread)}</span>`}
<div class="scale">${scale}</div>
<p class="note">${text(labels.scale)}</p>
${view.isWhole ? `<p class="note">${text(`${labels.machine} ${labels.person}`)}</p>\n` : ''}</section>`;
}

function reasonsOf({ labels, report, reasons, furtherReasons }: ReportView): string {
  const list = listOf(reasons, labels.none);
  const own = report.answersLanguage !== null && report.answersLanguage !== report.language ? `<div lang="${escapeHtml(report.answersLanguage)}">${list}</div>` : list;
  return furtherReasons.length === 0 ? own : `${own}<p class="quiet">${escapeHtml(labels.moreReasons(furtherReasons.length))}</p>`;
}

/** What only an interview held here can tell. */
function wholeOf(view: ReportView, sounds: QuoteSounds): string {
  const { labels } = view;
  const other = view.evidence.length === 0 ? '' : evidenceOf(view.evidence, labels, sounds);
  return [
    sectionOf(labels.competencies, competenciesOf(view, sounds), 'competencies'),
    sectionOf(labels.otherEvidence, other),
    sectionOf(labels.contradictions, contradictionsOf(view, sounds)),
    sectionOf(labels.nextQuestions, questionsOf(view)),
    sectionOf(labels.how, howOf(view)),
    sectionOf(labels.furtherReasons, view.furtherReasons.length === 0 ? '' : listOf(view.furtherReasons, labels.none)),
    sectionOf(labels.transcript, transcriptOf(view), 'transcript'),
  ].join('');
}

function scoresOf({ labels, competencies, chartText }: ReportView): string {
  if (competencies.length === 0) return `<p class="quiet">${escapeHtml(labels.none)}</p>`;
  const chart = chartSvg(competencies.map((row) => ({ mark: String(row.number), points: chartPoints(row) })), PAINT, escapeHtml(chartText));
  const head = `<tr><th class="index" scope="col">#</th><th scope="col">${escapeHtml(labels.competency)}</th><th class="figure" scope="col">${escapeHtml(labels.rubric)}</th><th class="figure" scope="col">${escapeHtml(labels.combined)}</th></tr>`;
  const row = (competency: CompetencyView): string =>
    `<tr><td class="index">${competency.number}</td><td>${escapeHtml(competency.name)}</td><td class="figure">${pointsOf(competency, labels.insufficient)}</td><td class="figure">${competency.combined ?? '–'}</td></tr>`;
  return `<div class="scores"><figure>${chart}</figure><table><thead>${head}</thead><tbody>${competencies.map(row).join('')}</tbody></table></div>`;
}

function pointsOf({ score, isInsufficient }: CompetencyView, insufficient: string): string {
  if (score === null) return '–';
  if (isInsufficient) return `0 <span class="quiet">${escapeHtml(insufficient)}</span>`;
  return `${score}<span class="bar" aria-hidden="true"><span style="width:${score * 20}%"></span></span>`;
}
