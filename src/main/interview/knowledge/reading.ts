/** A text read once: its sentences with words, known skills and negations. All scorers start from this. */
import type { Knowledge, Skill } from './knowledge.ts';
import { toSpoken } from './fillers.ts';
import { negations } from './negation.ts';
import { sentences, tokens, type Token } from './text.ts';

export interface SkillMention {
  readonly skill: Skill;
  readonly from: number;
  readonly to: number;
  readonly negated: boolean;
}

export interface ReadSentence {
  /** Verbatim. */
  readonly text: string;
  /** As long as `text`, without fillers, and with commas where a recogniser gave no signs. */
  readonly spoken: string;
  /** Where it begins in the whole text. */
  readonly start: number;
  readonly words: readonly Token[];
  readonly negated: readonly boolean[];
  readonly skills: readonly SkillMention[];
}

/** Reads one sentence. */
export function readSentence(text: string, start: number, knowledge: Knowledge): ReadSentence {
  const spoken = toSpoken(text);
  const words = tokens(spoken);
  const negated = negations(spoken, words);
  const skills = knowledge.skillPhrases.find(words).flatMap((hit): SkillMention[] => {
    const skill = knowledge.skills.get(hit.id);
    return skill === undefined ? [] : [{ skill, from: hit.from, to: hit.to, negated: negated[hit.from] ?? false }];
  });
  return { text, spoken, start, words, negated, skills };
}

/** Reads a whole text sentence by sentence. */
export function readText(text: string, knowledge: Knowledge): ReadSentence[] {
  return sentences(text).map((sentence) => readSentence(sentence.text, sentence.start, knowledge));
}
