import { useTranslation } from 'react-i18next';
import { useObservable } from '../data/observable.ts';
import { languageChoice, themeChoice } from '../data/preferences.ts';
import { languageOptions } from '../ui/languages.ts';
import { Panel } from '../ui/page.tsx';
import { Segmented } from '../ui/segmented.tsx';
import css from './section.module.css';

export function AppearanceSection() {
  const { t } = useTranslation();
  const language = useObservable(languageChoice);
  const theme = useObservable(themeChoice);
  return (
    <Panel title={t('settings.appearance')}>
      <div className={css.rows}>
        <div className={css.row}>
          <span className={css.title}>{t('settings.language')}</span>
          <Segmented
            label={t('settings.language')}
            value={language}
            options={languageOptions}
            onValue={languageChoice.set}
          />
        </div>
        <div className={css.row}>
          <span className={css.title}>{t('settings.theme')}</span>
          <Segmented
            label={t('settings.theme')}
            value={theme}
            options={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: t(`settings.themes.${value}`) }))}
            onValue={themeChoice.set}
          />
        </div>
      </div>
    </Panel>
  );
}
