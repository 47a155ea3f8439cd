/** The interviewer's part of a turn: what to say, stored before it is told, then spoken. */
import type { Language } from '../../ports/language.ts';
import type { DialogueInput, VoiceSession, VoiceTurn } from '../../ports/voice.ts';
import { languageOfText } from '../../base/language.ts';
import { sentences } from '../knowledge/text.ts';
import { createSpokenReply, type SpokenReply } from './spoken-reply.ts';
import { elapsedMs } from './talk-clock.ts';
import type { SpokenAudio } from './voice-events.ts';
import type { VoiceParts } from './voice-parts.ts';

const MINUTE_MS = 60_000;

/** A session, and the language that its interviewer speaks until something tells better. */
export interface TalkSession extends VoiceSession {
  readonly greeting?: Language;
}

/** In which a resume is written; null where there is none, or no text in it. */
export function resumeLanguage(resume: VoiceSession['resume']): Language | null {
  const text = resume === null ? '' : resume.rawText || [resume.summary, ...resume.experiences.map(({ description }) => description)].join(' ');
  return text.trim() === '' ? null : languageOfText(text);
}

/** Of the interviewer's first words; undefined where none were said. */
export function greetingOf(turns: readonly VoiceTurn[]): Language | undefined {
  const said = turns.find(({ role }) => role === 'interviewer');
  return said === undefined ? undefined : languageOfText(said.text);
}

/** The language of the talk: chosen, else that of the resume, else that of the greeting until somebody has spoken, else English. */
export const languageOf = ({ language, resume, greeting = 'en' }: TalkSession): Language => language ?? resumeLanguage(resume) ?? greeting;

export function dialogueInput({ store, clock }: Pick<VoiceParts, 'store' | 'clock'>, session: TalkSession): Omit<DialogueInput, 'signal'> {
  return {
    turns: store.turns(session.id),
    resume: session.resume,
    role: session.role,
    language: languageOf(session),
    plannedMs: session.minutes * MINUTE_MS,
    elapsedMs: elapsedMs(store, session.id, clock.date()),
  };
}

export interface PlannedReply {
  readonly turn: VoiceTurn;
  readonly spoken: SpokenReply;
}

/** Words for the next turn of the interviewer, stored; their sound is being made already. Throws what dialogue and store throw. */
export async function planReply(parts: VoiceParts, session: TalkSession, signal: AbortSignal): Promise<PlannedReply> {
  const input = dialogueInput(parts, session);
  const reply = await parts.dialogue.reply({ ...input, signal });
  const spoken = createSpokenReply(parts, input.language, signal);
  for await (const sentence of reply.sentences) {
    signal.throwIfAborted();
    if (sentence.trim() !== '') spoken.add(sentence.trim());
  }
  signal.throwIfAborted();
  const { phase, topic, ends } = reply;
  const turn = parts.store.addTurn(
    session.id, { role: 'interviewer', text: spoken.text(), recognisedText: null, source: 'dialogue', phase, topic, span: null }, ends,
  );
  return { turn, spoken };
}

/** The sound of a turn whose words are stored already: after a lost connection, or to say it again. */
export function speakAgain(parts: VoiceParts, session: TalkSession, text: string, signal: AbortSignal): SpokenReply {
  const spoken = createSpokenReply(parts, languageOf(session), signal);
  for (const sentence of sentences(text)) spoken.add(sentence.text);
  return spoken;
}

/** Keeps the sound of a turn for listening to it later. */
export async function keepSound({ files, store }: VoiceParts, sessionId: string, sequence: number, sounds: readonly SpokenAudio[], fileKey: string): Promise<void> {
  await files.write(fileKey, pieces(sounds));
  store.setAudio(sessionId, sequence, fileKey);
}

async function* pieces(sounds: readonly SpokenAudio[]): AsyncGenerator<Uint8Array> {
  for (const { mp3 } of sounds) yield mp3;
}
