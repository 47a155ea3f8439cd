import { Link, Navigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../../../data/observable.ts';
import { interviewInHand } from '../../../data/session.ts';
import { latencyPanel, talkMode } from '../../../data/voice-preferences.ts';
import { Button } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../../ui/states.tsx';
import { EndDialog } from '../../room/end-dialog.tsx';
import { QuestionPane } from '../../room/question-pane.tsx';
import { RoomTop } from '../../room/room-top.tsx';
import { TranscriptPane, type ShownTurn } from '../../room/transcript-pane.tsx';
import { useRoomKeys } from '../../room/use-room-keys.ts';
import css from '../../room/room-page.module.css';
import { splitAt } from './heard-part.ts';
import { LatencyPanel } from './latency-panel.tsx';
import { Presence } from './presence.tsx';
import { TalkBar } from './talk-bar.tsx';
import { TalkEar } from './talk-ear.tsx';
import { questionOf, type TalkView } from './talk-view.ts';
import type { Talk } from './talk-controls.ts';
import { TimeSaid, useSecondsLeft } from './time-left.tsx';
import { useTalk } from './use-talk.ts';

export function TalkPage({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const mayEnter = useObservable(interviewInHand)?.id === id;
  if (mayEnter) return <OpenTalk id={id} />;
  return (
    <Page title={t('room.elsewhere')}>
      <EmptyState title={t('room.elsewhereTitle')} action={<Link to="/">{t('app.toStart')}</Link>}>
        {t('room.elsewhereText')}
      </EmptyState>
    </Page>
  );
}

/** Only who holds the interview opens its room: opening takes it over from any other window. */
function OpenTalk({ id }: { readonly id: string }) {
  const talk = useTalk(id);
  return talk && <TalkRoom id={id} talk={talk} />;
}

function TalkRoom({ id, talk }: { readonly id: string; readonly talk: Talk }) {
  const { t } = useTranslation();
  const view = useObservable(talk.view);
  const { phase } = view;
  if (phase === 'ended') return <Navigate to="/talk/$id/report" params={{ id }} replace />;
  if (phase === 'failed' && view.failure)
    return (
      <Page title={t('room.failed')}>
        <ErrorState title={t('room.failedTitle')} error={view.failure} safe={t('talk.failedSafe')} onRetry={() => void talk.retry()} />
      </Page>
    );
  if (phase === 'opening' && view.room === null)
    return (
      <Page title={t('talk.openingRoom')}>
        <Skeleton lines={5} />
      </Page>
    );
  if (phase === 'ready')
    return (
      <Page title={view.room?.role || t('talk.way')}>
        <EmptyState title={t('talk.welcome')} action={<Button kind="primary" size="large" autoFocus onClick={() => void talk.begin()}>{t('talk.continue')}</Button>}>
          {t('talk.welcomeBack')}
        </EmptyState>
      </Page>
    );
  return <Conversation talk={talk} view={view} />;
}

function Conversation({ talk, view }: { readonly talk: Talk; readonly view: TalkView }) {
  const { t } = useTranslation();
  const [ending, setEnding] = useState(false);
  const showLatency = useObservable(latencyPanel);
  const mode = useObservable(talkMode);
  const secondsLeft = useSecondsLeft(view.secondsLeft, view.isPaused);
  const language = view.room?.language;
  const middle = useRef<HTMLElement>(null);
  useEffect(() => {
    // The page before took its focus along. A box to type in keeps what it asked for.
    if (document.activeElement === document.body) middle.current?.focus();
  }, []);
  useRoomKeys({
    main: () => (view.isPaused ? talk.resume() : talk.hold(true)),
    release: () => talk.hold(false),
    pause: () => (view.isPaused ? talk.resume() : talk.pause()),
    repeat: () => talk.repeat(),
    figures: () => latencyPanel.update((shown) => !shown),
  });
  const toShown = ({ sequence, role, text, heard, corrected }: TalkView['turns'][number]): ShownTurn => {
    const turn = { id: String(sequence), isQuestion: role === 'interviewer', text, mark: corrected ? t('room.corrected') : null };
    const cut = role === 'interviewer' && heard < 1 ? splitAt(text, heard) : null;
    return cut === null ? turn : { ...turn, text: cut.heard, mark: t('talk.interrupted'), unheard: cut.rest };
  };
  return (
    <div className={css.room}>
      <RoomTop
        name={view.room?.role || t('talk.way')}
        person={view.room?.candidate ?? ''}
        time={secondsLeft === null ? '' : secondsLeft < 60 ? t('talk.lastMinute') : t('talk.timeLeft', { minutes: Math.round(secondsLeft / 60) })}
        isPaused={view.isPaused}
        canPause={view.phase === 'talking' && view.link !== 'elsewhere'}
        canEnd={view.phase === 'talking'}
        onPause={talk.pause}
        onResume={talk.resume}
        onEnd={() => setEnding(true)}
      />
      <TimeSaid secondsLeft={secondsLeft} />
      <main ref={middle} tabIndex={-1} className={css.middle}>
        <QuestionPane
          presence={<Presence view={view} level={talk.voiceLevel} />}
          heading={t('talk.question')}
          question={questionOf(view) ?? t('talk.first')}
          language={language}
          heard={view.sentText ?? ''}
          partial={view.partial}
        />
        <TranscriptPane
          ear={
            <>
              <TalkEar view={view} talk={talk} />
              {showLatency && <LatencyPanel timings={view.timings} />}
            </>
          }
          turns={view.turns.map(toShown)}
          language={language}
          onCorrect={(sequence, text) => talk.correct(Number(sequence), text)}
        />
      </main>
      <TalkBar view={view} talk={talk} mode={mode} />
      <EndDialog open={ending} onClose={() => setEnding(false)} onEnd={() => talk.end()} />
    </div>
  );
}
