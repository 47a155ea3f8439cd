/** WS /ws/analysis/{session_id}: sound in, what it measures out, and seldom a word of advice. */
import { COMFORTABLE_LIVE_PACE } from '../../../contracts/coaching.ts';
import { AppError } from '../../base/errors.ts';
import { chosenLanguage } from '../../base/language.ts';
import { bearerToken } from '../../http/guards.ts';
import type { SocketHandler, SocketPeer, SocketSession } from '../../http/socket-peer.ts';
import type { Accounts } from '../../interview/coaching/accounts.ts';
import { createLiveDelivery } from '../../interview/coaching/delivery/live-delivery.ts';
import type { PracticeRoom } from '../../interview/coaching/practice-room.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Language } from '../../ports/language.ts';

export interface LiveSocketOptions {
  readonly accounts: Accounts;
  readonly room: PracticeRoom;
  readonly clock: Pick<Clock, 'nowMs'>;
}

const MAX_SOCKETS = 100;
const REPLIES_PER_S = 10;
const DOCUMENTED_RATE_HZ = 48_000;
const LEAST_RATE_HZ = 8_000;
const MOST_RATE_HZ = 192_000;
const SAMPLE_BYTES = 4;
const TRY_LATER = 1013;
/** How a socket says what a status says elsewhere. */
const CLOSES: Readonly<Partial<Record<AppError['code'], number>>> = { UNAUTHORIZED: 4401, FORBIDDEN: 4403, NOT_FOUND: 4404 };
const ANONYMOUS = 'anon:';
const NOTHING: SocketSession = { onText: () => undefined, onBinary: () => undefined, onClose: () => undefined };

/** One handler for all listeners: it counts the sockets of all. */
export function createLiveSocket({ accounts, room, clock }: LiveSocketOptions): SocketHandler {
  const open = new Map<string, SocketPeer>();

  /** @throws AppError UNAUTHORIZED, FORBIDDEN, NOT_FOUND */
  const admit = async (peer: SocketPeer): Promise<{ readonly caller: string; readonly language: Language | null }> => {
    const id = peer.params.session_id ?? '';
    const token = tokenOf(peer);
    // The documented client sends none; what it sends is its own sound, so nothing of the session is told.
    if (token === undefined && isFromHere(peer)) return { caller: `${ANONYMOUS}${id}`, language: null };
    const user = await accounts.whose(token);
    return { caller: user.id, language: room.practice(user.id, id).language };
  };

  return async (peer) => {
    let admitted: Awaited<ReturnType<typeof admit>>;
    try {
      admitted = await admit(peer);
    } catch (error) {
      const code = error instanceof AppError ? CLOSES[error.code] : undefined;
      if (code === undefined || !(error instanceof AppError)) throw error;
      peer.close(code, error.message);
      return NOTHING;
    }
    const { caller } = admitted;
    const earlier = open.get(caller);
    if (earlier === undefined && open.size >= MAX_SOCKETS) {
      // Whoever has signed in is not kept out by those who have not.
      const oldest = caller.startsWith(ANONYMOUS) ? undefined : [...open].find(([name]) => name.startsWith(ANONYMOUS));
      if (oldest === undefined) {
        peer.close(TRY_LATER, 'Too many live connections; try again later');
        return NOTHING;
      }
      open.delete(oldest[0]);
      oldest[1].close(TRY_LATER, 'The place is needed for somebody who has signed in');
    }
    open.set(caller, peer);
    earlier?.close(4409, 'Another connection of yours took over');

    const language = chosenLanguage(peer.query.get('lang'), peer.header('accept-language'), 'en', admitted.language);
    const delivery = createLiveDelivery({
      sampleRateHz: rateOf(peer), clock, language, fastWordsPerMinute: COMFORTABLE_LIVE_PACE[language].high,
      quietBy: peer.query.get('quiet') === 'voice' ? 'voice' : 'frame',
    });
    let repliedMs: readonly number[] = [];
    return {
      onText: () => undefined,
      onBinary(bytes) {
        if (open.get(caller) !== peer) return;
        const samples = toSamples(bytes);
        const nowMs = clock.nowMs();
        repliedMs = repliedMs.filter((atMs) => nowMs - atMs < 1_000);
        const canReply = samples.length > 0 && repliedMs.length < REPLIES_PER_S;
        const { volume, isSpeaking, isSpeech, wordsPerMinute, nudge } = delivery.push(samples, canReply);
        if (!canReply) return;
        repliedMs = [...repliedMs, nowMs];
        const data = { volume, is_speaking: isSpeaking, nudge: nudge?.message ?? null, is_speech: isSpeech, words_per_minute: wordsPerMinute };
        peer.sendJson(nudge === null ? { type: 'metrics', data } : { type: 'nudge', message: nudge.message, data });
      },
      onClose() {
        if (open.get(caller) === peer) open.delete(caller);
      },
    };
  };
}

/** What a proxy of this machine forwards comes from elsewhere. */
const isFromHere = (peer: SocketPeer): boolean => peer.isLocal && ['forwarded', 'x-forwarded-for', 'x-real-ip'].every((name) => peer.header(name) === undefined);

/** A browser's socket can carry a token in its address, or among the subprotocols; a program's in the usual header too. */
function tokenOf(peer: SocketPeer): string | undefined {
  const offered = peer.header('sec-websocket-protocol')?.split(',').map((name) => name.trim());
  return peer.query.get('token') ?? offered?.find((name) => name.split('.').length === 3) ?? bearerToken(peer.header('authorization'));
}

function rateOf(peer: SocketPeer): number {
  const given = Number(peer.query.get('rate') ?? Number.NaN);
  return given >= LEAST_RATE_HZ && given <= MOST_RATE_HZ ? given : DOCUMENTED_RATE_HZ;
}

/** Float32LE; bytes at the end that make no whole sample are left out. A copy, since frames begin anywhere in memory. */
function toSamples(bytes: Uint8Array): Float32Array {
  const count = Math.floor(bytes.byteLength / SAMPLE_BYTES);
  return new Float32Array(new Uint8Array(bytes.subarray(0, count * SAMPLE_BYTES)).buffer);
}
