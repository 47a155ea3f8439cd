import { Navigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../../../data/observable.ts';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { useRoleTitle } from '../../../ui/role-title.ts';
import { ErrorState, Skeleton } from '../../../ui/states.tsx';
import { EarPanel } from '../../room/ear-panel.tsx';
import { QuestionPane } from '../../room/question-pane.tsx';
import css from '../../room/room-page.module.css';
import { RoomTop } from '../../room/room-top.tsx';
import { TranscriptPane } from '../../room/transcript-pane.tsx';
import { useRoomKeys } from '../../room/use-room-keys.ts';
import { useCamera } from '../camera/use-camera.ts';
import { AttentionPanel } from './attention-panel.tsx';
import { ProctoredFoot } from './proctored-foot.tsx';
import type { ProctoredRoomInHand } from './room-in-hand.ts';
import { canSpeak, heardText, isMeasured, isRecording, questionOf, type ProctoredView } from './proctored-view.ts';
import { TimeOverSaid, useQuestionTime } from './question-time.tsx';
import { Presence } from './presence.tsx';
import { ReviewAnswers } from './review-answers.tsx';
import { useProctoredRoom } from './use-proctored-room.ts';
import { OwnInterview } from '../../own-interview.tsx';
import { Welcome } from './welcome.tsx';

export function ProctoredRoomPage({ id }: { readonly id: string }) {
  return (
    <OwnInterview id={id}>
      <OpenRoom id={id} />
    </OwnInterview>
  );
}

/** Only who holds the interview opens its room: opening takes it over from any other window. */
function OpenRoom({ id }: { readonly id: string }) {
  const room = useProctoredRoom(id);
  return room && <Stages id={id} room={room} />;
}

function Stages({ id, room }: { readonly id: string; readonly room: ProctoredRoomInHand }) {
  const { t } = useTranslation();
  const view = useObservable(room.view);
  const { phase } = view;
  if (phase === 'ended') return <Navigate to="/proctored/$id/report" params={{ id }} replace />;
  if (phase === 'failed' && view.failure)
    return (
      <Page title={t('room.failed')}>
        <ErrorState title={t('room.failedTitle')} error={view.failure} safe={t('proctored.failedSafe')} onRetry={() => void room.retry()} />
      </Page>
    );
  if (phase === 'opening' || phase === 'finishing')
    return (
      <Page title={phase === 'opening' ? t('proctored.opening') : t('proctored.finishing')} lead={phase === 'opening' ? undefined : t('proctored.finishingText')}>
        {view.sendTrouble && <Notice kind="caution">{t('proctored.unsent')}</Notice>}
        <Skeleton lines={5} />
      </Page>
    );
  if (phase === 'ready') return <Welcome id={id} view={view} room={room} />;
  if (phase === 'review') return <ReviewAnswers view={view} room={room} />;
  return <Conversation view={view} room={room} />;
}

interface StageProps {
  readonly view: ProctoredView;
  readonly room: ProctoredRoomInHand;
}

function Conversation({ view, room }: StageProps) {
  const { t } = useTranslation();
  const titleOf = useRoleTitle();
  const { phase, index, isPaused, room: info } = view;
  const video = useRef<HTMLVideoElement>(null);
  const camera = useCamera(info?.attention === true && view.link !== 'elsewhere');
  const { stream } = camera;
  const isOn = isMeasured(view);
  useEffect(() => {
    if (stream !== null && video.current !== null) room.attention.watch(video.current);
    return () => room.attention.stop();
  }, [stream, room]);
  useEffect(() => room.attention.setPaused(!isOn), [isOn, room]);

  const take = view.answers.get(index)?.take ?? -1;
  const minutes = info?.minutesPerQuestion ?? 0;
  const seconds = useQuestionTime(`${index}.${phase === 'checking' ? take - 1 : take}`, phase === 'answering' && !isPaused);
  useRoomKeys({
    main() {
      if (isPaused) void room.resume();
      else if (phase === 'asking') room.listen();
      else if (phase === 'answering' && canSpeak(view) && !view.typing) void room.done();
    },
    pause: () => (isPaused ? void room.resume() : room.pause()),
    repeat: () => void room.repeat(),
  });
  const whole = info?.questions.length ?? 0;
  const heading = t('proctored.questionOf', { number: index + 1, whole });
  const time = seconds >= minutes * 60 ? t('proctored.timeOver', { minutes }) : t('proctored.time', { spent: Math.floor(seconds / 60), minutes });
  const turns = (info?.questions ?? []).flatMap((question) => {
    const answer = view.answers.get(question.index);
    if (answer === undefined || (phase === 'checking' && question.index === index)) return [];
    const mark = answer.recognisedText !== null && answer.recognisedText !== answer.text ? t('room.corrected') : null;
    return [
      { id: `q${question.index}`, isQuestion: true, text: question.text, mark: null },
      { id: String(question.index), isQuestion: false, text: answer.text, mark },
    ];
  });
  return (
    <div className={css.room}>
      <RoomTop
        name={titleOf(info?.role ?? '')}
        person={info?.candidate ?? ''}
        time={`${heading} · ${time}`}
        isPaused={isPaused}
        canPause={isPaused || phase === 'asking' || phase === 'answering'}
        canEnd={phase !== 'settling'}
        endWord={t('proctored.toReview')}
        onPause={() => room.pause()}
        onResume={() => void room.resume()}
        onEnd={() => room.toReview()}
      />
      <TimeOverSaid seconds={seconds} minutes={minutes} />
      <main className={css.middle}>
        <QuestionPane
          presence={<Presence view={view} room={room} />}
          heading={heading}
          question={questionOf(view)}
          language={info?.language}
          heard={heardText(view)}
          partial={view.partial}
          note={view.voiceMissing ? t('room.noVoice') : null}
        />
        <TranscriptPane
          ear={
            <>
              {info?.attention ? <AttentionPanel camera={camera} video={video} attention={room.attention} /> : <p>{t('proctored.light.off')}</p>}
              <EarPanel view={view} isRecording={isRecording(view)} level={room.microphoneLevel} onOpen={() => room.openMicrophone()} />
            </>
          }
          turns={turns}
          language={info?.language}
          onCorrect={(answered, text) => Promise.resolve(room.correct(Number(answered), text))}
        />
      </main>
      <ProctoredFoot view={view} room={room} />
    </div>
  );
}
