/** The voice document's messages, from the domain's events. */
import type { z } from 'zod';
import type * as contract from '../../../contracts/voice.ts';
import type { VoiceEvent } from '../../interview/voice/voice-events.ts';

type ServerMessage = z.input<typeof contract.VoiceServerMessage>;

/** Null for what only our own interface reads, where it is not connected. */
export function fromEvent(event: VoiceEvent, sessionId: string, extras: boolean): ServerMessage | null {
  switch (event.type) {
    case 'status':
      return { type: 'status', state: event.state };
    case 'transcript':
      return { type: 'transcript', role: event.turn.role, text: event.turn.text, sequence: event.turn.sequence };
    case 'audio': {
      const { mp3, seq, last, text, phonemes } = event.audio;
      const data = Buffer.from(mp3.buffer, mp3.byteOffset, mp3.byteLength).toString('base64');
      if (!extras) return { type: 'audio', data, format: 'mp3' };
      return { type: 'audio', data, format: 'mp3', seq, last, text, phonemes: phonemes.map(({ symbol, startS, endS }) => ({ symbol, start_s: startS, end_s: endS })) };
    }
    case 'failure':
      return { type: 'error', ...event.failure };
    case 'ended':
      return { type: 'session_ended', session_id: sessionId, total_turns: event.totalTurns };
    case 'phase':
      return extras ? { type: 'phase', phase: event.phase, seconds_left: event.secondsLeft } : null;
    case 'timing':
      return extras ? { type: 'timing', stages: { ...event.stages } } : null;
    default:
      return extras ? event : null;
  }
}
