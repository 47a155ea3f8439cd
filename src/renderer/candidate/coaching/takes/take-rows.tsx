import { useTranslation } from 'react-i18next';
import { useState, type ReactNode } from 'react';
import { useObservable } from '../../../data/observable.ts';
import type { Take } from '../../../data/practice-takes.ts';
import { Button } from '../../../ui/button.tsx';
import { toClock, toMinute } from '../../../ui/format.ts';
import { setDiscarded, uploads } from './take-list.ts';
import { TakePlayer } from './take-player.tsx';
import { UploadLine } from './upload-line.tsx';
import css from './takes.module.css';

interface TakeRowsProps {
  readonly takes: readonly Take[];
  /** False where a microphone would hear it. */
  readonly mayPlay?: boolean;
  /** Something else is to be heard now. */
  readonly isHushed?: boolean;
  /** More that can be done with one, e.g. the way to its room. */
  readonly more?: (take: Take) => ReactNode;
}

/** Recordings that are only on this computer: each can be played, saved, or discarded and brought back. */
export function TakeRows({ takes, ...rest }: TakeRowsProps) {
  return (
    <ul className={css.rows}>
      {takes.map((take) => (
        <li key={take.id} className={css.row}>
          <TakeRow take={take} {...rest} />
        </li>
      ))}
    </ul>
  );
}

function TakeRow({ take, more, mayPlay = true, isHushed }: { readonly take: Take } & Omit<TakeRowsProps, 'takes'>) {
  const { t, i18n } = useTranslation();
  const upload = useObservable(uploads.view).get(take.id);
  const [isShown, setIsShown] = useState(false);
  const length = toClock(take.durationMs / 1_000);
  return (
    <>
      <p className={css.question}>{take.question || t('practice.take.noQuestion')}</p>
      <p className={css.word}>{t(take.isRecovered ? 'practice.take.recovered' : `practice.take.${take.mediaType}`, { length, at: toMinute(take.startedAt, i18n.language) })}</p>
      {upload ? (
        <UploadLine take={take} upload={upload} />
      ) : take.state === 'discarded' ? (
        <div className={css.actions}>
          <span className={css.word} role="status">
            {t('practice.take.discarded')}
          </span>
          <Button onClick={() => void setDiscarded(take, false)}>{t('practice.take.undo')}</Button>
        </div>
      ) : (
        <>
          {isShown && mayPlay && <TakePlayer take={take} isHushed={isHushed} />}
          <div className={css.actions}>
            <Button onClick={() => void uploads.save(take)}>{t('practice.take.save')}</Button>
            {mayPlay && (
              <Button kind="quiet" onClick={() => setIsShown(!isShown)}>
                {t(isShown ? 'practice.take.hide' : 'practice.take.play')}
              </Button>
            )}
            {more?.(take)}
            <Button kind="quiet" onClick={() => void setDiscarded(take, true)}>
              {t('practice.take.discard')}
            </Button>
          </div>
        </>
      )}
    </>
  );
}
