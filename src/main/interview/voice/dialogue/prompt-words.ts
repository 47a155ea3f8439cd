/** Names that are likely to be said in an interview about this resume, as a hint for the recogniser. */
import type { DialogueInput } from '../../../ports/voice.ts';
import { createPromptWords } from '../../job/prompt-words.ts';

const SKILLS = 30;

/** A list of names, most easily misheard first; empty when nothing is known. */
export function promptWordsOf({ resume, role }: Pick<DialogueInput, 'resume' | 'role'>): string {
  const names = [...(resume?.experiences.map(({ company }) => company) ?? []), ...(resume?.skills.slice(0, SKILLS) ?? [])].filter((name) => name !== '' && name.length <= 60);
  const competencies = [{ name: '', weight: 1, indicators: names.map((name) => ({ name })) }];
  return createPromptWords({ role: role.slice(0, 300), lang: '', competencies, knockouts: [] }, { resume: resume?.rawText.slice(0, 20_000) ?? '' });
}
