import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createResumeParser } from '../../../../../src/main/interview/resume/parse-resume.ts';
import { toResumeWords } from '../../../../../src/main/interview/resume/vocabulary.ts';
import { readPdfText } from '../../../../../src/main/media/pdf-text/read-pdf-text.ts';
import { assetPath, missingAssets } from '../../../../fixtures/assets.ts';
import { knowledge, resources } from '../../../../fixtures/screening-domain.ts';
import { hold, resumeOf, type Interview } from '../simulate.ts';

const PDF = 'media/pdf/openresume_john_doe.pdf';

async function talk(language: 'en' | 'ru', keepsJobs: boolean): Promise<{ readonly interview: Interview; readonly companies: readonly string[] }> {
  const parse = createResumeParser({ words: toResumeWords(resources.resume), taxonomy: knowledge, roles: knowledge });
  const { resume } = parse(await readPdfText(new Uint8Array(await readFile(assetPath(PDF)!))));
  const answer = { en: 'I built that part myself with two colleagues, and in the end it took half as long.', ru: 'Это делали вдвоём, моей была серверная часть, и в итоге стало вдвое быстрее.' }[language];
  const used = keepsJobs ? resume : resumeOf({ rawText: resume.rawText });
  const input = { resume: used, role: 'Software engineer', language, plannedMs: 20 * 60_000 };
  const interview = await hold(input, (_question, topic) => (topic === 'candidate-questions' ? (language === 'ru' ? 'Нет, спасибо.' : 'No, thank you.') : answer));
  return { interview, companies: resume.experiences.map(({ company }) => company) };
}

describe.skipIf(missingAssets(PDF))('a talk about a real resume', () => {
  it.each(['en', 'ru'] as const)('in %s asks about its companies and its figures', async (language) => {
    const { interview, companies } = await talk(language, true);
    const asked = interview.turns.filter(({ role }) => role === 'interviewer').map(({ text }) => text).join('\n');
    expect(interview.isClosed).toBe(true);
    expect(companies.length).toBeGreaterThan(0);
    expect(companies.some((company) => asked.includes(company.split(/[,(]/u)[0]!.trim()))).toBe(true);
    expect(interview.turns.some(({ topic }) => topic?.startsWith('claim:') === true)).toBe(true);
    expect(asked).not.toMatch(/@|https?:|\d{3}[- ]\d{4}/u);
  });

  it('works with its text alone', async () => {
    const { interview } = await talk('en', false);
    expect(interview.isClosed).toBe(true);
    expect(interview.turns.some(({ topic }) => topic?.startsWith('claim:text:') === true)).toBe(true);
  });
});
