import { describe, expect, it } from 'vitest';
import { InterviewReport } from '../../../../src/contracts/desk-report.ts';
import { openQuestions } from '../../../../src/main/interview/reports/open-questions.ts';
import { reportHtml } from '../../../../src/main/interview/reports/report-html.ts';
import { reportPdf } from '../../../../src/main/interview/reports/report-pdf.ts';
import { toReportView } from '../../../../src/main/interview/reports/report-view.ts';
import { toReport } from '../../../../src/main/interview/reports/report.ts';
import { atOnce } from '../../../../src/main/interview/scoring/steady.ts';
import { interviewOf, interviewReportOf } from '../../../fixtures/interview-report.ts';
import { jobOf, knowledge, reportOf } from '../../../fixtures/screening-domain.ts';

const HOSTILE = `"><script>alert(1)</script><audio src=x onerror='x'>&amp;\u0000`;

describe('toReport', () => {
  it.each([
    ['plain', {}],
    ['of twelve competencies', { competencies: 12, language: 'ru' as const, contradictory: true }],
    ['with nothing said', { silent: true }],
    ['of an earlier version', { old: true }],
    ['with none', { competencies: 0 }],
  ])('has the documented shape, %s', (_, options) => {
    const report = interviewReportOf(options);
    expect(InterviewReport.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
  });

  it('of rubric and score alone has the same shape, with less in it', () => {
    const report = toReport(reportOf(3));
    expect(InterviewReport.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
    expect(report).toMatchObject({ interview: null, transcript: [], nextQuestions: [], scoring: { answers: null } });
  });

  it('shows both quotes of a contradiction with their times, and does not flag it as well', () => {
    const { contradictions, redFlags } = interviewReportOf({ contradictory: true });
    expect(contradictions).toMatchObject([{ subject: 'Kafka', first: { quote: 'I have worked with Kafka for seven years.', t0: 85, t1: 95.5 }, second: { t0: 105 } }]);
    expect(redFlags).toEqual([]);
  });

  it('knows what is missing from results that told no details', () => {
    const [docker] = interviewReportOf({ old: true }).competencies;
    expect(docker).toMatchObject({ anchor: null, points: [], missing: ['Docker incidents'], insufficient: false, coverage: 0.5 });
  });

  it('keeps what was recognised only where it was corrected', () => {
    const answers = interviewReportOf().transcript.filter(({ role }) => role === 'user');
    expect(answers.map(({ recognisedText }) => recognisedText !== null)).toEqual([true, false, false, false]);
  });
});

describe('the view', () => {
  it('shows the spread, and a first page of reasons', () => {
    const reasons = Array.from({ length: 14 }, (_, index) => `Reason ${index}`);
    const view = toReportView(interviewReportOf({ change: (input) => ({ ...input, final: { ...input.final, reasons } }) }));
    expect(view.spread).toBe('61% to 75% if told a little differently');
    expect([view.reasons.length, view.furtherReasons.length]).toEqual([8, 6]);
  });

  it('sums the points to the score', () => {
    for (const { points, score } of interviewReportOf({ competencies: 5 }).competencies)
      expect(points.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(score ?? -1, 6);
  });

  it('says that steadiness was not measured where it was not', () => {
    const view = toReportView(interviewReportOf({ old: true }));
    expect(view.spread).toBeNull();
    expect(view.how.map(({ text }) => text)).toContain('How steady the score is was not measured.');
  });
});

describe('HTML of an interview', () => {
  it('tells all of it, in both languages', () => {
    const en = reportHtml(interviewReportOf({ contradictory: true, knockout: true }));
    const told = [
      'A machine held this interview', 'A person decides.', 'Do not move forward', '46% to 56%', 'Names it only', '1 of 5', 'One statement speaks of it', '−0.25', 'Docker incidents',
      'I first tried Kafka last year', 'Questions to ask next', 'On Kafka you said', 'Right to work in the EU', 'rules 2.0', '(14)', 'confidence of the speech recognition: 87%', 'Recognised as:', '<del>i rebuilt our doctor',
      '<a href="http://127.0.0.1:8000/app/?t0=5&t1=15.5#/interviews/4711">0:05–0:15</a>',
    ];
    for (const words of told) expect(en).toContain(words);
    const ru = reportHtml(interviewReportOf({ language: 'ru', contradictory: true }));
    for (const words of ['Собеседование провела и оценила машина', 'от 61% до 75%', '1 из 5', 'Не прозвучало', 'Что спросить дальше', 'Противоречия', 'Распознано как:']) expect(ru).toContain(words);
  });

  it('says the language of what was written in another one', () => {
    const { input, interview } = interviewOf({ language: 'ru' });
    const html = reportHtml(toReport({ ...input, language: 'en' }, interview));
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('<p lang="ru">Я сам перестроил у нас Docker');
    expect(html).toContain('<span lang="ru">Только называет</span>');
  });

  it('holds the sound of quotes where it is given, and links the others', () => {
    const html = reportHtml(interviewReportOf(), new Map([['5-15.5', 'UklGRg==']]));
    expect(html).toMatch(/0:05–0:15<audio controls preload="none" aria-label="[^"]+" src="data:audio\/wav;base64,UklGRg=="><\/audio>/);
    expect(html.match(/<audio/g)).toHaveLength(1);
    expect(html).toContain('holds the candidate’s voice (one quote)');
    expect(html).toContain('>0:25–0:35</a>');
  });

  it('escapes names, quotes, anchors, points, flags, questions and corrections', () => {
    const { input, interview } = interviewOf({ competencyName: () => HOSTILE, competencies: 1, contradictory: true, candidate: HOSTILE });
    const hostile = toReport(
      { ...input, vacancy: HOSTILE, scoredBy: HOSTILE, audioUrl: `http://x/"onclick=alert(1)//<i>`,
        rubric: { ...input.rubric, redFlags: [HOSTILE], details: { [HOSTILE]: { score: 1, coverage: 1, anchor: HOSTILE, points: [{ text: HOSTILE, value: 1 }], evidence: [], missing: [HOSTILE], insufficient: false } }, contradictions: [{ subject: HOSTILE, first: HOSTILE, second: HOSTILE }] },
        final: { ...input.final, reasons: Array.from({ length: 12 }, () => HOSTILE), contradictions: [{ subject: HOSTILE, first: HOSTILE, second: HOSTILE }] } },
      { ...interview, job: { ...interview.job, lang: HOSTILE, role: HOSTILE }, nextQuestions: [{ reason: 'gap', about: HOSTILE, competency: HOSTILE, question: HOSTILE }],
        turns: interview.turns.map((turn) => ({ ...turn, text: HOSTILE, recognisedText: `${HOSTILE}!` })) },
    );
    const html = reportHtml(hostile);
    expect(html).not.toMatch(/<script|<audio|<i>|"onclick|\u0000/);
    expect(() => structuredClone(reportPdf(hostile))).not.toThrow();
  });

  it('asks nothing of the outside', () => {
    const html = reportHtml(interviewReportOf({ competencies: 12, contradictory: true }));
    expect(html).not.toMatch(/<script|<link|<img|<iframe|@import|url\(/i);
    expect(html).toContain(`default-src 'none'`);
  });
});

describe('PDF of an interview', () => {
  it('says the same as the HTML', () => {
    const report = interviewReportOf({ language: 'ru', competencies: 3, contradictory: true });
    const text = JSON.stringify(reportPdf(report));
    const view = toReportView(report);
    for (const words of [view.overall, view.decisionWord, view.spread ?? '', ...view.reasons, ...view.how.map((item) => item.text), ...report.nextQuestions.map(({ question }) => question), ...view.competencies.flatMap(({ anchor, missing }) => [anchor, ...missing])])
      expect(text).toContain(JSON.stringify(words).slice(1, -1));
  });
});

describe('openQuestions', () => {
  const empty = { scores: {}, redFlags: [], evidence: [] };

  it('asks about contradictions first, then open conditions, then gaps of the heaviest competency, each in its own words', () => {
    const { nextQuestions } = interviewReportOf({ contradictory: true });
    expect(nextQuestions.map(({ reason }) => reason)).toEqual(['contradiction', 'condition', 'gap', 'gap']);
    expect(nextQuestions[0]?.question).toContain('“I have worked with Kafka for seven years”');
    expect(new Set(nextQuestions.map(({ question }) => question)).size).toBe(nextQuestions.length);
    for (const { about, question, reason } of nextQuestions) if (reason !== 'contradiction') expect(question).toContain(about);
  });

  it('leaves out a condition that was spoken of, and greets nobody', () => {
    const jd = jobOf({ Docker: ['images'] }, { knockouts: ['right to work'] });
    const turns = [{ role: 'assistant' as const, text: 'Do you have the right to work?' }, { role: 'user' as const, text: 'Yes.' }];
    const coverage = { perIndicator: { images: 0 }, perCompetency: {} };
    expect(atOnce(openQuestions({ jd, turns, coverage, rubric: empty, knowledge })).map(({ about }) => about)).toEqual(['images']);
    const [first] = atOnce(openQuestions({ jd, turns: [], coverage, rubric: empty, knowledge }));
    expect(first?.question).not.toMatch(/hello|good day|thank/i);
  });

  it('asks a thin answer for more, and a good one for nothing', () => {
    const jd = jobOf({ Docker: ['images'] });
    const coverage = { perIndicator: { images: 0.9 }, perCompetency: { Docker: 0.9 } };
    const evidence = [{ quote: 'We used Docker images.', t0: 0, t1: 0, competency: 'Docker' }];
    const ask = (score: number) => atOnce(openQuestions({ jd, turns: [], coverage, rubric: { scores: { Docker: score }, redFlags: [], evidence }, knowledge }));
    expect(ask(2)).toMatchObject([{ reason: 'depth', competency: 'Docker' }]);
    expect(ask(5)).toEqual([]);
  });

  it('asks who denied a skill what comes closest', () => {
    const jd = jobOf({ Data: ['Kafka', 'PostgreSQL'] });
    const rubric = { scores: { Data: 0 }, redFlags: ['The candidate says there is no experience with Kafka (Data)'], evidence: [] };
    const asked = atOnce(openQuestions({ jd, turns: [], coverage: { perIndicator: {}, perCompetency: {} }, rubric, knowledge }));
    expect(asked.map(({ question }) => question.startsWith('By your own account you have not worked with “Kafka”'))).toEqual([true, false]);
  });

  it('asks at most ten', () => {
    const jd = jobOf(Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`Skill ${index}`, [`a${index}`, `b${index}`, `c${index}`]])));
    expect(atOnce(openQuestions({ jd, turns: [], coverage: { perIndicator: {}, perCompetency: {} }, rubric: empty, knowledge }))).toHaveLength(10);
  });
});
