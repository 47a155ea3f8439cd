import { useTranslation } from 'react-i18next';
import { useObservable, type Observable } from '../../data/observable.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/field.tsx';
import { typedDraft } from '../typed-draft.ts';
import css from './typed-answer.module.css';

interface TypedAnswerProps {
  /** What was heard so far: the person changes it instead of typing it anew. */
  readonly heard: string;
  readonly language: string | undefined;
  readonly onSend: (text: string) => void;
  /** So many characters the server takes; 50,000 unless told. */
  readonly maxLength?: number;
  /** Where what is typed is kept; that of the interview in hand unless told. */
  readonly draft?: Observable<string | null>;
  /** Null where there is no other way to answer. */
  readonly onCancel: (() => void) | null;
}

export function TypedAnswer({ heard, language, maxLength = 50_000, draft = typedDraft, onSend, onCancel }: TypedAnswerProps) {
  const { t } = useTranslation();
  const text = useObservable(draft) ?? heard;
  const send = () => {
    if (text.trim() !== '') onSend(text);
  };
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <TextArea
        label={t('room.typedLabel')}
        hint={t('room.typedHint')}
        value={text}
        rows={3}
        lang={language}
        autoFocus
        maxLength={maxLength}
        onChange={(event) => draft.set(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          send();
        }}
      />
      <div className={css.actions}>
        {onCancel && (
          <Button kind="quiet" onClick={onCancel}>
            {t('room.speakInstead')}
          </Button>
        )}
        <Button type="submit" kind="primary" disabled={text.trim() === ''}>
          {t('room.send')}
        </Button>
      </div>
    </form>
  );
}
