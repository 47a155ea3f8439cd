/** Worker thread: the bytes of a PDF in, a resume out. The only place that knows both the text of PDFs and the parser of resumes. */
import { parentPort, workerData } from 'node:worker_threads';
import { AppError, messageOf } from './base/errors.ts';
import { createResumeParser } from './interview/resume/parse-resume.ts';
import { toResumeWords } from './interview/resume/vocabulary.ts';
import { toRoleTitles } from './interview/knowledge/role-titles.ts';
import { toTaxonomy } from './interview/knowledge/taxonomy.ts';
import { readPdfText } from './media/pdf-text/read-pdf-text.ts';
import type { ResumeAnswer, ResumeQuestion } from './media/pdf-text/resume-reader.ts';
import { loadResources } from './store/resources.ts';

const { resourcesDir } = workerData as { readonly resourcesDir: string };
const { skills, roles, resume } = loadResources(resourcesDir);
const parse = createResumeParser({ words: toResumeWords(resume), taxonomy: toTaxonomy(skills), roles: toRoleTitles(roles) });

async function answer({ bytes }: ResumeQuestion): Promise<ResumeAnswer> {
  try {
    return { reading: parse(await readPdfText(bytes)) };
  } catch (thrown) {
    const { code, message } = thrown instanceof AppError ? thrown : new AppError('INTERNAL');
    return { code, message, problem: thrown instanceof Error ? (thrown.stack ?? thrown.message) : messageOf(thrown) };
  }
}

parentPort?.on('message', (question: ResumeQuestion) => {
  void answer(question).then((reply) => parentPort?.postMessage(reply));
});
parentPort?.postMessage({ ready: true } satisfies ResumeAnswer);
