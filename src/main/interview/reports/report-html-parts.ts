/** The sections that tell an interview held here: competencies, contradictions, questions, how it was scored, the transcript. */
import { scoreSvg } from './chart.ts';
import { escapeHtml, listOf } from './html-text.ts';
import type { ReportLabels } from './labels.ts';
import type { CompetencyView, QuoteView, ReportView, TurnView } from './report-view.ts';

export const PAINT = { grid: 'var(--line)', line: 'var(--accent)', area: 'var(--accent)', text: 'var(--muted)', fontFamily: 'inherit' };

type Sounds = ReadonlyMap<string, string>;

const text = escapeHtml;

/** Says the language of what was written about the answers, where the report speaks another. */
function ownLanguage({ report }: ReportView): string {
  return report.answersLanguage === null || report.answersLanguage === report.language ? '' : ` lang="${text(report.answersLanguage)}"`;
}

export function competenciesOf(view: ReportView, sounds: Sounds): string {
  if (view.competencies.length === 0) return `<p class="quiet">${text(view.labels.none)}</p>`;
  return view.competencies.map((competency) => competencyOf(competency, view, sounds)).join('');
}

function competencyOf(competency: CompetencyView, view: ReportView, sounds: Sounds): string {
  const { labels } = view;
  const { number, name, facts, score, scoreWord, anchor, isOwnAnchor, points, evidence, missing } = competency;
  const own = ownLanguage(view);
  const rows = points.map((point) => `<tr><td class="value">${point.value}</td><td${own}>${text(point.text)}</td></tr>`).join('');
  const quotes = evidence.length === 0 ? `<p class="quiet">${text(labels.noQuotes)}</p>` : evidence.map((item) => quoteOf(item, labels, sounds, own)).join('');
  const lacks = missing.length === 0 ? `<p class="quiet">${text(labels.nothingMissing)}</p>` : listOf(missing, labels.none);
  return `<article class="competency">
<div class="top"><header><h3><span class="index">${number}</span> ${text(name)}</h3><p class="quiet">${text(facts)}</p></header>
<p class="score">${scoreSvg(score, PAINT, text(scoreWord))}<b>${text(scoreWord)}</b><span${isOwnAnchor ? own : ''}>${text(anchor)}</span></p></div>
<div class="halves"><div><h4>${text(labels.quote)}</h4>${quotes}</div>
<div>${rows === '' ? '' : `<h4>${text(labels.points)}</h4><table class="points"><tbody>${rows}</tbody></table>`}<h4>${text(labels.missing)}</h4>${lacks}</div></div>
</article>`;
}

function quoteOf(item: QuoteView, labels: ReportLabels, sounds: Sounds, own: string): string {
  return `<blockquote><p${own}>${text(item.quote)}</p>${item.moment === null ? '' : `<p class="moment">${momentOf(item, labels, sounds)}</p>`}</blockquote>`;
}

export function evidenceOf(evidence: ReportView['evidence'], labels: ReportLabels, sounds: Sounds): string {
  if (evidence.length === 0) return `<p class="quiet">${text(labels.noEvidence)}</p>`;
  const head = `<tr><th scope="col">${text(labels.competency)}</th><th scope="col">${text(labels.quote)}</th><th scope="col">${text(labels.moment)}</th></tr>`;
  const row = (item: ReportView['evidence'][number]): string =>
    `<tr><td>${text(item.competency)}</td><td><p class="quote">${text(item.quote)}</p></td><td>${momentOf(item, labels, sounds)}</td></tr>`;
  return `<table class="evidence"><thead>${head}</thead><tbody>${evidence.map(row).join('')}</tbody></table>`;
}

function momentOf({ moment, href, sound }: QuoteView, labels: ReportLabels, sounds: Sounds): string {
  if (moment === null) return `<span class="quiet">${text(labels.noMoment)}</span>`;
  const wav = sound === null ? undefined : sounds.get(sound);
  const player = wav === undefined ? '' : `<audio controls preload="none" aria-label="${text(`${labels.sound} ${moment}`)}" src="data:audio/wav;base64,${wav}"></audio>`;
  // `&t1=` starts no character reference, so the documented address may stand as it is.
  const time = href === null || wav !== undefined ? moment : `<a href="${text(href).replace(/&amp;t1=/g, '&t1=')}">${moment}</a>`;
  return `${time}${player}`;
}

export function contradictionsOf(view: ReportView, sounds: Sounds): string {
  const { labels, contradictions } = view;
  if (contradictions.length === 0) return '';
  const pairs = contradictions.map(({ subject, quotes }) =>
    `<div class="pair"><h3>${text(subject)}</h3><div class="halves">${quotes.map((item) => quoteOf(item, labels, sounds, ownLanguage(view))).join('')}</div></div>`);
  return `<p class="quiet">${text(labels.contradictionNote)}</p>${pairs.join('')}`;
}

export function questionsOf(view: ReportView): string {
  const { labels, report } = view;
  if (report.nextQuestions.length === 0) return '';
  const own = ownLanguage(view);
  const items = report.nextQuestions.map(({ reason, about, question }) =>
    `<li><p${own}>${text(question)}</p><p class="quiet">${text(labels.questionReason[reason])}${reason === 'contradiction' ? '' : `: <span${own}>${text(about)}</span>`}</p></li>`);
  return `<ol class="questions">${items.join('')}</ol>`;
}

export function howOf({ how }: ReportView): string {
  return `<dl class="how">${how.map(({ name, text: told }) => `<div><dt>${text(name)}</dt><dd>${text(told)}</dd></div>`).join('')}</dl>`;
}

export function transcriptOf(view: ReportView): string {
  const { labels, transcript } = view;
  const own = ownLanguage(view);
  const item = ({ isAnswer, who, note, text: said, recognised }: TurnView): string =>
    `<li class="${isAnswer ? 'answer' : 'asked'}"><p class="quiet"><span>${text(who)}</span>${note === '' ? '' : ` <span>${text(note)}</span>`}</p><p${own}>${text(said)}</p>${
      recognised === null ? '' : `<p class="quiet">${text(labels.recognised)} <del${own}>${text(recognised)}</del></p>`}</li>`;
  return transcript.length === 0 ? '' : `<ol class="turns">${transcript.map(item).join('')}</ol>`;
}
