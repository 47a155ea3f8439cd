import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../data/observable.ts';
import { languageChoice } from '../data/preferences.ts';
import { languageOptions } from '../ui/languages.ts';
import { Segmented } from '../ui/segmented.tsx';
import css from './shell.module.css';

/** The line at the top and the page under it. */
export function Shell() {
  const { t } = useTranslation();
  const language = useObservable(languageChoice);
  return (
    <div className={css.shell}>
      <a
        className={css.skip}
        href="#content"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('content')?.focus();
        }}
      >
        {t('app.skip')}
      </a>
      <header className={css.top}>
        <Link to="/" className={css.mark} aria-label={t('app.toStart')}>
          <svg viewBox="0 0 32 32" width="22" height="22" aria-hidden>
            <path d="M6 13v6M12 8v16M18 12v8M24 14v4" stroke="currentColor" strokeWidth="2.8" strokeLinecap="round" />
          </svg>
          Viva
        </Link>
        <nav className={css.nav} aria-label={t('app.navigation')}>
          <Link to="/new" className={css.link} activeProps={{ className: css.current }}>
            {t('app.newInterview')}
          </Link>
          <Link to="/interviews" className={css.link} activeProps={{ className: css.current }}>
            {t('app.interviews')}
          </Link>
          <Link to="/settings" className={css.link} activeProps={{ className: css.current }}>
            {t('app.settings')}
          </Link>
        </nav>
        <Segmented label={t('app.language')} value={language} options={languageOptions} onValue={languageChoice.set} />
      </header>
      <div id="content" tabIndex={-1} className={css.content}>
        <Outlet />
      </div>
    </div>
  );
}
