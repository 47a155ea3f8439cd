/** Plain counts of an interview. */
import type { VoiceReport, VoiceSession, VoiceTurn } from '../../../ports/voice.ts';
import { countSpoken } from '../dialogue/quotable.ts';
import type { AnsweredQuestion } from './answered.ts';

export function statisticsOf(session: VoiceSession, turns: readonly VoiceTurn[], questions: readonly AnsweredQuestion[]): VoiceReport['statistics'] {
  const from = Date.parse(session.startedAt ?? turns[0]?.at ?? '');
  const to = Date.parse(session.endedAt ?? turns.at(-1)?.at ?? '');
  const ms = Number.isFinite(to - from) ? Math.max(0, to - from - session.pausedMs) : 0;
  const words = (role: VoiceTurn['role']): number => turns.filter((turn) => turn.role === role).reduce((sum, turn) => sum + countSpoken(turn.text.slice(0, Math.round(turn.text.length * turn.heard))), 0);
  const candidateWords = words('candidate');
  const all = candidateWords + words('interviewer');
  return {
    minutes: Math.round(ms / 6_000) / 10,
    questions: questions.length,
    candidateWords,
    talkShare: all === 0 ? 0 : Math.round((candidateWords / all) * 100) / 100,
    interruptions: turns.filter(({ role, heard }) => role === 'interviewer' && heard < 1).length,
  };
}
