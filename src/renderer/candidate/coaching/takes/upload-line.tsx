import { useTranslation } from 'react-i18next';
import type { Take } from '../../../data/practice-takes.ts';
import { Button } from '../../../ui/button.tsx';
import { FailureText } from '../../../ui/failure-text.tsx';
import { toPercent } from '../../../ui/format.ts';
import { Progress } from '../../../ui/progress.tsx';
import { uploads } from './take-list.ts';
import type { UploadView } from './uploads.ts';
import css from './takes.module.css';

/** How far a recording has come, and what to do when it does not go on. */
export function UploadLine({ take, upload }: { readonly take: Take; readonly upload: UploadView }) {
  const { t } = useTranslation();
  const { share, trouble, failure } = upload;
  const isAway = trouble?.status === 0;
  const word = failure ? t('practice.take.failed') : trouble ? t(isAway ? 'practice.take.away' : 'practice.take.again') : share === null ? t('practice.take.waiting') : t('practice.take.saving', { share: toPercent(share) });
  return (
    <div className={css.upload}>
      {!failure && <Progress label={t('practice.take.progress')} value={share} />}
      <p className={css.word} role={failure || trouble ? 'status' : undefined}>
        {trouble && !isAway && <FailureText error={trouble} />} {word} {failure && <FailureText error={failure} />} {(failure || trouble) && t('practice.take.safe')}
      </p>
      <div className={css.actions}>
        {failure && <Button onClick={() => void uploads.save(take)}>{t('states.retry')}</Button>}
        <Button kind="quiet" data-quiet onClick={() => void uploads.cancel(take.id)}>
          {t('states.cancel')}
        </Button>
      </div>
    </div>
  );
}
