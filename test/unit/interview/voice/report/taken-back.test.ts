import { describe, expect, it } from 'vitest';
import { disowns } from '../../../../../src/main/interview/voice/dialogue/disowned.ts';
import { toVoiceReport } from '../../../../../src/main/interview/voice/report/report.ts';
import type { VoiceReport, VoiceSession } from '../../../../../src/main/ports/voice.ts';
import { knowledge } from '../../../../fixtures/screening-domain.ts';
import { candidates } from '../candidates.ts';
import { texts, turnOf } from '../simulate.ts';

const ENGLISH = candidates.find(({ id }) => id === 'en-senior-talkative')!.input;
const RUSSIAN = candidates.find(({ id }) => id === 'ru-senior-we')!.input;

/** The report on one answer to one claim of a resume. */
function reportOn(claim: string, answer: string): VoiceReport {
  const input = /\p{Script=Cyrillic}/u.test(claim) ? RUSSIAN : ENGLISH;
  const resume = { ...input.resume!, experiences: [{ ...input.resume!.experiences[0]!, description: '', highlights: [claim] }] };
  const session: VoiceSession = {
    id: 'v', key: 'k', state: 'ended', candidate: 'Mary Smith', role: input.role, language: input.language, minutes: 20, pace: 'normal', resume, ownInterface: true,
    createdAt: '2026-11-01T09:59:00.000Z', startedAt: '2026-11-01T10:00:00.000Z', endedAt: '2026-11-01T10:21:00.000Z', pausedMs: 0,
  };
  const turns = [turnOf(1, 'interviewer', 'How was that measured?', { topic: 'claim:0:0' }), turnOf(2, 'candidate', answer)];
  return toVoiceReport({ session, turns, knowledge, texts, dialogueEngine: 'rules 1.0' });
}

const DENIED = [
  ['Сократила закрытие месяца с 12 до 5 дней', 'На самом деле с 12 до 9 дней, я сама перестроила график закрытия и сверок и обучила бухгалтеров работать в нём.'],
  ['Reduced cloud costs by 40%', "That 40% was a consultant's work, not mine. I only paid the bills, and the real figure was about 5% when I measured it."],
  ['Reduced cloud costs by 40%', 'I looked at the bills again and it was actually about 5 percent, I moved two batch jobs to spot instances myself.'],
  ['Led migration of the billing service to Kubernetes', 'I did not lead that. My colleague Tom led the migration, I wrote two of the charts using Helm and then the billing service moved in March.'],
  ['Внедрила 1С:ERP на трёх складах', 'Я не внедряла, внедрял подрядчик. Я проверила отчёты на трёх складах, и в результате ошибок стало на 20 процентов меньше.'],
] as const;

const TOLD = [
  ['Сократила закрытие месяца с 12 до 5 дней', 'Я сама перестроила график закрытия месяца и сверок, и вместо двенадцати дней стало пять.'],
  ['Reduced cloud costs by 40%', 'I moved the batch jobs to spot instances and cut the bill by 40 percent, it was not easy.'],
  ['Led migration of the billing service to Kubernetes', 'I planned the migration and moved the billing service myself using Helm, it was not only me, but I led it and it took 3 months.'],
  ['Reduced cloud costs by 40%', "I didn't do it alone, two of us moved the jobs, I wrote the scripts, and costs fell by 40 percent."],
] as const;

describe('words that take back the resume', () => {
  it.each(DENIED)('“%s”: “%s” is unclear, a conflict and no strength', (claim, answer) => {
    const report = reportOn(claim, answer);
    expect(report.claims[0]).toMatchObject({ claim, status: 'unclear' });
    expect(report.claims[0]?.evidence).not.toEqual([]);
    expect(report.strengths).toEqual([]);
    expect(report.gaps.some(({ text, evidence }) => /differ|расходятся/.test(text) && evidence.length > 0)).toBe(true);
  });

  it.each(TOLD)('“%s”: “%s” takes nothing back', (claim, answer) => {
    const report = reportOn(claim, answer);
    expect(report.claims[0]).toMatchObject({ claim, status: 'confirmed' });
    expect(report.gaps.some(({ text }) => /differ|расходятся/.test(text))).toBe(false);
  });

  it.each(['Я не внедряла, внедрял подрядчик.', 'I did not lead that.', 'That was not my work.'])('“%s” is no evidence of a deed', (sentence) => {
    expect(disowns(sentence, null)).toBe(true);
  });
});
