import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../../../data/observable.ts';
import { languageChoice, themeChoice } from '../../../data/preferences.ts';
import { Button } from '../../../ui/button.tsx';
import { KeyHint } from '../../../ui/key-hint.tsx';
import { ErrorState, Skeleton } from '../../../ui/states.tsx';
import type { CodeEditorControl } from '../editor/code-editor.ts';
import { loadEditor } from '../editor/load-editor.ts';
import type { OpenedRoom } from './coding-room.ts';
import type { PasteJudge } from './integrity.ts';
import { tabKeys } from './room-keys.ts';
import { SaveWord } from './save-word.tsx';
import css from './editor-pane.module.css';

interface EditorPaneProps {
  readonly room: OpenedRoom;
  readonly pastes: PasteJudge;
  /** Filled while the editor is there. */
  readonly control: RefObject<CodeEditorControl | null>;
}

export function EditorPane({ room, pastes, control }: EditorPaneProps) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const loaded = useQuery({ queryKey: ['editor'], queryFn: () => loadEditor(languageChoice.get()), staleTime: Infinity, retry: false });
  const { fault } = useObservable(room.runs.view);
  const theme = useObservable(themeChoice);
  const language = t(`codingSetup.${room.state.codeLanguage}`);
  const texts = useRef({ label: '', runLabel: '' });
  texts.current = { label: t('codingRoom.editorLabel', { language, keys: tabKeys }), runLabel: t('codingRoom.run') };

  const create = loaded.data;
  useEffect(() => {
    if (!create || !place.current) return;
    const editor = create(place.current, {
      language: room.state.codeLanguage,
      text: room.keeper.text(),
      ...texts.current,
      onEdit: room.keeper.edited,
      onRun: () => void room.run(),
      onBlur: () => void room.keeper.flush(),
      onCopied: pastes.copied,
      onPasted: pastes.pasted,
    });
    control.current = editor;
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const follow = () => editor.applyTheme();
    dark.addEventListener('change', follow);
    editor.focus();
    return () => {
      dark.removeEventListener('change', follow);
      control.current = null;
      editor.close();
    };
  }, [create, room, pastes, control]);

  useEffect(() => control.current?.applyTheme(), [control, theme]);
  useEffect(() => {
    control.current?.showFault(fault?.line == null ? null : { line: fault.line, column: fault.column, message: fault.message });
  }, [control, fault, create]);

  return (
    <section className={css.pane} aria-label={t('codingRoom.code')}>
      <header className={css.head}>
        <h2>{language}</h2>
        <SaveWord keeper={room.keeper} />
        <Button kind="quiet" disabled={!create} onClick={() => void control.current?.tidy()}>
          {t('codingRoom.tidy')}
        </Button>
      </header>
      {loaded.isPending && <Skeleton lines={6} />}
      {loaded.isError && <ErrorState title={t('codingRoom.editorFailed')} error={loaded.error} safe={t('codingRoom.failedSafe')} onRetry={() => void loaded.refetch()} />}
      <div ref={place} className={css.editor} hidden={!create} />
      <footer className={css.hint}>
        {t('codingRoom.tabHint')} <KeyHint keys={tabKeys} /> {t('codingRoom.tabHintRest')}
      </footer>
    </section>
  );
}
