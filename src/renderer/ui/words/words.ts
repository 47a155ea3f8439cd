/** Every word of the interface, in both languages. A key without a Russian text does not compile. */
import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';
import { ru } from './ru.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'words';
    resources: { words: typeof en };
  }
}

/** To be called once, before anything is drawn. */
export function startWords(language: 'en' | 'ru'): i18n {
  const words = i18next.createInstance();
  void words.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    ns: ['words'],
    defaultNS: 'words',
    resources: { en: { words: en }, ru: { words: ru } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return words;
}
