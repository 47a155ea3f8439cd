/**
 * WS /stream/{session_id}: speech in, recognised text out. One connection at a time has a stream: a second one takes
 * it over, the first is closed with 4409. A client that comes back with the same id goes on where the recording ends.
 */
import { toLanguage } from '../../base/language.ts';
import type { SocketHandler, SocketPeer, SocketSession } from '../../http/socket-peer.ts';
import type { FinalText } from '../../interview/transcript/transcript-chunk.ts';
import type { AudioArchive } from '../../ports/interviews.ts';
import { openStream } from './stream-opening.ts';
import { createStreamSession, type StreamParts, type StreamSession } from './stream-session.ts';
import { RATE_RULE, isStreamId, toErrorFrame, toRate } from './stream-wire.ts';

const CLOSING_MS = 3_000;

export interface StreamSocketOptions extends StreamParts {
  readonly archive: AudioArchive;
}

/**
 * The handler, and how to end it: `close` ends every connection with 1001, gives what is pending 3 s to be recognised
 * and stored, and drops the rest (its audio is kept).
 */
export type StreamSocket = SocketHandler & {
  readonly close: () => Promise<void>;
  /** Ends the stream's connection and its work for good: the id is refused until the next start. Before an erasure. */
  readonly drop: (id: string) => Promise<void>;
};

/** A connection's claim on its stream, from the first moment on. */
interface Claim {
  readonly peer: SocketPeer;
  session: StreamSession | null;
  isLost: boolean;
  /** Finals of earlier connections that came before the session was open. */
  readonly early: FinalText[];
  readonly released: PromiseWithResolvers<void>;
}

const TAKEN_OVER = [4409, 'Another connection has taken the stream over'] as const;
const ERASED = [4410, 'This stream was erased'] as const;
/** Each may hold ten minutes of audio while engines load. */
const MAX_STREAMS = 64;
const CLOSING = [1001, 'The server is closing'] as const;
const REFUSED: SocketSession = { onText: () => undefined, onBinary: () => undefined, onClose: () => undefined };

export function createStreamSocket(options: StreamSocketOptions): StreamSocket {
  const { streams, clock, log } = options;
  const claims = new Map<string, Claim>();
  const sessions = new Set<StreamSession>();
  const unfinished = new Map<string, Set<Promise<void>>>();
  const erased = new Set<string>();
  let isClosing = false;

  const release = (id: string, claim: Claim): void => {
    if (claims.get(id) === claim) claims.delete(id);
    claim.released.resolve();
  };
  const lose = (claim: Claim, [code, reason]: readonly [number, string]): void => {
    claim.isLost = true;
    if (claim.session === null) claim.peer.close(code, reason);
    else claim.session.leave(code, reason);
  };
  const follow = (id: string, claim: Claim, session: StreamSession): void => {
    sessions.add(session);
    const rest = unfinished.get(id) ?? new Set<Promise<void>>();
    unfinished.set(id, rest.add(session.finished));
    void session.released.then(() => release(id, claim));
    void session.finished.then(() => {
      sessions.delete(session);
      rest.delete(session.finished);
      if (rest.size === 0) unfinished.delete(id);
    });
  };
  const deliver = (id: string, final: FinalText): void => {
    const claim = claims.get(id);
    if (claim?.session) claim.session.receive(final);
    else claim?.early.push(final);
  };
  const open = async (peer: SocketPeer, id: string, claim: Claim, rateHz: number): Promise<SocketSession> => {
    // Neither of ours, or `auto`: as the stream was opened, else detected from its first utterance and kept.
    const asked = toLanguage(peer.query.get('lang'));
    const { key, language } = streams.open(id, asked);
    if (asked !== null && asked !== language) streams.setLanguage(id, asked);
    const opened = claim.isLost ? null : await openStream(options, id, key, unfinished.has(id));
    if (opened === null || claim.isLost) {
      await opened?.journal?.close().catch((error: unknown) => log.error({ requestId: peer.requestId, err: error }, 'a recording was not closed'));
      release(id, claim);
      return REFUSED;
    }
    if (opened.problem !== null) peer.sendJson(toErrorFrame(`Audio is not recorded (${opened.problem})`));
    const earlier = Promise.all([...(unfinished.get(id) ?? [])]).then(() => undefined);
    const session = createStreamSession({
      parts: options, peer, streamId: id, rateHz, opened, language: asked ?? language, earlier,
      deliver: (final) => deliver(id, final),
    });
    claim.session = session;
    follow(id, claim, session);
    for (const final of claim.early.splice(0)) session.receive(final);
    return session;
  };

  const handler: SocketHandler = async (peer) => {
    const id = peer.params.session_id ?? '';
    if (!isStreamId(id)) {
      peer.close(1008, 'A session id has 1 to 200 printable characters');
      return REFUSED;
    }
    const rateHz = toRate(peer.query.get('rate'));
    if (rateHz === null) {
      peer.sendJson(toErrorFrame(RATE_RULE));
      peer.close(1008, RATE_RULE);
      return REFUSED;
    }
    if (isClosing) {
      peer.close(...CLOSING);
      return REFUSED;
    }
    if (erased.has(id)) {
      peer.close(...ERASED);
      return REFUSED;
    }
    if (!claims.has(id) && claims.size >= MAX_STREAMS) {
      peer.close(1013, 'Too many streams are open');
      return REFUSED;
    }
    const claim: Claim = { peer, session: null, isLost: false, early: [], released: Promise.withResolvers() };
    const previous = claims.get(id);
    claims.set(id, claim);
    if (previous !== undefined) {
      lose(previous, TAKEN_OVER);
      await previous.released.promise;
    }
    try {
      return await open(peer, id, claim, rateHz);
    } catch (error) {
      release(id, claim);
      throw error;
    }
  };

  const close = async (): Promise<void> => {
    isClosing = true;
    for (const claim of [...claims.values()]) lose(claim, CLOSING);
    const giveUp = clock.after(CLOSING_MS, () => {
      for (const session of sessions) session.abandon();
    });
    await Promise.all([...claims.values()].map(({ released }) => released.promise));
    await Promise.all([...sessions].map(({ finished }) => finished));
    giveUp();
  };
  const drop = async (id: string): Promise<void> => {
    erased.add(id);
    const claim = claims.get(id);
    if (claim === undefined) return;
    lose(claim, ERASED);
    claim.session?.abandon();
    await claim.released.promise;
  };
  return Object.assign(handler, { close, drop });
}
