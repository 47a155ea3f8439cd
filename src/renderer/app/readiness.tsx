import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleCheck, CircleDashed, CircleX, Loader } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Engine, Model } from '../data/desk.ts';
import { queries } from '../data/queries.ts';
import { toMegabytes } from '../ui/format.ts';
import { Progress } from '../ui/progress.tsx';
import { ErrorState, Skeleton } from '../ui/states.tsx';
import css from './readiness.module.css';

/** A strip at the foot of the start page: what still installs, and what is ready to hear and to speak. */
export function Readiness() {
  const { t, i18n } = useTranslation();
  const models = useQuery(queries.models);
  const status = useQuery(queries.status);
  if (models.isPending || status.isPending) return <Skeleton lines={2} />;
  if (models.isError || status.isError)
    return (
      <ErrorState
        title={t('home.noServer')}
        error={models.error ?? status.error}
        onRetry={() => void Promise.all([models.refetch(), status.refetch()])}
      />
    );
  const coming = models.data.filter((model) => model.state === 'installing' || model.state === 'queued');
  const failed = models.data.filter((model) => model.required && model.state === 'failed');
  return (
    <section className={css.strip} aria-label={t('home.readiness')}>
      <ul className={css.engines}>
        {(['asr', 'tts'] as const).map((task) => (
          <EngineWord key={task} task={task} engines={status.data.engines.filter((engine) => engine.task === task)} />
        ))}
      </ul>
      {coming.length > 0 && <Coming models={coming} locale={i18n.language} />}
      {failed.length > 0 && (
        <p className={css.failed}>
          {t('home.installFailed', { names: failed.map((model) => model.title).join(', ') })} <Link to="/settings">{t('app.settings')}</Link>
        </p>
      )}
    </section>
  );
}

function Coming({ models, locale }: { readonly models: readonly Model[]; readonly locale: string }) {
  const { t } = useTranslation();
  const received = models.reduce((sum, model) => sum + model.receivedBytes, 0);
  const whole = models.reduce((sum, model) => sum + Math.max(model.bytes, model.receivedBytes), 0);
  const known = models.every((model) => model.bytes > 0);
  return (
    <div className={css.coming}>
      <p>
        {t('home.installing', { names: models.map((model) => model.title).join(', ') })}{' '}
        <span className={css.figures}>
          {known
            ? t('home.received', { received: toMegabytes(received, locale), whole: toMegabytes(whole, locale) })
            : toMegabytes(received, locale)}
        </span>
      </p>
      <Progress label={t('home.installProgress')} value={known && whole > 0 ? received / whole : null} />
      <p className={css.note}>{t('home.installNote')}</p>
    </div>
  );
}

const bestFirst = ['ready', 'loading', 'failed'] as const;
const icons = { ready: CircleCheck, loading: Loader, failed: CircleX, absent: CircleDashed };

function EngineWord({ task, engines }: { readonly task: 'asr' | 'tts'; readonly engines: readonly Engine[] }) {
  const { t } = useTranslation();
  // Several engines may do one task: the best state among them is what counts.
  const state = bestFirst.find((each) => engines.some((engine) => engine.state === each)) ?? 'absent';
  const Icon = icons[state];
  return (
    <li className={css.engine} data-state={state}>
      <Icon size={16} aria-hidden />
      <span>
        {t(`engines.${task}`)}: <strong>{t(`engines.state.${state}`)}</strong>
      </span>
    </li>
  );
}
