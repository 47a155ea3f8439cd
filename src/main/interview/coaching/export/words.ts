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
  /** In place of a quote that stands higher up. */
  readonly above: string;
  readonly measures: Readonly<Record<MeasureName, string>>;
  /** Of the measures' units; a share is written as a percentage. */
  readonly units: Readonly<Record<string, string>>;
}

export const EXPORT_WORDS: Readonly<Record<Language, Words>> = {
  en: {
    practice: 'Practice', questions: 'Questions', answers: 'Written answers', recording: 'Recording', transcript: 'What was said', feedback: 'Feedback', figures: 'Figures',
    none: 'None yet.', eyeContact: 'Looking at the camera', posture: 'Level in the frame',
    star: { situation: 'Situation', task: 'Task', action: 'Action', result: 'Result' }, above: 'told, quoted above',
    measures: {
      speechRate: 'Pace of speech', overallRate: 'Pace with pauses', articulationRate: 'Syllables', pauseRatio: 'Pauses', meanPause: 'Mean pause', fillerRatio: 'Fillers',
      pitchMean: 'Mean pitch', pitchSpread: 'Spread of pitch, in hertz', pitchSpreadSemitones: 'Spread of pitch, in semitones', volume: 'Loudness', volumeRange: 'Range of loudness', monotony: 'Evenness of pitch',
    },
    units: { 'words/min': 'words/min', 'syllables/s': 'syllables/s', s: 's', Hz: 'Hz', semitones: 'st', dBFS: 'dBFS', dB: 'dB' },
  },
  ru: {
    practice: 'Тренировка', questions: 'Вопросы', answers: 'Письменные ответы', recording: 'Запись', transcript: 'Что сказано', feedback: 'Разбор', figures: 'Показатели',
    none: 'Пока нет.', eyeContact: 'Взгляд в камеру', posture: 'Ровно в кадре',
    star: { situation: 'Ситуация', task: 'Задача', action: 'Действие', result: 'Результат' }, above: 'есть, цитата выше',
    measures: {
      speechRate: 'Темп речи', overallRate: 'Темп с паузами', articulationRate: 'Слоги', pauseRatio: 'Паузы', meanPause: 'Средняя пауза', fillerRatio: 'Слова-паразиты',
      pitchMean: 'Средний тон', pitchSpread: 'Разброс тона в герцах', pitchSpreadSemitones: 'Разброс тона в полутонах', volume: 'Громкость', volumeRange: 'Размах громкости', monotony: 'Ровность тона',
    },
    units: { 'words/min': 'сл./мин', 'syllables/s': 'слог/с', s: 'с', Hz: 'Гц', semitones: 'пт', dBFS: 'дБ полной шкалы', dB: 'дБ' },
  },
};
