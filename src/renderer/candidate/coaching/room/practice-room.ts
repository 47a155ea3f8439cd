/** The room of one's own practice: questions, recordings and typed answers, until it is ended. */
import { toApiFailure } from '../../../data/api-failure.ts';
import { coaching, coachingDesk, type PracticeDetail } from '../../../data/coaching.ts';
import { createObservable, type Observable } from '../../../data/observable.ts';
import { answersByTyping, languageChoice } from '../../../data/preferences.ts';
import type { Take } from '../../../data/practice-takes.ts';
import { practiceQueries } from '../../../data/coaching-queries.ts';
import { queryClient } from '../../../data/queries.ts';
import { createVoice } from '../../room/voice.ts';
import { practiceTyped, readsQuestions } from '../practice-preferences.ts';
import { dropDiscarded, refreshTakes, takeStore } from '../takes/take-list.ts';
import { firstView, languageOf, questionOf, type PracticeView } from './practice-view.ts';
import { createStudio } from './studio.ts';

export type PracticeRoom = ReturnType<typeof createPracticeRoom>;

/**
 * Opens at once; the caller closes it.
 * @param againId the question to begin with, where one comes back to it
 */
export function createPracticeRoom(id: string, againId: string | null) {
  const view: Observable<PracticeView> = createObservable(firstView);
  const patch = (change: Partial<PracticeView>) => view.update((current) => ({ ...current, ...change }));
  const voice = createVoice();
  const studio = createStudio({ view, store: takeStore, onBrokenOff: () => void stop() });
  let isClosed = false;

  const read = async (): Promise<PracticeDetail> => {
    const practice = await queryClient.fetchQuery({ ...practiceQueries.practice(id), staleTime: 0 });
    patch({ practice });
    return practice;
  };
  const say = async () => {
    const question = questionOf(view.get());
    if (question === null || isClosed) return;
    patch({ isSpeaking: true, voiceMissing: false });
    const outcome = await voice.say(question.text, languageOf(question.text), () => undefined);
    if (outcome !== 'stopped') patch({ isSpeaking: false, voiceMissing: outcome === 'missing' });
  };
  const hush = () => {
    voice.stop();
    patch({ isSpeaking: false });
  };
  const next = async () => {
    hush();
    patch({ phase: 'asking', trouble: null, problem: null, take: null, typing: view.get().typing });
    try {
      const { id: questionId } = await coaching.nextQuestion({ params: { session_id: id }, query: { lang: languageChoice.get() } });
      await read();
      practiceTyped.set(null);
      patch({ phase: 'ready', questionId });
      if (readsQuestions.get()) void say();
    } catch (error) {
      patch({ phase: 'ready', trouble: { what: 'question', failure: toApiFailure(error) } });
    }
  };
  const open = async () => {
    patch({ phase: 'opening', failure: null });
    try {
      let practice = await read();
      if (practice.status === 'finished') return patch({ phase: 'ended' });
      if (practice.status === 'created') {
        await coaching.start({ params: { session_id: id } });
        practice = await read();
      }
      if (isClosed) return;
      const typing = answersByTyping.get();
      patch({ typing });
      if (!typing) void studio.openMicrophone();
      const again = practice.questions.find((question) => question.id === againId) ?? practice.questions.at(-1);
      if (again === undefined) return void (await next());
      patch({ phase: 'ready', questionId: again.id });
    } catch (error) {
      patch({ phase: 'failed', failure: toApiFailure(error) });
    }
  };
  const stop = async (): Promise<Take | null> => {
    const { phase } = view.get();
    if (phase !== 'recording' && phase !== 'paused') return null;
    patch({ phase: 'stopping' });
    const take = await studio.stop();
    patch(take === null ? { phase: 'ready', problem: view.get().problem ?? 'unable' } : { phase: 'taken', take });
    refreshTakes();
    return take;
  };

  void open();
  return {
    view,
    open,
    next,
    say,
    hush,
    stop,
    /** The same question once more. */
    again(questionId: string) {
      hush();
      patch({ phase: 'ready', questionId, take: null, problem: null, trouble: null });
    },
    record(camera: MediaStream | null) {
      const question = questionOf(view.get());
      hush();
      studio.record({ practiceId: id, questionId: question?.id ?? null, question: question?.text ?? '' }, camera);
    },
    /** Away from the take that was just made: it waits among the others. */
    putAside: () => patch({ phase: 'ready', take: null }),
    setTyping(typing: boolean) {
      if (view.get().phase !== 'ready') return;
      answersByTyping.set(typing);
      patch({ typing, trouble: null });
      if (typing) studio.closeMicrophone();
      else void studio.openMicrophone();
    },
    async answer(text: string) {
      if (view.get().isSendingAnswer) return;
      patch({ isSendingAnswer: true, trouble: null });
      try {
        await coaching.answer({ params: { session_id: id }, body: { question_id: view.get().questionId, answer_text: text } });
        practiceTyped.set(null);
        await read();
        patch({ isSendingAnswer: false });
        await next();
      } catch (error) {
        patch({ isSendingAnswer: false, trouble: { what: 'answer', failure: toApiFailure(error) } });
      }
    },
    async end() {
      hush();
      await stop();
      patch({ trouble: null });
      try {
        await coaching.end({ params: { session_id: id } });
        studio.closeMicrophone();
        await read();
        void queryClient.invalidateQueries({ queryKey: ['practices', 'history'] });
        patch({ phase: 'ended' });
      } catch (error) {
        patch({ trouble: { what: 'end', failure: toApiFailure(error) } });
      }
    },
    /** The whole practice with its recordings. Rejects with ApiFailure. */
    async erase() {
      await coachingDesk.coachingErase({ params: { id } });
      for (const take of await takeStore.list()) if (take.practiceId === id) await takeStore.remove(take.id);
      queryClient.removeQueries({ queryKey: practiceQueries.practice(id).queryKey });
      await queryClient.invalidateQueries({ queryKey: ['practices', 'history'] });
      refreshTakes();
    },
    openMicrophone: () => void studio.openMicrophone(),
    cancel: studio.cancel,
    pause: studio.pause,
    resume: studio.resume,
    level: studio.level,
    recordedMs: studio.recordedMs,
    takeOver: studio.takeOver,
    close() {
      isClosed = true;
      voice.close();
      void studio.close().then(dropDiscarded);
    },
  };
}
