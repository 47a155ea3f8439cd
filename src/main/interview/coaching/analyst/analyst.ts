/** Analyses recordings in the background: the words, the delivery, the face, and what the coach makes of them. */
import { AppError } from '../../../base/errors.ts';
import type { AnalysisGap } from '../../../ports/coaching-analysis.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { CoachingStore, HeardRecording, PracticeMedia } from '../../../ports/coaching.ts';
import type { Language } from '../../../ports/language.ts';
import type { SettingsStore } from '../../../ports/settings.ts';
import { toDelivery } from '../delivery/delivery.ts';
import type { Coach } from '../feedback/coach.ts';
import { analysedRecordings, analysisOf, toEarlier, type Analysis, type AnalysisState } from './analysis.ts';
import { createAnalysisLine, type Job, type Wish } from './analysis-line.ts';
import { GAP_SENTENCES, GIVEN_UP, nothingOf } from './gap-sentences.ts';
import { createExaminer, type ExaminerOptions, type Found } from './examination.ts';
import { waited } from './waited.ts';

export interface AnalystOptions extends ExaminerOptions {
  readonly store: CoachingStore;
  readonly coach: Coach;
  readonly settings: SettingsStore;
  readonly clock: Pick<Clock, 'date'>;
}

/** Setting that keeps what runs and waits. */
const WISHES = 'coaching.analyses';
/** Where each stage begins, of the whole; for sound alone and for film. */
const BEGINS = { audio: { listening: 0, measuring: 0.8, watching: 0.95, writing: 0.95 }, video: { listening: 0, measuring: 0.5, watching: 0.6, writing: 0.95 } } as const;
/** What may have come since: it is tried again. */
const MENDABLE: readonly AnalysisGap[] = ['no-recogniser', 'no-browser', 'no-face-model', 'picture-interrupted'];
const MAX_TRIES = 3;
/** A recording that the program died of so often is not begun again by itself. */
const MAX_BEGUN = 2;

export type Analyst = ReturnType<typeof createAnalyst>;

export function createAnalyst({ store, coach, settings, clock, ...given }: AnalystOptions) {
  const examiner = createExaminer(given);

  const stage = (job: Job, { mediaType }: PracticeMedia, name: 'listening' | 'measuring' | 'watching' | 'writing', endsAt: number) => {
    const begin = BEGINS[mediaType][name];
    job.tell(name, begin);
    return { signal: job.signal, onProgress: (share: number): void => job.tell(name, begin + share * (endsAt - begin)) };
  };
  const hear = async (job: Job, media: PracticeMedia): Promise<Found<HeardRecording>> => {
    const known = store.heard(media.id);
    if (known !== null) return { value: known, gap: null };
    const found = await examiner.hear(media, stage(job, media, 'listening', BEGINS[media.mediaType].measuring));
    job.signal.throwIfAborted();
    if (found.value !== null) store.setHeard(media.id, found.value);
    return found;
  };

  const run = async (job: Job): Promise<Analysis | null> => {
    const media = store.media(job.mediaId);
    const practice = media === null ? null : store.practice(media.practiceId);
    if (media === null || practice === null) throw new AppError('NOT_FOUND', 'Media not found');
    const heard = await hear(job, media);
    if (heard.value === null) job.heard.reject(unheard(heard.gap));
    else job.heard.resolve(heard.value);
    const wish = job.take();
    if (wish === null) {
      if (heard.value === null) throw unheard(heard.gap);
      return null;
    }
    const { language, isAnew } = wish;
    const known = isAnew ? null : analysisOf(store, media.id);
    const begins = BEGINS[media.mediaType];
    const gaps: (AnalysisGap | null)[] = [heard.gap, heard.value !== null && heard.value.words.length === 0 ? 'no-speech' : null];

    let { delivery, voice, durationS } = known ?? { delivery: null, voice: null, durationS: 0 };
    const wasUnheard = known?.gaps.includes('no-recogniser') === true && heard.value !== null;
    if (delivery === null || voice === null || wasUnheard) {
      const tracks = await examiner.measure(media, stage(job, media, 'measuring', begins.watching));
      gaps.push(tracks.gap);
      voice = tracks.value?.chart ?? null;
      delivery = heard.value === null && tracks.value === null ? null
        : toDelivery({ words: heard.value?.words ?? [], tracks: tracks.value, language: heard.value?.language ?? null });
      durationS = Math.max(durationS, heard.value?.durationS ?? 0, tracks.value?.durationS ?? 0);
    }
    let expression = known?.expression ?? null;
    if (expression === null && media.mediaType === 'video') {
      const face = await examiner.watch(media, stage(job, media, 'watching', begins.writing));
      expression = face.value;
      gaps.push(face.gap);
    }
    if (expression?.faceShare === 0) gaps.push('no-face');
    const open = [...new Set(gaps)].filter((gap) => gap !== null);
    if (delivery === null && expression === null) {
      throw new AppError('ENGINE_UNAVAILABLE', nothingOf(open, language));
    }

    if (known?.writtenIn === language && known.delivery === delivery && known.expression === expression) return known;

    stage(job, media, 'writing', 1);
    const recordings = analysedRecordings(store, practice.userId);
    const question = store.questions(practice.id).find(({ id }) => id === media.questionId) ?? null;
    const earlier = recordings.filter((other) => other.media.id !== media.id && other.media.createdAt <= media.createdAt).map(({ analysis }) => toEarlier(analysis));
    const feedback = await coach.feedback({ question, practice, heard: heard.value, delivery, expression, earlier, gaps: open, language }, job.signal);
    job.signal.throwIfAborted();
    const analysis: Analysis = {
      createdAt: clock.date().toISOString(), language: heard.value?.language ?? null, writtenIn: language,
      durationS: Math.max(durationS, expression?.durationS ?? 0), delivery, voice, expression, feedback, gaps: open,
    };
    store.setReport(media.id, analysis);
    return analysis;
  };

  const line = createAnalysisLine({ run, note: (wishes) => settings.set(WISHES, wishes), log: given.log });
  const state = (mediaId: string): AnalysisState =>
    line.state(mediaId) ?? (store.hasReport(mediaId) ? { stage: 'done', share: 1, error: null } : { stage: 'none', share: 0, error: null });

  return {
    state,
    /** In the background; what was analysed before is looked at again. @throws AppError RATE_LIMITED when too many wait */
    begin(mediaId: string, language: Language): AnalysisState {
      line.join({ mediaId, report: { language, isAnew: true } });
      return state(mediaId);
    },
    async cancel(mediaId: string): Promise<AnalysisState> {
      await line.cancel(mediaId);
      return state(mediaId);
    },
    /**
     * The words, kept once they are known. Who stops waiting does not stop the work.
     * @throws AppError ENGINE_UNAVAILABLE without a recogniser, UNPROCESSABLE when there is no sound to hear, RATE_LIMITED
     */
    async heard(mediaId: string, signal: AbortSignal): Promise<HeardRecording> {
      return store.heard(mediaId) ?? (await waited(line.join({ mediaId, report: null }).heard.promise, signal));
    },
    /** @throws AppError ENGINE_UNAVAILABLE when nothing could be analysed, RATE_LIMITED when too many wait */
    async report(mediaId: string, language: Language, signal: AbortSignal): Promise<Analysis> {
      const known = analysisOf(store, mediaId);
      if (known?.writtenIn === language && !known.gaps.some((gap) => MENDABLE.includes(gap))) return known;
      for (let attempt = 1; ; attempt++) {
        const analysis = await waited(line.join({ mediaId, report: { language, isAnew: false } }).done.promise, signal);
        // What was under way may have been asked for the words alone, or in another language.
        if (analysis !== null && (analysis.writtenIn === language || attempt === MAX_TRIES)) return analysis;
        if (attempt === MAX_TRIES) throw new AppError('RATE_LIMITED', 'The recording is asked for too often', { details: { retryAfterS: 5 } });
      }
    },
    /** Of a recording that was erased: who waits for it is told, and nothing reads its file any more. */
    async forget(mediaId: string): Promise<void> {
      await line.cancel(mediaId, new AppError('NOT_FOUND', 'Media not found'));
      line.forget(mediaId);
    },
    /** Goes on with what an earlier run left. */
    resume(): void {
      const wishes = ((settings.get(WISHES) ?? []) as readonly Wish[]).filter(({ mediaId }) => store.media(mediaId) !== null);
      const isHopeless = ({ begun = 0 }: Wish): boolean => begun >= MAX_BEGUN;
      for (const wish of wishes) if (!isHopeless(wish)) line.join(wish);
      for (const { mediaId, report } of wishes.filter(isHopeless)) line.giveUp(mediaId, GIVEN_UP[report?.language ?? 'en']);
    },
    close: (): Promise<void> => line.close(),
  };
}

function unheard(gap: AnalysisGap): AppError {
  return new AppError(gap === 'no-recogniser' ? 'ENGINE_UNAVAILABLE' : 'UNPROCESSABLE', GAP_SENTENCES.en[gap]);
}
