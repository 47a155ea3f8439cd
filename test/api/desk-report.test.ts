/** The desk's report: the same account as HTML, PDF and JSON, for the reviewer alone. */
import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { InterviewReport } from '../../src/contracts/desk-report.ts';
import { InterviewDetail } from '../../src/contracts/desk.ts';
import { createDeskClient } from '../fixtures/desk-client.ts';
import { sharedServer } from '../fixtures/server.ts';
import { connect } from '../fixtures/wire-socket.ts';

const shared = sharedServer();
const desk = createDeskClient(() => shared.server);

const jobText = 'Backend engineer\nRequirements:\n- Docker and Kubernetes in production\n- PostgreSQL query tuning\n- Kafka\nMust have: right to work in the EU';
const answers = [
  'I deployed twelve services to Kubernetes with Docker myself and cut p95 latency from 800 ms to 120 ms.',
  'I have used Kafka for seven years.',
  'I first used Kafka one year ago, in a small project.',
];

const hasPdfToText = spawnSync('pdftotext', ['-v']).error === undefined;

describe('GET /desk/interviews/{id}/report', () => {
  it('gives JSON of the documented shape, and HTML and PDF that say the same', async () => {
    const { id } = await desk.finishedInterview({ jobText }, answers);
    const reviewer = await desk.reviewer();
    const json = await desk.report(id, '?fmt=json', reviewer);
    expect([json.status, json.headers.get('content-type'), json.headers.get('content-disposition')]).toEqual([200, 'application/json', `attachment; filename="report-${id}.json"`]);
    const report = InterviewReport.parse(await json.json());
    expect(report).toMatchObject({ format: 'viva.report', version: 1, language: 'en', interview: { id }, scoring: { answers: { spoken: 0, typed: 3, corrected: 0, confidence: null } } });
    const said = answers.join('\n');
    for (const { evidence, points, score } of report.competencies) {
      for (const { quote } of evidence) expect(said).toContain(quote);
      expect(points.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(score ?? -1, 6);
    }
    expect(report.contradictions).toMatchObject([{ subject: 'Kafka', first: { quote: answers[1] }, second: { quote: answers[2] } }]);
    expect(report.recommendation.spread?.tellings).toBeGreaterThan(0);
    expect(report.nextQuestions.slice(0, 2).map(({ reason }) => reason)).toEqual(['contradiction', 'condition']);
    expect(report.transcript.filter(({ role }) => role === 'user').map(({ text }) => text)).toEqual(answers);

    const html = await (await desk.report(id, '?fmt=html', reviewer)).text();
    const pdf = Buffer.from(await (await desk.report(id, '?fmt=pdf', reviewer)).arrayBuffer());
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const overall = `Overall: ${Math.round(report.recommendation.overall * 100)}%`;
    const texts = [html, ...(hasPdfToText ? [execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' })] : [])];
    for (const text of texts)
      for (const words of [overall, 'A machine held this interview', 'A person decides', 'Kafka', 'Questions to ask next', report.scoring.by]) expect(text).toContain(words);

    const detail = await desk.call(`/interviews/${id}`, { headers: reviewer });
    const shown = InterviewDetail.parse(detail.body).result?.report;
    expect({ ...shown, transcript: report.transcript, audioUrl: report.audioUrl }).toEqual(report);
  });

  it('speaks the reader’s language and says that of the answers', async () => {
    const { id } = await desk.finishedInterview({ jobText }, answers);
    const reviewer = await desk.reviewer();
    const html = await (await desk.report(id, '?lang=ru', reviewer)).text();
    expect(html).toContain('Решает человек');
    expect(html).toContain('<p lang="en">I have used Kafka for seven years.</p>');
  });

  it('is the same twice', async () => {
    const { id } = await desk.finishedInterview({ jobText }, answers);
    const reviewer = await desk.reviewer();
    const once = await (await desk.report(id, '?fmt=json', reviewer)).text();
    expect(await (await desk.report(id, '?fmt=json', reviewer)).text()).toBe(once);
  });

  it('holds the sound of quotes only when asked to', async () => {
    const { id, key, streamId } = await desk.begin({ jobText });
    await desk.call(`/interviews/${id}/next`, { method: 'POST', headers: key });
    const stream = await connect(`${shared.server.base.replace('http', 'ws')}/apis/screening/stream/${streamId}`);
    stream.send(new Uint8Array(64_000));
    stream.send('END');
    await stream.closed;
    await desk.answer(id, key, answers[0] ?? '', { source: 'speech', t0: 0.5, t1: 1.5 });
    await desk.call(`/interviews/${id}/finish`, { method: 'POST', headers: key });
    const reviewer = await desk.reviewer();
    const silent = await (await desk.report(id, '', reviewer)).text();
    expect(silent).not.toContain('<audio');
    expect(silent).toContain(`/app/?t0=0.5&t1=1.5#/interviews/${id}`);
    const html = await (await desk.report(id, '?sound=quotes', reviewer)).text();
    const wav = Buffer.from(/src="data:audio\/wav;base64,([^"]+)"/.exec(html)?.[1] ?? '', 'base64');
    expect([wav.subarray(0, 4).toString(), wav.byteLength]).toEqual(['RIFF', 44 + 1.6 * 32_000]);
  });

  it('is not there before the end, nor for anybody but the reviewer, nor in other formats', async () => {
    const { id, key } = await desk.begin({ jobText });
    const reviewer = await desk.reviewer();
    expect((await desk.report(id, '?fmt=json', reviewer)).status).toBe(409);
    expect((await desk.report(id, '?fmt=json', key)).status).toBe(403);
    expect((await desk.report(id, '?fmt=docx', reviewer)).status).toBe(400);
    expect((await desk.report('none', '?fmt=json', reviewer)).status).toBe(404);
  });
});
