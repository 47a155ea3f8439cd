/** What could not be done with a recording, as sentences for the person. */
import type { AnalysisGap } from '../../../ports/coaching-analysis.ts';
import type { Language } from '../../../ports/language.ts';

export const GAP_SENTENCES: Readonly<Record<Language, Readonly<Record<AnalysisGap, string>>>> = {
  en: {
    'no-recogniser': 'No speech recogniser is installed: the words are missing.',
    'no-speech': 'No speech was heard.',
    'no-sound': 'The recording has no sound.',
    'sound-unreadable': 'The sound of the recording could not be read.',
    'sound-too-long': 'The recording is longer than two and a half hours: its sound was not listened to.',
    'no-browser': 'No browser on this machine can look at the picture.',
    'no-face-model': 'The model that finds faces is not installed: the picture was not looked at.',
    'picture-interrupted': 'The browser did not get through the picture: analyse the recording again.',
    'picture-unreadable': 'The picture of the recording could not be read.',
    'no-face': 'No face was seen in the picture.',
  },
  ru: {
    'no-recogniser': 'Распознаватель речи не установлен: слов нет.',
    'no-speech': 'Речи не слышно.',
    'no-sound': 'В записи нет звука.',
    'sound-unreadable': 'Звук записи не удалось прочитать.',
    'sound-too-long': 'Запись длиннее двух с половиной часов: её звук не прослушан.',
    'no-browser': 'На этой машине нет браузера, который посмотрел бы изображение.',
    'no-face-model': 'Модель, которая находит лица, не установлена: изображение не просмотрено.',
    'picture-interrupted': 'Браузер не досмотрел изображение: разберите запись ещё раз.',
    'picture-unreadable': 'Изображение записи не удалось прочитать.',
    'no-face': 'Лица на записи не видно.',
  },
};

const NOTHING: Readonly<Record<Language, string>> = { en: 'Nothing of the recording could be analysed.', ru: 'Разобрать запись не удалось.' };

/** Why there is no report at all. */
export const nothingOf = (gaps: readonly AnalysisGap[], language: Language): string => [NOTHING[language], ...gaps.map((gap) => GAP_SENTENCES[language][gap])].join(' ');

/** Said of a recording that brought the program down. */
export const GIVEN_UP: Readonly<Record<Language, string>> = {
  en: 'The program ended twice while it analysed this recording. It is not tried again by itself.',
  ru: 'Программа дважды завершилась, пока разбирала эту запись. Сама она больше не пробует.',
};
