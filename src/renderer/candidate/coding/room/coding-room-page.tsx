import { Link, Navigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../../../data/observable.ts';
import { interviewInHand } from '../../../data/session.ts';
import { Button } from '../../../ui/button.tsx';
import { FailureText } from '../../../ui/failure-text.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Panes } from '../../../ui/panes.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../../ui/states.tsx';
import type { CodeEditorControl } from '../editor/code-editor.ts';
import { ChatPane } from './chat-pane.tsx';
import { createCodingRoom, type CodingRoomModel, type OpenedRoom } from './coding-room.ts';
import { EditorPane } from './editor-pane.tsx';
import { FinishDialog } from './finish-dialog.tsx';
import { useRoomKeys } from './room-keys.ts';
import { RoomTop } from './room-top.tsx';
import { TaskPane } from './task-pane.tsx';
import { TestsPane } from './tests-pane.tsx';
import { useIntegrity } from './use-integrity.ts';
import css from './coding-room-page.module.css';

export function CodingRoomPage({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const mayEnter = useObservable(interviewInHand)?.id === id;
  const model = useModel(mayEnter ? id : null);
  if (!mayEnter)
    return (
      <Page title={t('codingRoom.elsewhere')}>
        <EmptyState title={t('codingRoom.elsewhereTitle')} action={<Link to="/">{t('app.toStart')}</Link>}>
          {t('codingRoom.elsewhereText')}
        </EmptyState>
      </Page>
    );
  return model && <Door id={id} model={model} />;
}

/** The room lives as long as the page that shows it. Null for the first moment. */
function useModel(id: string | null): CodingRoomModel | null {
  const [model, setModel] = useState<CodingRoomModel | null>(null);
  useEffect(() => {
    if (id === null) return;
    const created = createCodingRoom(id);
    setModel(created);
    void created.open();
    return () => {
      created.close();
      setModel(null);
    };
  }, [id]);
  return model;
}

function Door({ id, model }: { readonly id: string; readonly model: CodingRoomModel }) {
  const { t } = useTranslation();
  const { phase, room, failure } = useObservable(model.view);
  if (phase === 'ended') return <Navigate to="/coding/$id/report" params={{ id }} replace />;
  if (phase === 'taken')
    return (
      <Page title={t('codingRoom.elsewhere')}>
        <EmptyState title={t('codingRoom.takenTitle')} action={<Button onClick={() => void model.open()}>{t('codingRoom.continueHere')}</Button>}>
          {t('codingRoom.takenText')}
        </EmptyState>
      </Page>
    );
  if (phase === 'failed' && failure)
    return (
      <Page title={t('codingRoom.failed')}>
        <ErrorState title={t('codingRoom.failed')} error={failure} safe={t('codingRoom.failedSafe')} onRetry={() => void model.open()} />
      </Page>
    );
  if (phase === 'opening' || room === null)
    return (
      <Page title={t('codingRoom.opening')}>
        <Skeleton lines={6} />
      </Page>
    );
  return <Room room={room} model={model} />;
}

function Room({ room, model }: { readonly room: OpenedRoom; readonly model: CodingRoomModel }) {
  const { t } = useTranslation();
  const { phase, failure } = useObservable(model.view);
  const [isFinishing, setFinishing] = useState(false);
  const editor = useRef<CodeEditorControl | null>(null);
  const pastes = useIntegrity(room);
  const isEnding = phase === 'ending';
  useRoomKeys({ run: () => void room.run(), save: () => void room.keeper.flush() });
  const { state } = room;
  const goTo = (line: number, column: number) => editor.current?.goTo(line, column);

  const work = (
    <Panes
      name="coding-work"
      orientation="vertical"
      panes={[
        { id: 'code', size: 60, minPx: 160, borderLabel: t('codingRoom.border.tests'), content: <EditorPane room={room} pastes={pastes} control={editor} /> },
        { id: 'tests', size: 40, minPx: 120, content: <TestsPane room={room} onPlace={goTo} /> },
      ]}
    />
  );
  return (
    <div className={css.room}>
      <RoomTop state={state} isEnding={isEnding} onFinish={() => setFinishing(true)} />
      {(isEnding || failure) && (
        <div className={css.notice}>
          {isEnding && <Notice>{t('codingRoom.ending')}</Notice>}
          {failure && (
            <Notice kind="caution">
              {t('codingRoom.finishFailed')} <FailureText error={failure} />
            </Notice>
          )}
        </div>
      )}
      <main className={css.middle} inert={isEnding}>
        <Panes
          name="coding-room"
          orientation="horizontal"
          panes={[
            {
              id: 'task', size: 27, minPx: 220, borderLabel: t('codingRoom.border.task'),
              content: <TaskPane task={state.task} language={state.language} onCopied={(text) => text !== '' && room.events.record('copy_from_description', `${text.length} characters`)} />,
            },
            { id: 'work', size: 49, minPx: 380, borderLabel: t('codingRoom.border.code'), content: work },
            { id: 'chat', size: 24, minPx: 220, content: <ChatPane room={room} /> },
          ]}
        />
      </main>
      <FinishDialog open={isFinishing} room={room} onClose={() => setFinishing(false)} onFinish={() => void model.finish()} />
    </div>
  );
}
