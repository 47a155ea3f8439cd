/** An exported practice as one self-contained page. */
import { STAR_PARTS } from '../../../ports/coaching-analysis.ts';
import type { Language } from '../../../ports/language.ts';
import type { MeasureName } from '../delivery/measures.ts';
import { escapeHtml, listOf, sectionOf } from '../../reports/html-text.ts';
import type { ExportedRecording, PracticeExport } from './practice-export.ts';
import { percent } from '../feedback/numbers.ts';
import { EXPORT_WORDS } from './words.ts';

const STYLE = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #8886}
td:last-child{text-align:right;font-variant-numeric:tabular-nums}.told td{text-align:left}.quiet{opacity:.7}`;

/** @param language of headings; what was asked, said and written stays in its own */
export function toPracticeHtml(practice: PracticeExport, language: Language): string {
  const words = EXPORT_WORDS[language];
  const text = escapeHtml;
  const day = (at: string): string => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(new Date(at));
  const figure = (value: number): string => new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value);
  const row = (name: string, value: string): string => `<tr><th scope="row">${text(name)}</th><td>${text(value)}</td></tr>`;
  const amount = (value: number, unit: string): string => (unit === 'share' || unit === '0..1' ? percent(value, language) : `${figure(value)} ${words.units[unit] ?? unit}`);

  /** Each quote once: what the feedback shows already is only pointed at, and so is a sentence that tells two parts. */
  const starRows = (star: NonNullable<NonNullable<ExportedRecording['feedback']>['star']>, above: string): string => {
    let shown = above;
    return STAR_PARTS.map((part) => {
      const quote = star[part];
      const isShown = quote !== null && shown.includes(quote);
      shown += `\n${quote ?? ''}`;
      return row(words.star[part], quote === null ? '—' : isShown ? words.above : quote);
    }).join('');
  };

  const recording = (given: ExportedRecording, index: number): string => {
    const measures = Object.entries(given.measures) as [MeasureName, { value: number; unit: string }][];
    const seen = [['eyeContact', given.eyeContact], ['posture', given.posture]] as const;
    const rows = [
      ...measures.map(([name, { value, unit }]) => row(words.measures[name], amount(value, unit))),
      ...seen.flatMap(([name, value]) => (value === null ? [] : [row(words[name], percent(value, language))])),
    ].join('');
    const { feedback } = given;
    const star = feedback?.star ?? null;
    const body = [
      given.question === null ? '' : `<p><strong>${text(given.question)}</strong></p>`,
      given.transcript === null || given.transcript === '' ? '' : `<h3>${text(words.transcript)}</h3><p>${text(given.transcript)}</p>`,
      feedback === null ? '' : `<h3>${text(words.feedback)}</h3>${feedback.text.split(/\n+/u).map((line) => `<p>${text(line)}</p>`).join('')}`,
      star === null || feedback === null ? '' : `<table class="told">${starRows(star, feedback.text)}</table>`,
      rows === '' ? '' : `<h3>${text(words.figures)}</h3><table>${rows}</table>`,
    ];
    return sectionOf(`${words.recording} ${index + 1}, ${day(given.createdAt)}`, body.join(''));
  };

  const title = practice.jobTitle ?? words.practice;
  const answers = practice.answers.map((answer) => `${answer.question === null ? '' : `<p><strong>${text(answer.question)}</strong></p>`}<p>${text(answer.text)}</p>`).join('');
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${text(title)}</title><style>${STYLE}</style></head><body>
<h1>${text(title)}</h1><p class="quiet">${text(`${practice.interviewerType}, ${day(practice.startedAt ?? practice.createdAt)} UTC`)}</p>
${sectionOf(words.questions, listOf(practice.questions.map((question) => question.text), words.none))}${sectionOf(words.answers, answers)}${practice.recordings.map(recording).join('')}</body></html>
`;
}
