import { Volume2, VolumeX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../../../data/observable.ts';
import { Button } from '../../../ui/button.tsx';
import { toClock } from '../../../ui/format.ts';
import { KeyHint } from '../../../ui/key-hint.tsx';
import { QuestionNote, QuestionWords } from '../../../ui/question-words.tsx';
import { Skeleton } from '../../../ui/states.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { TakePlayer } from '../takes/take-player.tsx';
import { uploads } from '../takes/take-list.ts';
import { UploadLine } from '../takes/upload-line.tsx';
import { languageOf, numberOf, questionOf, type PracticeView } from './practice-view.ts';
import type { PracticeRoom } from './practice-room.ts';
import css from './question-side.module.css';

interface QuestionSideProps {
  readonly view: PracticeView;
  readonly room: PracticeRoom;
}

/** The question with its reason; under it the count-down, a hint, or what was just recorded. */
export function QuestionSide({ view, room }: QuestionSideProps) {
  const { t } = useTranslation();
  const question = questionOf(view);
  const { phase, take } = view;
  const sent = useObservable(uploads.view);
  const upload = take ? sent.get(take.id) : undefined;
  return (
    <section className={css.side} data-taken={phase === 'taken' || undefined} aria-label={t('practiceRoom.question')}>
      {phase === 'asking' && <Skeleton lines={3} />}
      {phase !== 'asking' && question && (
        <QuestionWords
          heading={`${t('practiceRoom.number', { number: numberOf(view) })} · ${t(`practice.kinds.${question.type}`)} · ${t(`practice.levels.${toLevel(question.difficulty)}`)}`}
          text={question.text}
          language={languageOf(question.text)}
          isSmall={phase === 'taken'}
        >
          {question.reason !== '' && <QuestionNote language={languageOf(question.reason)}>{question.reason}</QuestionNote>}
          {phase === 'ready' && (
            <div className={css.actions}>
              <Button kind="quiet" icon={view.isSpeaking ? VolumeX : Volume2} onClick={() => (view.isSpeaking ? room.hush() : void room.say())}>
                {t(view.isSpeaking ? 'practiceRoom.hush' : 'practiceRoom.say')}
                <KeyHint keys="R" />
              </Button>
              <Button kind="quiet" onClick={() => void room.next()}>
                {t('practiceRoom.another')}
              </Button>
            </div>
          )}
          {phase === 'ready' && view.voiceMissing && <QuestionNote>{t('room.noVoice')}</QuestionNote>}
        </QuestionWords>
      )}
      {phase === 'ready' && !question && <QuestionWords heading={null} text={t('practiceRoom.noQuestion')} language={undefined} />}
      <p className={css.hint} role="status">
        {view.hint && (
          <span key={view.hint.number} lang={languageOf(view.hint.text)}>
            {view.hint.text}
          </span>
        )}
      </p>
      {phase === 'counting' && (
        <div className={css.count}>
          <span className={css.digit} aria-hidden>
            {view.count}
          </span>
          <QuestionNote>{t('practiceRoom.getReady')}</QuestionNote>
          <VisuallyHidden role="status">{t('practiceRoom.countSaid')}</VisuallyHidden>
        </div>
      )}
      {phase === 'taken' && take && (
        <div className={css.taken}>
          <h2>{t('practiceRoom.yours', { length: toClock(take.durationMs / 1_000) })}</h2>
          <TakePlayer take={take} />
          {upload && <UploadLine take={take} upload={upload} />}
        </div>
      )}
    </section>
  );
}

const toLevel = (difficulty: number) => (difficulty <= 1 ? 'easy' : difficulty === 2 ? 'middle' : 'hard');
