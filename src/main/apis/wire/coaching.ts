/** Wire shapes of coaching, for the documented API and the desk. */
import type { z } from 'zod';
import type { CoachingUser as WireUser, Media as WireMedia, MediaReport, Practice as WirePractice } from '../../../contracts/coaching.ts';
import type { Analysis } from '../../interview/coaching/analyst/analysis.ts';
import type { AnalysisGap } from '../../ports/coaching-analysis.ts';
import type { CoachingUser, Practice, PracticeMedia } from '../../ports/coaching.ts';
import type { Language } from '../../ports/language.ts';

export const fromUser = ({ id, email, fullName, createdAt }: CoachingUser): z.input<typeof WireUser> => ({
  id, email, full_name: fullName, is_active: true, is_verified: false, created_at: createdAt,
});

export const fromPractice = ({ id, status, startedAt, endedAt, jobTitle, jobDescription, interviewerType, durationMinutes }: Practice): z.input<typeof WirePractice> => ({
  id, status, started_at: startedAt, ended_at: endedAt, job_title: jobTitle, job_description: jobDescription, interviewer_type: interviewerType, duration_minutes: durationMinutes,
});

export const fromMedia = ({ id, practiceId, mediaType, filename, createdAt }: PracticeMedia): z.input<typeof WireMedia> => ({
  id, session_id: practiceId, media_type: mediaType, filename, created_at: createdAt,
});

const WARNINGS: Readonly<Record<Language, Readonly<Record<AnalysisGap, string>>>> = {
  en: {
    'no-recogniser': 'No speech recogniser is installed: the words are missing.',
    'no-speech': 'No speech was heard.',
    'no-sound': 'The recording has no sound.',
    'sound-unreadable': 'The sound of the recording could not be read.',
    'no-browser': 'No browser on this machine can look at the picture.',
    'picture-unreadable': 'The picture of the recording could not be read.',
    'no-face': 'No face was seen in the picture.',
  },
  ru: {
    'no-recogniser': 'Распознаватель речи не установлен: слов нет.',
    'no-speech': 'Речи не слышно.',
    'no-sound': 'В записи нет звука.',
    'sound-unreadable': 'Звук записи не удалось прочитать.',
    'no-browser': 'На этой машине нет браузера, который посмотрел бы изображение.',
    'picture-unreadable': 'Изображение записи не удалось прочитать.',
    'no-face': 'Лица на записи не видно.',
  },
};

/** What the document calls a report. */
export function toMediaReport({ id }: PracticeMedia, { feedback, delivery, expression, gaps }: Analysis, language: Language): z.input<typeof MediaReport> {
  const measures = delivery?.measures ?? null;
  return {
    media_id: id,
    feedback: feedback.text,
    audio_features: measures === null ? null : {
      speech_rate: measures.speechRate.value,
      pause_ratio: measures.pauseRatio.value,
      filler_word_ratio: measures.fillerRatio.value,
      pitch_variance: measures.pitchSpread.value,
      emotion: delivery?.emotion?.label ?? null,
    },
    video_features: expression === null ? null : {
      eye_contact_score: expression.eyeContact.value,
      smile_ratio: expression.smile.value,
      posture_score: expression.posture.value,
      dominant_emotion: expression.dominant,
      emotion_distribution: expression.distribution,
    },
    ...(gaps.length === 0 ? {} : { warnings: gaps.map((gap) => WARNINGS[language][gap]) }),
  };
}
