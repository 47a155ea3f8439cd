/** Interviews about resumes among all others of the desk's list. */
import type { VoiceRoom } from '../../interview/voice/voice-room.ts';
import type { VoiceSession } from '../../ports/voice.ts';
import { languageOf } from '../../interview/voice/interviewer-turn.ts';
import type { InterviewSource } from './interview-sources.ts';

/** A program names nobody: then the resume does. */
export const candidateOf = ({ candidate, resume }: VoiceSession): string => (candidate === '' ? (resume?.contact.name ?? '') : candidate);

export function voiceSource(room: VoiceRoom): InterviewSource {
  return {
    kind: 'voice',
    list: () => room.list().map((session) => ({
      id: session.id, kind: 'voice', createdAt: session.createdAt,
      state: session.state === 'ended' ? 'finished' : session.state,
      candidate: candidateOf(session),
      vacancy: session.role,
      language: languageOf(session),
      finishedAt: session.endedAt,
      decision: null, level: null, overall: null,
    })),
    async erase(id) {
      if (!room.has(id)) return false;
      await room.erase(id);
      return true;
    },
  };
}
