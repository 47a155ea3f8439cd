/** A report in the words and figures of its language, before it is HTML or PDF: both are made from this. */
import { DISCUSS_ABOVE, MOVE_ABOVE } from '../scoring/formula.ts';
import { CAREER } from '../scoring/tenure.ts';
import { REPORT_LABELS, type ReportLabels } from './labels.ts';
import type { Report, ReportedCompetency, ReportedQuote } from './report.ts';

export interface QuoteView {
  readonly quote: string;
  /** `1:05–1:12`; null when the quote has no time. */
  readonly moment: string | null;
  /** Null when there is no time or the address may not be linked. */
  readonly href: string | null;
  /** Key of its sound, see `soundKey`; null when the quote has no time. */
  readonly sound: string | null;
}

export interface CompetencyView {
  /** From 1; also the mark in the chart. */
  readonly number: number;
  readonly name: string;
  /** 0..5; null when the rubric does not have this competency. */
  readonly score: number | null;
  /** `4 of 5`, or that it was not scored. */
  readonly scoreWord: string;
  readonly anchor: string;
  /** Whether the anchor speaks the language of the answers, not that of the report. */
  readonly isOwnAnchor: boolean;
  readonly combined: string | null;
  readonly isInsufficient: boolean;
  /** Weight and coverage in words, where they are known. */
  readonly facts: string;
  /** What gave and what took points: `+1` and why. */
  readonly points: readonly { readonly value: string; readonly text: string }[];
  readonly evidence: readonly QuoteView[];
  readonly missing: readonly string[];
}

export interface ReportView {
  readonly report: Report;
  readonly labels: ReportLabels;
  /** Whether this is an interview held here, told competency by competency. */
  readonly isWhole: boolean;
  readonly candidate: string;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  /** `Overall: N%`, the same in every language. */
  readonly overall: string;
  readonly decisionWord: string;
  readonly spread: string | null;
  readonly borders: readonly [number, number];
  readonly reasons: readonly string[];
  /** Those that the first page has no room for. */
  readonly furtherReasons: readonly string[];
  /** Flags that no reason tells already. */
  readonly redFlags: readonly string[];
  readonly competencies: readonly CompetencyView[];
  readonly evidence: readonly (QuoteView & { readonly competency: string })[];
  readonly contradictions: readonly { readonly subject: string; readonly quotes: readonly QuoteView[] }[];
  /** The chart in words. */
  readonly chartText: string;
  readonly how: readonly { readonly name: string; readonly text: string }[];
  readonly transcript: readonly TurnView[];
  readonly foot: string;
}

export interface TurnView {
  readonly isAnswer: boolean;
  readonly who: string;
  /** When, or that it was typed. */
  readonly note: string;
  readonly text: string;
  readonly recognised: string | null;
}

const REASONS_ON_TOP = 8;

export function toReportView(report: Report): ReportView {
  const labels = REPORT_LABELS[report.language];
  const { recommendation, interview } = report;
  const isWhole = interview !== null;
  const onTop = isWhole && recommendation.reasons.length > REASONS_ON_TOP + 1 ? REASONS_ON_TOP : Infinity;
  const competencies = report.competencies.map((competency, index) => competencyView(competency, index, report, labels));
  const spread = recommendation.spread;
  return {
    report,
    labels,
    isWhole,
    candidate: report.candidate ?? labels.noName,
    facts: factsOf(report, labels),
    overall: `Overall: ${percent(recommendation.overall)}`,
    decisionWord: labels.decision[recommendation.decision],
    spread: spread === null ? null : labels.spread(percent(spread.low), percent(spread.high)),
    borders: [DISCUSS_ABOVE, MOVE_ABOVE],
    reasons: recommendation.reasons.slice(0, onTop),
    furtherReasons: onTop === Infinity ? [] : recommendation.reasons.slice(onTop),
    redFlags: isWhole ? report.redFlags.filter((flag) => !recommendation.reasons.some((reason) => reason.includes(flag))) : report.redFlags,
    competencies,
    evidence: isWhole
      ? report.otherEvidence.map((item) => ({ ...quoteView(item, report), competency: item.competency ?? '' }))
      : evidenceTable(report),
    contradictions: report.contradictions.map(({ subject, first, second }) => ({
      subject: subject === CAREER ? labels.experience : subject,
      quotes: [quoteView(first, report), quoteView(second, report)],
    })),
    chartText: `${labels.chart}: ${competencies.map((row) => `${row.name} ${chartPoints(row).toFixed(0)}/5`).join(', ')}`,
    how: isWhole ? howOf(report, labels) : [],
    transcript: report.transcript.map((turn) => ({
      isAnswer: turn.role === 'user',
      who: turn.role === 'user' ? (report.candidate ?? labels.candidate) : labels.interviewer,
      note: turn.source === 'typed' ? labels.typed : turn.t0 !== null && turn.t1 !== null && turn.t1 > turn.t0 ? clock(turn.t0) : '',
      text: turn.text,
      recognised: turn.recognisedText,
    })),
    foot: isWhole ? `${labels.machine} ${labels.person}` : `${labels.person} ${labels.scoredBy}: ${report.scoring.by}.`,
  };
}

/** The value drawn for a row, 0..5. */
export function chartPoints({ score, combined }: Pick<CompetencyView, 'score' | 'combined'>): number {
  return score ?? (combined === null ? 0 : Number.parseInt(combined, 10) / 20);
}

function factsOf({ vacancy, interview, scoredAt, language }: Report, labels: ReportLabels): ReportView['facts'] {
  const day = new Date(interview?.heldAt ?? scoredAt);
  const role = interview === null || interview.role === vacancy ? [] : [{ name: labels.role, value: interview.role }];
  return [
    { name: labels.vacancy, value: vacancy ?? labels.unnamed },
    ...role,
    { name: labels.date, value: new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', { dateStyle: 'long' }).format(day) },
  ];
}

function competencyView(competency: ReportedCompetency, index: number, report: Report, labels: ReportLabels): CompetencyView {
  const { name, score, anchor, weight, coverage, combined, insufficient, missing } = competency;
  const facts = [...(weight === null ? [] : [labels.weight(percent(weight))]), ...(coverage === null ? [] : [labels.covered(percent(coverage))])];
  return {
    number: index + 1,
    name,
    score,
    scoreWord: score === null ? labels.notScored : labels.ofFive(figure(score, report)),
    anchor: insufficient ? labels.insufficient : (anchor ?? (score === null ? '' : (labels.anchors[Math.round(score)] ?? ''))),
    isOwnAnchor: !insufficient && anchor !== null,
    combined: combined === null ? null : percent(combined),
    isInsufficient: insufficient,
    facts: facts.join(' · '),
    points: competency.points.map(({ value, text }) => ({ value: `${value < 0 ? '−' : value > 0 ? '+' : ''}${figure(Math.abs(value), report)}`, text })),
    evidence: competency.evidence.map((item) => quoteView(item, report)),
    missing,
  };
}

function evidenceTable(report: Report): ReportView['evidence'] {
  const own = report.competencies.flatMap(({ name, evidence }) => evidence.map((item) => ({ ...quoteView(item, report), competency: name })));
  return [...own, ...report.otherEvidence.map((item) => ({ ...quoteView(item, report), competency: item.competency ?? '' }))];
}

function howOf({ scoring, recommendation, language }: Report, labels: ReportLabels): ReportView['how'] {
  const { spread } = recommendation;
  const { answers } = scoring;
  const heard = answers === null || answers.spoken === 0 ? '' : answers.confidence === null ? labels.noConfidence : labels.confidence(percent(answers.confidence));
  return [
    { name: labels.scoredBy, text: `${scoring.by}. ${labels.formula} ${labels.scale}` },
    {
      name: labels.stability,
      text: spread === null ? labels.notMeasured : labels.stable(new Intl.NumberFormat(language).format(spread.tellings), percent(spread.low), percent(spread.high)),
    },
    ...(answers === null ? [] : [{ name: labels.recognition, text: `${labels.answers(answers.spoken, answers.typed, answers.corrected)} ${heard}`.trim() }]),
  ];
}

/** Names the sound of a quote. */
export const soundKey = ({ t0, t1 }: { readonly t0: number; readonly t1: number }): string => `${t0}-${t1}`;

function quoteView({ quote, t0, t1 }: ReportedQuote, { audioUrl }: Report): QuoteView {
  if (t0 === null || t1 === null) return { quote, moment: null, href: null, sound: null };
  return { quote, moment: `${clock(t0)}–${clock(t1)}`, href: momentHref(audioUrl, t0, t1), sound: soundKey({ t0, t1 }) };
}

/**
 * `{audioUrl}?t0=..&t1=..` (joined by & where there is a query already, before a fragment). Null for any scheme but
 * http and https: relative addresses are fine, `javascript:` is not.
 */
export function momentHref(audioUrl: string, t0: number, t1: number): string | null {
  // Browsers ignore control characters and leading spaces in addresses, so they must not hide a scheme.
  const bare = audioUrl.replace(/[\u0000-\u0020\u007f-\u009f\u2028\u2029]/g, '');
  const scheme = /^([^/?#:]*):/.exec(bare)?.[1];
  if (bare === '' || (scheme !== undefined && !/^https?$/i.test(scheme))) return null;
  const [, address = '', fragment = ''] = /^([^#]*)(#.*)?$/s.exec(bare) ?? [];
  return `${address}${address.includes('?') ? '&' : '?'}t0=${seconds(t0)}&t1=${seconds(t1)}${fragment}`;
}

const seconds = (value: number): string => String(Math.round(value * 1_000) / 1_000);

const percent = (share: number): string => `${Math.round(Math.max(0, Math.min(1, share)) * 100)}%`;

const figure = (value: number, { language }: Report): string => new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value);

function clock(value: number): string {
  const whole = Math.floor(value);
  const minutes = Math.floor(whole / 60);
  const rest = String(whole % 60).padStart(2, '0');
  return minutes < 60 ? `${minutes}:${rest}` : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${rest}`;
}
