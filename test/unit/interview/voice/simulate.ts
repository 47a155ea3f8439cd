/** Whole interviews with scripted candidates, as the server would hold them. */
import { createVoiceDialogue } from '../../../../src/main/interview/voice/dialogue/dialogue.ts';
import { toVoiceTexts } from '../../../../src/main/interview/voice/dialogue/texts.ts';
import type { LanguageModel } from '../../../../src/main/ports/engines.ts';
import type { ParsedResume } from '../../../../src/main/ports/resume.ts';
import type { DialogueInput, DialogueReply, VoiceDialogue, VoiceTurn } from '../../../../src/main/ports/voice.ts';
import { knowledge, resources } from '../../../fixtures/screening-domain.ts';

export const texts = toVoiceTexts(resources.voice);
export const warnings: unknown[] = [];

export const dialogueWith = (llm: LanguageModel | null = null): VoiceDialogue =>
  createVoiceDialogue({ texts, knowledge, llm, prompts: knowledge.prompts, log: { warn: (...values: unknown[]) => void warnings.push(values) } });

export const dialogue = dialogueWith();

export async function textOf(reply: DialogueReply): Promise<string> {
  const sentences: string[] = [];
  for await (const sentence of reply.sentences) sentences.push(sentence);
  return sentences.join(' ');
}

export const resumeOf = (change: Partial<ParsedResume> = {}): ParsedResume => ({
  contact: { name: 'Unknown Candidate', email: null, phone: null, location: null, linkedin: null },
  summary: null, experiences: [], education: [], skills: [], certifications: [], rawText: '', ...change,
});

export const turnOf = (sequence: number, role: VoiceTurn['role'], text: string, change: Partial<VoiceTurn> = {}): VoiceTurn => ({
  sequence, role, text, recognisedText: null, corrected: false, source: role === 'candidate' ? 'speech' : 'dialogue', phase: 'main', topic: null, heard: 1,
  audioKey: null, at: '2026-11-01T10:00:00.000Z', ...change,
});

export type InterviewInput = Pick<DialogueInput, 'resume' | 'role' | 'language' | 'plannedMs'>;

/** How the candidate answers the reply; null: nothing more is scripted. @param place how many answers came before */
export type Candidate = (question: string, topic: string | null, place: number) => string | null;

export interface Interview {
  readonly turns: readonly VoiceTurn[];
  readonly elapsedMs: number;
  /** Whether the dialogue itself ended it. */
  readonly isClosed: boolean;
  /** Of the interviewer's sentences after the first turn: how many were among the likely ones; of questions alone likewise. */
  readonly likely: { readonly sentences: number; readonly hits: number; readonly questions: number; readonly questionHits: number };
}

const SPEAKING_MS_PER_WORD = 400;
const TURNS = 120;

export async function hold(input: InterviewInput, candidate: Candidate, of: VoiceDialogue = dialogue, heard: (place: number) => number = () => 1): Promise<Interview> {
  const turns: VoiceTurn[] = [];
  let elapsedMs = 0;
  let likely: readonly string[] = [];
  const counts = { sentences: 0, hits: 0, questions: 0, questionHits: 0 };
  while (turns.length < TURNS) {
    const reply = await of.reply({ ...input, turns, elapsedMs });
    const sentences: string[] = [];
    for await (const sentence of reply.sentences) sentences.push(sentence);
    if (turns.length > 0) {
      for (const sentence of sentences) {
        const isHit = likely.some((ready) => ready.includes(sentence));
        counts.sentences += 1;
        counts.hits += Number(isHit);
        counts.questions += Number(sentence.endsWith('?'));
        counts.questionHits += Number(sentence.endsWith('?') && isHit);
      }
    }
    const text = sentences.join(' ');
    turns.push(turnOf(turns.length + 1, 'interviewer', text, { phase: reply.phase, topic: reply.topic, heard: heard(turns.length) }));
    elapsedMs += text.split(' ').length * SPEAKING_MS_PER_WORD + 1_500;
    if (reply.ends) return { turns, elapsedMs, isClosed: true, likely: counts };
    likely = of.likely({ ...input, turns, elapsedMs });
    const answer = candidate(text, reply.topic, turns.filter(({ role }) => role === 'candidate').length);
    if (answer === null) break;
    turns.push(turnOf(turns.length + 1, 'candidate', answer, { phase: reply.phase, topic: reply.topic }));
    elapsedMs += answer.split(' ').length * SPEAKING_MS_PER_WORD + 1_500;
  }
  return { turns, elapsedMs, isClosed: false, likely: counts };
}
