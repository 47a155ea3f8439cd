/** Two or three sentences on what would raise the marks of one answer. */
import type { Language } from '../../../ports/language.ts';
import type { GradedCriterion } from '../../../ports/proctored.ts';
import type { Lack, Marks } from './criteria.ts';
import type { ReadAnswer } from './read-answer.ts';
import type { GradingTexts } from './texts.ts';
import type { QuestionKind } from './themes.ts';

const MOST = 3;
/** Where the marks are equal: what is said first. */
const ORDER: readonly GradedCriterion[] = ['relevance', 'structure', 'clarity', 'conciseness', 'confidence'];

/** The lowest mark's first; each lack once. */
export function lacksOf(marks: Marks): readonly Lack[] {
  const ordered = ORDER.toSorted((a, b) => marks[a].score - marks[b].score);
  const all = new Set(ordered.flatMap((criterion) => marks[criterion].lacks));
  if (all.has('offTopic')) all.delete('weak');
  // Where praise stands in place of an answer, that is what has to change.
  return all.delete('boasts') ? ['boasts', ...all] : [...all];
}

export function commentaryOf(answer: ReadAnswer, marks: Marks, kind: QuestionKind, collected: boolean, texts: GradingTexts, language: Language): string {
  const notes = [...(collected ? ['collected'] : []), ...(answer.hasInstructions ? ['instructions'] : [])].map((name) => texts.say(name, language));
  if (answer.state !== 'answered') {
    const verdict = answer.state === 'unanswered' && answer.sentences.length > 0 ? 'unanswered.said' : answer.state;
    return [...notes, ...[verdict, `${answer.state}.next`].map((name) => texts.say(name, language))].slice(0, MOST + 1).join(' ');
  }
  const places = {
    pace: answer.speech.wordsPerMinute ?? 0,
    words: answer.words,
    quote: answer.sentences.flatMap(({ hedges }) => hedges)[0]?.toLowerCase() ?? '',
  };
  const lacks = lacksOf(marks);
  const room = Math.max(1, MOST - notes.length);
  const raising = lacks.slice(0, lacks.length > 2 ? room : Math.min(2, room)).map((lack) => texts.say(lack, language, places));
  const further = deeper(answer, lacks, kind).map((name) => texts.say(name, language));
  return [...notes, ...raising, ...further.slice(0, Math.max(0, 2 - raising.length - notes.length))].join(' ');
}

/** What could still be added where little is missing. */
function deeper({ signs }: ReadAnswer, lacks: readonly Lack[], kind: QuestionKind): string[] {
  if (kind === 'introduction' || kind === 'wish') return ['deepen.work', 'deepen.next'];
  if (kind === 'approach') return ['deepen.limits', 'deepen.alternative'];
  return [
    ...(signs.has('figure') || lacks.includes('figure') ? [] : ['deepen.figure']),
    ...(signs.has('alternative') ? [] : ['deepen.alternative']),
    'deepen.learned', 'deepen.limits',
  ];
}
