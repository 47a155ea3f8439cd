import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../../../data/observable.ts';
import { practiceQueries } from '../../../data/coaching-queries.ts';
import { Page } from '../../../ui/page.tsx';
import { ErrorState, Skeleton } from '../../../ui/states.tsx';
import { useCamera } from '../../proctored/camera/use-camera.ts';
import { EndDialog } from '../../room/end-dialog.tsx';
import css from '../../room/room-page.module.css';
import { RoomTop } from '../../room/room-top.tsx';
import { useRoomKeys } from '../../room/use-room-keys.ts';
import { useMinutesSince } from '../../minutes-since.ts';
import { recordsPicture } from '../practice-preferences.ts';
import { takes, uploads } from '../takes/take-list.ts';
import { FinishedPractice } from './finished-practice.tsx';
import { OwnSide } from './own-side.tsx';
import { PracticeFoot } from './practice-foot.tsx';
import { QuestionSide } from './question-side.tsx';
import { isRecorded, type PracticeView } from './practice-view.ts';
import { createPracticeRoom, type PracticeRoom } from './practice-room.ts';

interface PracticeRoomPageProps {
  readonly id: string;
  /** The question to begin with, where one comes back to it. */
  readonly againId: string | null;
}

/** The longest practice there is: one that is taken up again on another day has no time to show. */
const LONGEST_MINUTES = 240;

/** The room lives as long as the page that shows it. */
export function PracticeRoomPage({ id, againId }: PracticeRoomPageProps) {
  const [room, setRoom] = useState<PracticeRoom | null>(null);
  useEffect(() => {
    const created = createPracticeRoom(id, againId);
    setRoom(created);
    return () => {
      created.close();
      setRoom(null);
    };
  }, [id, againId]);
  return room && <Stages id={id} room={room} />;
}

function Stages({ id, room }: { readonly id: string; readonly room: PracticeRoom }) {
  const { t } = useTranslation();
  const view = useObservable(room.view);
  if (view.phase === 'ended') return <FinishedPractice id={id} room={room} />;
  if (view.phase === 'failed')
    return (
      <Page title={t('practiceRoom.failed')}>
        <ErrorState
          title={t('practiceRoom.failedTitle')}
          error={view.failure}
          safe={t('practiceRoom.failedSafe')}
          onRetry={() => void room.open()}
          action={<Link to="/practice">{t('practice.toHome')}</Link>}
        />
      </Page>
    );
  if (view.phase === 'opening')
    return (
      <Page title={t('practiceRoom.opening')}>
        <Skeleton lines={5} />
      </Page>
    );
  return <Practising id={id} room={room} view={view} />;
}

function Practising({ id, room, view }: { readonly id: string; readonly room: PracticeRoom; readonly view: PracticeView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [ending, setEnding] = useState(false);
  const { data: practice = view.practice } = useQuery(practiceQueries.practice(id));
  const waiting = (useQuery(takes).data ?? []).filter((take) => take.practiceId === id && take.id !== view.take?.id);
  const withPicture = useObservable(recordsPicture) && !view.typing;
  const camera = useCamera(withPicture);
  const picture = withPicture ? camera.stream : null;
  const { phase, take } = view;
  const sent = useObservable(uploads.view);
  const isSending = take !== null && sent.has(take.id);
  const canRecord = phase === 'ready' && view.questionId !== null && !view.typing && view.microphone === 'open' && (!withPicture || camera.state !== 'opening');
  const minutes = useMinutesSince(practice?.started_at ?? null);

  const record = () => (canRecord || phase === 'counting') && room.record(picture);
  const mediaId = useObservable(uploads.saved).get(take?.id ?? '');
  const save = (andGoOn: boolean) => {
    if (take === null || isSending) return;
    void uploads.save(take);
    if (andGoOn) void room.next();
  };
  useEffect(() => {
    if (phase !== 'taken' || mediaId === undefined) return;
    // Whoever comes back at once finds the room ready, and not what is saved already.
    void navigate({ to: '/practice/$id/recordings/$mediaId', params: { id, mediaId } }).then(room.putAside);
  }, [phase, mediaId, id, navigate, room]);
  useRoomKeys({
    main() {
      if (phase === 'recording') void room.stop();
      else if (phase === 'paused') room.resume();
      else record();
    },
    pause() {
      if (phase === 'counting') room.cancel();
      else if (phase === 'recording') room.pause();
      else if (phase === 'paused') room.resume();
    },
    repeat: () => (view.isSpeaking ? room.hush() : phase === 'ready' && void room.say()),
    confirm: () => phase === 'taken' && save(false),
  });
  const middle = useRef<HTMLElement>(null);
  useEffect(() => {
    // The page before took its focus along. A box to type in keeps what it asked for.
    if (document.activeElement === document.body) middle.current?.focus();
  }, []);
  return (
    <div className={css.room}>
      <RoomTop
        name={practice?.job_title ?? t('practice.way')}
        person={practice ? t(`practice.types.${practice.interviewer_type}`) : ''}
        time={practice && minutes <= LONGEST_MINUTES ? t('practiceRoom.time', { minutes, whole: practice.duration_minutes }) : ''}
        isPaused={phase === 'paused'}
        canPause={isRecorded(view)}
        canEnd={phase !== 'stopping' && phase !== 'counting'}
        endWord={t('practiceRoom.end')}
        onPause={room.pause}
        onResume={room.resume}
        onEnd={() => setEnding(true)}
      />
      <main ref={middle} tabIndex={-1} className={css.middle}>
        <QuestionSide view={view} room={room} />
        <OwnSide view={view} room={room} practice={practice} waiting={waiting} camera={withPicture ? camera : null} />
      </main>
      <PracticeFoot view={view} room={room} canRecord={canRecord} isSending={isSending} withPicture={picture !== null} onRecord={record} onSave={save} />
      <EndDialog
        open={ending}
        onClose={() => setEnding(false)}
        onEnd={() => void room.end()}
        words={{ title: t('practiceRoom.endTitle'), text: t(waiting.length > 0 || take ? 'practiceRoom.endUnsaved' : 'practiceRoom.endText'), end: t('practiceRoom.endNow') }}
      />
    </div>
  );
}
