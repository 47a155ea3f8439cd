import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { desk, type Model } from '../data/desk.ts';
import { queries, queryClient } from '../data/queries.ts';
import { Button } from '../ui/button.tsx';
import { FailureText } from '../ui/failure-text.tsx';
import { toMegabytes } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import { Panel } from '../ui/page.tsx';
import { Progress } from '../ui/progress.tsx';
import { EmptyState, ErrorState, Skeleton } from '../ui/states.tsx';
import css from './section.module.css';
import { StateMark } from './state-mark.tsx';

export function ModelsSection({ canInstall }: { readonly canInstall: boolean }) {
  const { t } = useTranslation();
  const models = useQuery(queries.models);
  const bridge = window.viva;
  const importing = useMutation({
    mutationFn: async () => bridge?.importModels() ?? 0,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queries.models.queryKey }),
  });
  return (
    <Panel
      title={t('settings.models')}
      actions={
        bridge && (
          <Button busy={importing.isPending} onClick={() => importing.mutate()}>
            {t('settings.import')}
          </Button>
        )
      }
    >
      {importing.isSuccess && <Notice kind="good">{t('settings.imported', { number: importing.data })}</Notice>}
      {importing.isError && (
        <Notice kind="caution">
          <FailureText error={importing.error} />
        </Notice>
      )}
      {!canInstall && <Notice>{t('settings.noInstall')}</Notice>}
      {models.isPending && <Skeleton lines={4} />}
      {models.isError && <ErrorState title={t('settings.modelsFailed')} error={models.error} onRetry={() => void models.refetch()} />}
      {models.data?.length === 0 && <EmptyState title={t('settings.noModels')} />}
      <ul className={css.rows}>
        {models.data?.map((model) => <ModelRow key={model.id} model={model} canInstall={canInstall} />)}
      </ul>
    </Panel>
  );
}

function ModelRow({ model, canInstall }: { readonly model: Model; readonly canInstall: boolean }) {
  const { t, i18n } = useTranslation();
  const keep = (next: Model) => queryClient.setQueryData(queries.models.queryKey, (models) => models?.map((each) => (each.id === next.id ? next : each)));
  const install = useMutation({ mutationFn: () => desk.installModel({ params: { id: model.id } }), onSuccess: keep });
  const cancel = useMutation({ mutationFn: () => desk.cancelModel({ params: { id: model.id } }), onSuccess: keep });
  const coming = model.state === 'installing' || model.state === 'queued';
  const refusal = install.error ?? cancel.error;
  const size = model.bytes > 0 ? toMegabytes(model.bytes, i18n.language) : t('settings.sizeUnknown');
  return (
    <li className={css.row}>
      <div className={css.what}>
        <p className={css.title}>{model.title}</p>
        <p className={css.note}>
          {[model.required ? t('settings.required') : t('settings.optional'), size, model.languages.join(', '), model.licence].filter(Boolean).join(' · ')}
        </p>
        {(model.error ?? refusal) && (
          <p className={css.problem}>{model.error ?? (refusal && <FailureText error={refusal} />)}</p>
        )}
      </div>
      <div className={css.actions}>
        <StateMark state={model.state} word={t(`settings.modelState.${model.state}`)} />
        {coming && (
          <Button busy={cancel.isPending} aria-label={t('settings.cancelOf', { name: model.title })} onClick={() => cancel.mutate()}>
            {t('states.cancel')}
          </Button>
        )}
        {canInstall && (model.state === 'absent' || model.state === 'failed') && (
          <Button busy={install.isPending} aria-label={t('settings.installOf', { name: model.title })} onClick={() => install.mutate()}>
            {model.state === 'failed' ? t('states.retry') : t('settings.install')}
          </Button>
        )}
      </div>
      {model.state === 'installing' && (
        <div className={css.progress}>
          <Progress label={t('settings.progressOf', { name: model.title })} value={model.bytes > 0 ? Math.min(1, model.receivedBytes / model.bytes) : null} />
        </div>
      )}
    </li>
  );
}
