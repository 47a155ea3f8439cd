/** The screening calls that run between an answer and the next question. */
import { readFile } from 'node:fs/promises';
import { timed, type BenchCase, type Row } from './measure.ts';
import { withServer } from './server.ts';

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
    const ie = await post('/ie/extract', { transcript });
    const coverage = await post('/match/coverage', { jd: job, transcript });
    const rubric = await post('/rubric/score', { jd: job, transcript });
    const final = await post('/score/final', { jd: job, ie, coverage, rubric });
    const rows: [string, number, () => Promise<unknown>][] = [
      ['POST /dm/next', 200, () => post('/dm/next', { jd: job, context: { turns: [{ role: 'user', text: transcript }] }, coverage })],
      ['POST /ie/extract', 100, () => post('/ie/extract', { transcript })],
      [`POST /ie/extract, ${Math.round(long.length / 1_000)} KB`, 10, () => post('/ie/extract', { transcript: long })],
      ['POST /match/coverage', 100, () => post('/match/coverage', { jd: job, transcript })],
      ['POST /rubric/score', 100, () => post('/rubric/score', { jd: job, transcript })],
      ['POST /score/final', 200, () => post('/score/final', { jd: job, ie, coverage, rubric })],
      ['POST /report html', 100, () => post('/report', { rubric, final })],
      ['POST /report pdf', 10, () => post('/report?fmt=pdf', { rubric, final })],
    ];
    const measured: Row[] = [];
    for (const [name, count, work] of rows) measured.push({ name, unit: 'ms', samples: await timed(count, work) });
    return measured;
  }),
};
