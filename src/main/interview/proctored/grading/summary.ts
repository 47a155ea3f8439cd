/** All answers in three to five sentences, without a verdict. */
import type { Language } from '../../../ports/language.ts';
import { GRADED_CRITERIA } from '../../../ports/proctored.ts';
import type { RuledAnswer } from './rules.ts';
import { lacksOf } from './commentary.ts';
import type { GradingTexts } from './texts.ts';

/** Means closer than this are the same. */
const EVEN = 0.3;
const MOST = 5;

export function summaryOf(answers: readonly RuledAnswer[], texts: GradingTexts, language: Language): string {
  const say = (name: string, places: Readonly<Record<string, string | number>> = {}): string => texts.say(name, language, places);
  const number = (value: number): string => (Math.round(value * 10) / 10).toLocaleString(language, { minimumFractionDigits: 1 });
  const answered = answers.filter(({ read }) => read.state === 'answered');
  if (answered.length === 0) return [say('summary.none', { all: answers.length }), say('unanswered.next'), say('summary.person')].join(' ');
  const means = GRADED_CRITERIA.map((criterion) => ({ criterion, mean: answers.reduce((sum, { graded }) => sum + graded.scores[criterion], 0) / answers.length })).toSorted((a, b) => b.mean - a.mean);
  const [best, worst] = [means[0]!, means.at(-1)!];
  const counted = new Map<string, number>();
  for (const { marks } of answered) for (const lack of lacksOf(marks)) counted.set(lack, (counted.get(lack) ?? 0) + 1);
  const lack = [...counted].toSorted((a, b) => b[1] - a[1])[0]?.[0];
  const paces = answered.flatMap(({ read }) => read.speech.wordsPerMinute ?? []);
  const count = (...signs: readonly ('own' | 'figure' | 'outcome')[]): number => answered.filter(({ read }) => signs.some((sign) => read.signs.has(sign))).length;
  return [
    say('summary.answered', { answered: answered.length, all: answers.length, words: answered.reduce((sum, { read }) => sum + read.words, 0) }),
    best.mean - worst.mean < EVEN
      ? say('summary.even', { mean: number(means.reduce((sum, { mean }) => sum + mean, 0) / means.length) })
      : say('summary.criteria', { best: texts.criterion(best.criterion, language), bestMean: number(best.mean), worst: texts.criterion(worst.criterion, language), worstMean: number(worst.mean) }),
    say('summary.told', { own: count('own'), result: count('figure', 'outcome') }),
    ...(lack !== undefined ? [say('summary.lack', { lack: texts.lack(lack, language) })] : paces.length > 0 ? [say('summary.pace', { pace: Math.round(paces.reduce((sum, pace) => sum + pace, 0) / paces.length) })] : []),
    say('summary.person'),
  ].slice(0, MOST).join(' ');
}
