/**
 * WS /ws/interview/{session_id}: the talk. One connection at a time has it: a second one takes it over, the first is closed with 4409.
 * What goes on while nobody is connected is told to the next connection.
 */
import { MAX_ANSWER_BYTES } from '../../../contracts/voice.ts';
import { toAppError } from '../../base/errors.ts';
import { preferredLanguage, toLanguage } from '../../base/language.ts';
import type { Logger } from '../../base/log.ts';
import type { SocketHandler, SocketPeer, SocketSession } from '../../http/socket-peer.ts';
import type { LiveTalk } from '../../interview/voice/talk.ts';
import { toFailure, type VoiceFailureCode, type VoiceListener } from '../../interview/voice/voice-events.ts';
import { isSessionId, type VoiceRoom } from '../../interview/voice/voice-room.ts';
import { toResume } from '../wire/voice.ts';
import { parseMessage, type ParsedMessage } from './client-message.ts';
import { fromEvent } from './wire.ts';

export interface VoiceSocketOptions {
  readonly room: VoiceRoom;
  readonly log: Logger;
  /** Told of each message; false refuses it (too many in too short a time). Absent: no limit. */
  readonly admit?: (peer: SocketPeer) => () => boolean;
}

type Message = Extract<ParsedMessage, { kind: 'message' }>['message'];

const LOST = {
  'taken-over': [4409, 'Another connection has taken the interview over'],
  closing: [1001, 'The server is closing'],
  erased: [4410, 'This interview was erased'],
} as const;
const REFUSED: SocketSession = { onText: () => undefined, onBinary: () => undefined, onClose: () => undefined };
const MAX_FRAME_BYTES = 1024 * 1024;
const TOO_LARGE = `The audio is larger than ${MAX_ANSWER_BYTES / 1024 / 1024} MB`;

export function createVoiceSocket({ room, log, admit }: VoiceSocketOptions): SocketHandler {
  return async (peer) => {
    const id = peer.params.session_id ?? '';
    const isExtra = peer.query.get('extras') === '1';
    const sendFailure = (code: VoiceFailureCode, message: string): void => peer.sendJson({ type: 'error', ...toFailure(code, message) });
    /** What cannot be mended: the connection ends with it. */
    const end = (code: VoiceFailureCode, message: string): void => {
      peer.sendJson({ type: 'status', state: 'error' });
      sendFailure(code, message);
      peer.close(1011, message);
    };
    const listener: VoiceListener = {
      extras: isExtra,
      preferredLanguage: preferredLanguage(peer.header('accept-language')),
      isOpen: () => peer.isOpen(),
      onEvent(event) {
        if (event.type === 'failure' && !event.failure.recoverable) return end(event.failure.code, event.failure.message);
        const message = fromEvent(event, id, isExtra);
        if (message !== null) peer.sendJson(message);
      },
      onLost(why) {
        talk = null;
        const [code, reason] = LOST[why];
        peer.close(code, reason);
      },
    };
    let talk: LiveTalk | null = null;
    const isAdmitted = admit?.(peer) ?? (() => true);
    // As the document has it: of every connection, whatever comes of it.
    peer.sendJson({ type: 'session_started', session_id: id });
    if (!isSessionId(id)) {
      end('WEBSOCKET_ERROR', 'A session id has 1 to 200 printable characters');
      return REFUSED;
    }
    try {
      talk = await room.connect(id, listener, toLanguage(peer.query.get('lang')));
    } catch (error) {
      const { code, message } = toAppError(error);
      log.warn({ requestId: peer.requestId, code, err: error }, 'a talk was not opened');
      end(code === 'INTERNAL' ? 'WEBSOCKET_ERROR' : 'START_ERROR', code === 'INTERNAL' ? 'The session could not be opened' : message);
      return REFUSED;
    }
    const isEnded = (): boolean => talk === null || talk.isOver();

    const handle = (message: Message, current: LiveTalk): void | Promise<void> => {
      switch (message.type) {
        case 'resume_context': return current.setResume(toResume(message.parsed_resume));
        case 'start_interview': return current.start();
        case 'playback_complete': return current.playbackComplete();
        // Not awaited: what is in hand is finished first, and until then nothing else is read anyway.
        case 'end_session': return void current.end();
        default: return isExtra ? extra(message, current) : undefined;
      }
    };
    const extra = (message: Message, current: LiveTalk): void | Promise<void> => {
      switch (message.type) {
        case 'text': return current.type(message.text, message.id ?? null);
        case 'speech': return message.mode === 'held' ? current.hold(message.state === 'start') : undefined;
        case 'end_of_turn': return current.endOfTurn();
        case 'playback': return current.playback(message.seq, message.played_ms, message.state === 'playing');
        case 'repeat': return current.repeat();
        case 'pause': return current.pause(true);
        case 'resume': return current.pause(false);
        default: return undefined;
      }
    };

    return {
      onText: () => undefined,
      async onTextBytes(bytes) {
        const parsed = await parseMessage(bytes);
        if (parsed.kind === 'malformed') {
          sendFailure('WEBSOCKET_ERROR', 'The message is not valid JSON');
          peer.close(1007, 'The message is not valid JSON');
          return;
        }
        if (parsed.kind === 'unknown') return;
        const current = talk;
        if (current === null || isEnded()) return end('SESSION_NOT_FOUND', 'This interview has ended.');
        if (!isAdmitted()) return current.complain('PROCESSING_ERROR', 'Too many messages: at most 10 a second are taken.');
        if (parsed.kind === 'invalid') return current.complain('PROCESSING_ERROR', `The message is not valid. ${parsed.problem}`);
        if (parsed.kind === 'message') return handle(parsed.message, current);
        if (parsed.bytes === null) return current.complain('PROCESSING_ERROR', 'The audio is not base64');
        if (parsed.bytes.length > MAX_ANSWER_BYTES) return current.complain('PROCESSING_ERROR', TOO_LARGE);
        return current.answer(parsed.bytes);
      },
      onBinary(bytes) {
        if (talk === null || talk.isOver()) return end('SESSION_NOT_FOUND', 'This interview has ended.');
        if (!isExtra) return talk.complain('PROCESSING_ERROR', 'Audio is sent as base64 in a message of type "audio"');
        if (bytes.length > MAX_FRAME_BYTES) return talk.complain('PROCESSING_ERROR', 'A frame of sound has 1 MB at most');
        return talk.hear(bytes);
      },
      onClose() {
        room.disconnect(id, listener);
      },
    };
  };
}
