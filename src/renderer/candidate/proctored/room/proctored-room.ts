/** The interview on camera in hand: opened, begun, paused, finished. What happens within a question is in `answering.ts`; what is shown is the view. */
import { toApiFailure } from '../../../data/api-failure.ts';
import { desk } from '../../../data/desk.ts';
import { answersByTyping } from '../../../data/preferences.ts';
import { forgetProctored } from '../../../data/proctored-kept.ts';
import { createProctoredOutbox } from '../../../data/proctored-outbox.ts';
import { interviewInHand } from '../../../data/session.ts';
import { streamUrl } from '../../../data/speech.ts';
import { createHearing, type Hearing } from '../../room/hearing.ts';
import { typedDraft } from '../../typed-draft.ts';
import { createAnswering } from './answering.ts';
import { createAsking } from './asking.ts';
import { createAttention } from './attention.ts';
import { createCatchUp } from './catch-up.ts';
import { createPlaceKeeper } from './place-keeper.ts';
import { createProctoredView, type ProctoredView } from './proctored-view.ts';
import type { ProctoredRoomInHand } from './room-in-hand.ts';

/** Opens at once; the caller closes it. */
export function createProctoredRoom(id: string): ProctoredRoomInHand {
  const view = createProctoredView();
  const asking = createAsking(id);
  const life = new AbortController();
  const change = (part: Partial<ProctoredView>) => view.update((current) => ({ ...current, ...part }));
  const forgetMine = (): void => forgetProctored((interviewId) => interviewId === id);
  const outbox = createProctoredOutbox(id, (sendTrouble) => change({ sendTrouble }), life.signal);
  const place = createPlaceKeeper(id, view);
  const attention = createAttention(outbox, place.startMs);
  const catchUp = createCatchUp(id, view, place.since, life.signal);
  let hearing: Hearing | null = null;
  let again: () => Promise<void> = () => open();
  const answering = createAnswering({ view, asking, hearing: () => hearing, outbox, place, catchUp, onRefused: (error) => fail(error, open) });
  const { quiet, say, listen, restored, close: closeAnswering, ...steps } = answering;
  forgetProctored((interviewId) => interviewId !== id);

  const fail = (error: unknown, retry: () => Promise<void>): void => {
    if (life.signal.aborted) return;
    again = retry;
    quiet();
    change({ phase: 'failed', failure: toApiFailure(error) });
  };

  const open = async (): Promise<void> => {
    change({ phase: 'opening', failure: null });
    try {
      const { state } = await desk.proctoredRoom({ params: { id }, signal: life.signal });
      if (state !== 'finished') await outbox.deliver();
      const room = await desk.proctoredRoom({ params: { id }, signal: life.signal });
      const answers = new Map(room.answers.map(({ index, at: _, ...body }) => [index, body]));
      if (room.state === 'finished') {
        forgetMine();
        return change({ room, answers, phase: 'ended' });
      }
      const kept = place.restore(room);
      change({ room, answers, ...kept, notice: null });
      restored();
      hearing ??= createHearing({
        view,
        url: streamUrl(room.streamId, room.language),
        recordedS: Math.max(0, ...[...answers.values(), ...kept.finals].map(({ t1 }) => t1 ?? 0)),
        onFinal: () => undefined,
        onVoice: () => undefined,
        onElsewhere: pause,
        onFull() {
          pause();
          change({ notice: 'full', typing: true });
        },
      });
      if (answersByTyping.get()) change({ typing: true });
      change({ phase: 'ready' });
    } catch (error) {
      // Erased meanwhile: its key opens nothing any more.
      if (toApiFailure(error).status === 404 && interviewInHand.get()?.id === id) {
        forgetMine();
        return interviewInHand.set(null);
      }
      fail(error, open);
    }
  };

  const begin = async (): Promise<void> => {
    const { stage } = place.now();
    if (!view.get().typing) await hearing?.openMicrophone();
    const { link, finals, index, answers, phase } = view.get();
    if (phase !== 'ready') return;
    if (link === 'elsewhere') return change({ isPaused: true, phase: 'answering' });
    if (stage === 'review') return change({ phase: 'review' });
    if (stage === 'checking' && answers.has(index)) return change({ phase: 'checking' });
    // Said only now: words that were final while the page was away may have come before the press.
    if (finals.length > 0) change({ notice: 'restored' });
    if (finals.length > 0 || typedDraft.get() !== null) return listen();
    await say();
  };

  const pause = (): void => {
    const { phase } = view.get();
    if (phase !== 'asking' && phase !== 'answering') return;
    quiet();
    change({ isPaused: true, isSpeaking: false });
  };
  const resume = async (): Promise<void> => {
    if (view.get().link === 'elsewhere') {
      hearing?.takeOver();
      change({ isPaused: false });
      return open();
    }
    if (view.get().notice === 'full') change({ notice: null });
    if (view.get().phase === 'asking') return say();
    listen();
  };

  const finish = async (): Promise<void> => {
    quiet();
    change({ phase: 'finishing', failure: null });
    attention.stop();
    try {
      await Promise.all([outbox.deliver(), outbox.tellSpans()]);
      await desk.proctoredFinish({ params: { id }, signal: life.signal });
      hearing?.close();
      hearing = null;
      forgetMine();
      typedDraft.set(null);
      change({ phase: 'ended' });
    } catch (error) {
      fail(error, finish);
    }
  };

  void open();
  return {
    ...steps,
    view,
    attention,
    retry: () => again(),
    begin,
    listen,
    pause,
    resume,
    finish,
    openMicrophone: () => void hearing?.openMicrophone(),
    microphoneLevel: () => hearing?.level() ?? 0,
    voiceLevel: () => asking.level(),
    showFilm: asking.showFilm,
    close() {
      closeAnswering();
      attention.stop();
      life.abort(new DOMException('The room was left', 'AbortError'));
      catchUp.close();
      place.close();
      asking.close();
      hearing?.close();
    },
  };
}
