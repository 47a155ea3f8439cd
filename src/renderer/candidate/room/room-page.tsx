import { Navigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../../data/observable.ts';
import { Page } from '../../ui/page.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { VoiceWave } from '../../ui/voice-wave.tsx';
import { useMinutesSince } from '../minutes-since.ts';
import { AnswerBar } from './answer-bar.tsx';
import { EarPanel } from './ear-panel.tsx';
import { EndDialog } from './end-dialog.tsx';
import { QuestionPane } from './question-pane.tsx';
import type { InterviewRoom } from './interview-room.ts';
import { RoomTop } from './room-top.tsx';
import { heardText, isRecording, questionOf } from './room-view.ts';
import { TranscriptPane } from './transcript-pane.tsx';
import { useRoom } from './use-room.ts';
import { useRoomKeys } from './use-room-keys.ts';
import { OwnInterview } from '../own-interview.tsx';
import css from './room-page.module.css';

export function RoomPage({ id }: { readonly id: string }) {
  return (
    <OwnInterview id={id}>
      <OpenRoom id={id} />
    </OwnInterview>
  );
}

/** Only who holds the interview opens its room: opening takes the stream over from any other window. */
function OpenRoom({ id }: { readonly id: string }) {
  const room = useRoom(id);
  return room && <Room id={id} room={room} />;
}

function Room({ id, room }: { readonly id: string; readonly room: InterviewRoom }) {
  const { t } = useTranslation();
  const view = useObservable(room.view);
  const [ending, setEnding] = useState(false);
  const { phase } = view;
  const question = questionOf(view);
  const minutes = useMinutesSince(view.turns[0]?.createdAt ?? null);
  useRoomKeys({
    main() {
      if (phase === 'speaking' || view.busyWith === 'voice') room.listen();
      else if (phase === 'listening') void room.done();
      else if (phase === 'paused') void room.resume();
    },
    pause: () => (phase === 'paused' ? void room.resume() : room.pause()),
    repeat: () => void room.repeat(),
  });

  if (phase === 'ended') return <Navigate to="/interview/$id/saved" params={{ id }} replace />;
  if (phase === 'failed' && view.failure)
    return (
      <Page title={t('room.failed')}>
        <ErrorState title={t('room.failedTitle')} error={view.failure} safe={t('room.failedSafe')} onRetry={() => void room.retry()} />
      </Page>
    );
  if (phase === 'opening' && view.room === null)
    return (
      <Page title={t('room.opening')}>
        <Skeleton lines={5} />
      </Page>
    );
  return (
    <div className={css.room}>
      <RoomTop
        name={view.room?.vacancy ?? ''}
        person={view.room?.candidate ?? ''}
        time={t('room.minutes', { minutes })}
        isPaused={phase === 'paused'}
        canPause={phase !== 'ending' && phase !== 'complete'}
        canEnd={phase !== 'ending'}
        onPause={() => room.pause()}
        onResume={() => void room.resume()}
        onEnd={() => setEnding(true)}
      />
      <main className={css.middle}>
        <QuestionPane
          presence={<VoiceWave level={room.voiceLevel} active={view.phase === 'speaking'} />}
          heading={question && t('room.questionNumber', { number: view.turns.filter((turn) => turn.role === 'assistant').length })}
          question={question?.text ?? t('room.firstQuestion')}
          language={view.room?.language}
          heard={heardText(view)}
          partial={view.partial}
          note={view.voiceMissing ? t('room.noVoice') : null}
        />
        <TranscriptPane
          ear={<EarPanel view={view} isRecording={isRecording(view)} level={room.microphoneLevel} onOpen={() => void room.openMicrophone()} />}
          turns={view.turns.map(({ id, role, text, corrected }) => ({ id, isQuestion: role === 'assistant', text, mark: corrected ? t('room.corrected') : null }))}
          language={view.room?.language}
          onCorrect={room.correct}
        />
      </main>
      <AnswerBar view={view} room={room} />
      <EndDialog open={ending} onClose={() => setEnding(false)} onEnd={() => void room.end()} />
    </div>
  );
}
