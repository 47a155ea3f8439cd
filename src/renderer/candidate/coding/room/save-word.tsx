import { CircleAlert, CircleCheck, CircleDashed, LoaderCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../../../data/observable.ts';
import type { CodeKeeper } from './code-keeper.ts';
import css from './save-word.module.css';

const icons = { saved: CircleCheck, changed: CircleDashed, saving: LoaderCircle, offline: CircleAlert, refused: CircleAlert };

/** Whether the code is where it should be. Only trouble is read aloud. */
export function SaveWord({ keeper }: { readonly keeper: CodeKeeper }) {
  const { t } = useTranslation();
  const state = useObservable(keeper.state);
  const Icon = icons[state];
  const isTrouble = state === 'offline' || state === 'refused';
  return (
    <span className={css.word} data-trouble={isTrouble || undefined} title={t(`codingRoom.save.${state}`)} aria-live={isTrouble ? 'polite' : 'off'}>
      <Icon size={16} aria-hidden />
      <span className={css.text}>{t(`codingRoom.save.${state}`)}</span>
    </span>
  );
}
