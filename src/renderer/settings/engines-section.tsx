import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { desk, type Engine } from '../data/desk.ts';
import { queries, queryClient } from '../data/queries.ts';
import { Button } from '../ui/button.tsx';
import { FailureText } from '../ui/failure-text.tsx';
import { Panel } from '../ui/page.tsx';
import css from './section.module.css';
import { StateMark } from './state-mark.tsx';

/** What runs, where, and how fast. */
export function EnginesSection({ engines }: { readonly engines: readonly Engine[] }) {
  const { t, i18n } = useTranslation();
  const speed = (factor: number) => new Intl.NumberFormat(i18n.language, { maximumSignificantDigits: 2 }).format(factor);
  const retry = useMutation({
    mutationFn: () => desk.retryDevices({}),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queries.status.queryKey }),
  });
  return (
    <Panel title={t('settings.engines')}>
      <p className={css.note}>{t('settings.enginesNote')}</p>
      <ul className={css.rows}>
        {engines.map((engine) => (
          <li key={`${engine.task} ${engine.engine}`} className={css.row}>
            <div className={css.what}>
              <p className={css.title}>{t(`engines.${engine.task}`)}</p>
              <p className={css.note}>
                {engine.engine} · {engine.device}
                {engine.realTimeFactor !== null && ` · ${t('settings.speed', { factor: speed(engine.realTimeFactor) })}`}
              </p>
              {engine.detail && <p className={engine.state === 'failed' ? css.problem : css.note}>{engine.detail}</p>}
            </div>
            <StateMark state={engine.state} word={t(`engines.state.${engine.state}`)} />
          </li>
        ))}
      </ul>
      <div className={css.actions}>
        <Button busy={retry.isPending} onClick={() => retry.mutate()}>
          {t('settings.retryDevices')}
        </Button>
        <p className={css.note}>{retry.error ? <FailureText error={retry.error} /> : t('settings.retryDevicesNote')}</p>
      </div>
    </Panel>
  );
}
