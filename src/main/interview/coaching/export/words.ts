/** Headings of an exported practice. */
import type { StarPart } from '../../../ports/coaching-analysis.ts';
import type { Language } from '../../../ports/language.ts';
import type { MeasureName } from '../delivery/measures.ts';

interface Words {
  readonly practice: string;
  readonly questions: string;
  readonly answers: string;
  readonly recording: string;
  readonly transcript: string;
  readonly feedback: string;
  readonly figures: string;
  readonly none: string;
  readonly eyeContact: string;
  readonly posture: string;
  readonly star: Readonly<Record<StarPart, string>>;
  readonly measures: Readonly<Record<MeasureName, string>>;
}

export const EXPORT_WORDS: Readonly<Record<Language, Words>> = {
  en: {
    practice: 'Practice', questions: 'Questions', answers: 'Written answers', recording: 'Recording', transcript: 'What was said', feedback: 'Feedback', figures: 'Figures',
    none: 'None yet.', eyeContact: 'Eye contact, 0 to 1', posture: 'Posture, 0 to 1',
    star: { situation: 'Situation', task: 'Task', action: 'Action', result: 'Result' },
    measures: {
      speechRate: 'Pace of speech', overallRate: 'Pace with pauses', articulationRate: 'Syllables', pauseRatio: 'Pauses', meanPause: 'Mean pause', fillerRatio: 'Fillers',
      pitchMean: 'Mean pitch', pitchSpread: 'Spread of pitch', pitchSpreadSemitones: 'Spread of pitch', volume: 'Loudness', volumeRange: 'Range of loudness', monotony: 'Evenness of pitch',
    },
  },
  ru: {
    practice: 'Тренировка', questions: 'Вопросы', answers: 'Письменные ответы', recording: 'Запись', transcript: 'Что сказано', feedback: 'Разбор', figures: 'Показатели',
    none: 'Пока нет.', eyeContact: 'Взгляд в камеру, от 0 до 1', posture: 'Осанка, от 0 до 1',
    star: { situation: 'Ситуация', task: 'Задача', action: 'Действие', result: 'Результат' },
    measures: {
      speechRate: 'Темп речи', overallRate: 'Темп с паузами', articulationRate: 'Слоги', pauseRatio: 'Паузы', meanPause: 'Средняя пауза', fillerRatio: 'Слова-паразиты',
      pitchMean: 'Средний тон', pitchSpread: 'Разброс тона', pitchSpreadSemitones: 'Разброс тона', volume: 'Громкость', volumeRange: 'Размах громкости', monotony: 'Ровность тона',
    },
  },
};
