import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Panel } from '../ui/page.tsx';
import css from './section.module.css';

export function DataSection({ dataDir, version }: { readonly dataDir: string; readonly version: string }) {
  const { t } = useTranslation();
  const bridge = window.viva;
  return (
    <Panel title={t('settings.data')}>
      <div className={css.row}>
        <div className={css.what}>
          <p>{t('settings.dataNote')}</p>
          <p className={css.note}>{dataDir}</p>
          <p className={css.note}>{t('settings.version', { version })}</p>
        </div>
        {bridge && <Button onClick={() => void bridge.showDataFolder()}>{t('settings.showFolder')}</Button>}
      </div>
    </Panel>
  );
}
