import { languageChoice, themeChoice } from '../data/preferences.ts';
import { startWords } from '../ui/words/words.ts';

/** Puts language and theme on the document, now and whenever they change. */
export function applyPreferences(): void {
  const words = startWords(languageChoice.get());
  const applyLanguage = () => {
    document.documentElement.lang = languageChoice.get();
    void words.changeLanguage(languageChoice.get());
  };
  const applyTheme = () => {
    const theme = themeChoice.get();
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  };
  applyLanguage();
  applyTheme();
  languageChoice.subscribe(applyLanguage);
  themeChoice.subscribe(applyTheme);
}
