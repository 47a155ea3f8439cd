/** The screening calls that run between an answer and the next question: how fast, and how right on the labelled sets. */
import { readFile } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { toKnowledge, type Knowledge } from '../../src/main/interview/knowledge/knowledge.ts';
import { createCoverageMatcher } from '../../src/main/interview/scoring/coverage-matcher.ts';
import { extractGently } from '../../src/main/interview/scoring/extract.ts';
import { loadResources } from '../../src/main/store/resources.ts';
import { timed, type BenchCase, type Row } from './measure.ts';
import { quality } from './quality.ts';
import { withServer } from './server.ts';

/** How long the event loop was held at most while 200 KB were read by the rules and matched with thirty indicators. */
async function longestPause(knowledge: Knowledge): Promise<Row> {
  const { answers } = JSON.parse(await readFile(new URL('../../resources/demo/ru.json', import.meta.url), 'utf8')) as { answers: Record<string, string[]> };
  const page = Object.values(answers).flat().join('\n');
  const transcript = page.repeat(Math.ceil(200_000 / page.length)).slice(0, 200_000);
  const indicators = [...knowledge.skills.values()].slice(0, 30).map(({ name }) => ({ name }));
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await extractGently(transcript, { includeTimestamps: false, knowledge });
  await createCoverageMatcher({ knowledge, embedder: null }).match({ role: '', lang: 'ru', competencies: [{ name: 'all', weight: 1, indicators }], knockouts: [] }, transcript);
  delay.disable();
  return { name: 'event loop held at most, 200 KB', unit: 'ms', samples: [delay.max / 1e6] };
}

export const reasoning: BenchCase = {
  name: 'reasoning',
  run: () => withServer(async (base): Promise<Row[]> => {
    const { job, answers } = JSON.parse(await readFile(new URL('../../resources/demo/en.json', import.meta.url), 'utf8')) as { job: { role: string }; answers: Record<string, string[]> };
    const transcript = Object.values(answers).flat().join('\n');
    const long = Array.from({ length: 40 }, () => transcript).join('\n');
    const post = async (path: string, body: unknown): Promise<unknown> => {
      const reply = await fetch(`${base}/apis/screening${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
      if (!reply.ok) throw new Error(`${path} answered ${reply.status}`);
      return reply.headers.get('content-type')?.includes('json') === true ? reply.json() : reply.arrayBuffer();
    };
    const page = long.slice(0, 5_000);
    const ie = await post('/ie/extract', { transcript });
    const coverage = await post('/match/coverage', { jd: job, transcript });
    const rubric = await post('/rubric/score', { jd: job, transcript });
    const final = await post('/score/final', { jd: job, ie, coverage, rubric });
    const rows: [string, number, () => Promise<unknown>][] = [
      ['POST /dm/next', 200, () => post('/dm/next', { jd: job, context: { turns: [{ role: 'user', text: transcript }] }, coverage })],
      ['POST /ie/extract', 100, () => post('/ie/extract', { transcript })],
      [`POST /ie/extract, ${Math.round(long.length / 1_000)} KB`, 10, () => post('/ie/extract', { transcript: long })],
      ['POST /match/coverage', 100, () => post('/match/coverage', { jd: job, transcript })],
      ['POST /match/coverage, 5 KB', 50, () => post('/match/coverage', { jd: job, transcript: page })],
      [`POST /match/coverage, ${Math.round(long.length / 1_000)} KB`, 10, () => post('/match/coverage', { jd: job, transcript: long })],
      ['POST /rubric/score', 100, () => post('/rubric/score', { jd: job, transcript })],
      ['POST /score/final', 200, () => post('/score/final', { jd: job, ie, coverage, rubric })],
      ['POST /report html', 100, () => post('/report', { rubric, final })],
      ['POST /report pdf', 10, () => post('/report?fmt=pdf', { rubric, final })],
    ];
    const measured: Row[] = [];
    for (const [name, count, work] of rows) measured.push({ name, unit: 'ms', samples: await timed(count, work) });
    measured.push(await longestPause(toKnowledge(loadResources(fileURLToPath(new URL('../../resources', import.meta.url))))), ...(await quality()));
    return measured;
  }),
};
