/** A reviewer reads an interview: why each score, what is missing, what to ask next; then takes it along. */
import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InterviewReport } from '../../src/contracts/desk-report.ts';
import { createDeskClient } from '../fixtures/desk-client.ts';
import { startServer, type TestServer } from '../fixtures/server.ts';
import { connect } from '../fixtures/wire-socket.ts';
import { launch, look, missingChromium, openPage } from './chromium.ts';

const jobText = ['Backend engineer', 'Requirements:', '- Docker and Kubernetes in production', '- PostgreSQL query tuning', '- Kafka', '', 'Must have: right to work in the EU'].join('\n');
const answers = [
  'I deployed twelve services to Kubernetes with Docker myself and cut p95 latency from 800 ms to 120 ms. Docker images were my task: I made them five times smaller, because deploys took an hour.',
  'I have used Kafka for seven years.',
  'I first used Kafka one year ago, in a small project.',
];
const russian = {
  vacancy: 'Бэкенд-разработчик', candidate: 'Анна Щёголева', language: 'ru',
  jobText: 'Бэкенд-разработчик\nТребования:\n- Docker и Kubernetes в продакшене\n- PostgreSQL: настройка запросов',
};

describe.skipIf(missingChromium())('the reviewer’s page', () => {
  let server: TestServer;
  const desk = createDeskClient(() => server);
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.close());

  const open = async (page: Page, id: string, button = 'Open the desk'): Promise<void> => {
    await page.goto(server.app.appUrl());
    await page.goto(`${server.base}/app/#/interviews/${id}`);
    await page.getByRole('button', { name: button }).click();
  };

  it('tells why, what is missing and what to ask, and hands over three formats', async () => {
    const { id } = await desk.finishedInterview({ jobText }, answers);
    const { page, strayRequests, errors } = await openPage(await launch(), server.base);
    await open(page, id);
    const verdict = page.getByRole('region', { name: 'Recommendation' });
    await verdict.getByText(/if told (a little )?differently/).first().waitFor();
    await verdict.getByText('A machine held this interview').waitFor();
    await verdict.getByRole('img', { name: /^Overall \d+%/ }).waitFor();

    const pair = page.getByRole('region', { name: 'Contradictions' });
    await pair.getByText(answers[1] ?? '').waitFor();
    await pair.getByText(answers[2] ?? '').waitFor();
    await page.getByRole('region', { name: 'Questions to ask next' }).getByText(/On Kafka you said/).waitFor();
    await page.getByRole('region', { name: 'How it was scored' }).getByText(/^rules/).waitFor();

    const rows = page.getByRole('region', { name: 'Competencies' });
    const why = rows.getByText('How the score came about').first();
    await why.focus();
    await page.keyboard.press('Enter');
    await rows.getByRole('table').first().waitFor();
    const more = rows.getByRole('button', { name: /more$/ }).first();
    if ((await more.count()) > 0) await more.press('Enter');
    await look(page, 'report-whole');

    for (const [name, kind] of [['Download HTML', 'html'], ['Download PDF', 'pdf'], ['Download JSON', 'json']] as const) {
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name }).click();
      const file = await download;
      expect(file.suggestedFilename()).toBe(`Ada Lovelace.${kind}`);
      if (kind === 'json') expect(InterviewReport.parse(JSON.parse(readFileSync(await file.path(), 'utf8'))).candidate).toBe('Ada Lovelace');
    }
    // Nothing was recorded: there is no sound to take along.
    expect(await page.getByRole('button', { name: 'HTML with sound' }).count()).toBe(0);
    expect([strayRequests, errors]).toEqual([[], []]);
  });

  it('plays the moment that a report links to', async () => {
    const { id, key, streamId } = await desk.begin({ jobText });
    await desk.call(`/interviews/${id}/next`, { method: 'POST', headers: key });
    const stream = await connect(`${server.base.replace('http', 'ws')}/apis/screening/stream/${streamId}`);
    stream.send(new Uint8Array(96_000));
    stream.send('END');
    await stream.closed;
    await desk.answer(id, key, answers[0] ?? '', { source: 'speech', t0: 0.5, t1: 2.5 });
    await desk.call(`/interviews/${id}/finish`, { method: 'POST', headers: key });
    const html = await (await desk.report(id, '', await desk.reviewer())).text();
    const link = /href="([^"]+)"/.exec(html)?.[1] ?? '';
    expect(link).toBe(`${server.base}/app/?t0=0.5&t1=2.5#/interviews/${id}`);
    const { page, errors } = await openPage(await launch(), server.base);
    await page.goto(server.app.appUrl());
    const heard = page.waitForRequest(/\/audio\?t0=0\.2&t1=2\.8$/);
    await page.goto(link);
    await page.getByRole('button', { name: 'Open the desk' }).click();
    await heard;
    expect(new URL(page.url()).search).toBe('');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'HTML with sound' }).click();
    expect(readFileSync(await (await download).path(), 'utf8')).toContain('src="data:audio/wav;base64,UklGR');
    expect(errors).toEqual([]);
  });

  it('opens interviews that were scored before scores were explained', async () => {
    const { id } = await desk.finishedInterview({ jobText }, answers);
    const db = new Database(`${server.dataDir}/viva.db`);
    const { result } = db.prepare('SELECT result FROM results WHERE interview_id = ?').get(id) as { result: string };
    const { rubric, final, ...rest } = JSON.parse(result) as { rubric: Record<string, unknown>; final: Record<string, unknown> };
    const keep = (from: Record<string, unknown>, ...left: string[]) => Object.fromEntries(Object.entries(from).filter(([key]) => !left.includes(key)));
    const old = { ...rest, rubric: keep(rubric, 'details', 'contradictions'), final: keep(final, 'spread', 'contradictions') };
    db.prepare('UPDATE results SET result = ? WHERE interview_id = ?').run(JSON.stringify(old), id);
    db.close();
    const { page, errors } = await openPage(await launch(), server.base);
    await open(page, id);
    await page.getByText('How steady the score is was not measured.').waitFor();
    expect(await page.getByText('if told a little differently').count()).toBe(0);
    await page.getByRole('region', { name: 'Competencies' }).getByRole('listitem').nth(1).waitFor();
    await look(page, 'report-old');
    expect(errors).toEqual([]);
  });

  it('says what to do where nobody answered, and holds very long names', async () => {
    const candidate = 'Maximiliana'.repeat(20).slice(0, 200);
    const word = 'Extraordinarycompetency'.repeat(14).slice(0, 300);
    const job = { role: 'Engineer', lang: 'en', competencies: [{ name: word, weight: 1, indicators: [{ name: `${word.slice(0, 290)} one` }] }], knockouts: [] };
    const { id } = await desk.finishedInterview({ candidate, job }, []);
    const { page } = await openPage(await launch(), server.base, { viewport: { width: 1024, height: 700 } });
    await open(page, id);
    await page.getByText('No quote supports this score.').waitFor();
    await page.getByRole('region', { name: 'Questions to ask next' }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await look(page, 'report-long-names');
  });

  it('is drawn in light and dark for Russian readers', async () => {
    const { id } = await desk.finishedInterview(russian, ['Я сам перевёл двенадцать сервисов в Kubernetes, и задержка p95 упала с 800 до 120 мс.', 'PostgreSQL работаю пять лет, настраивал индексы.']);
    const { page } = await openPage(await launch(), server.base, { locale: 'ru-RU', reducedMotion: 'reduce' });
    await open(page, id, 'Открыть');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.getByText(/если рассказать чуть иначе/).first().waitFor();
      await look(page, `report-${colorScheme}-ru`);
    }
  });
});
