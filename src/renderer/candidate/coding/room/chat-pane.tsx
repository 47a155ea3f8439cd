import { SendHorizontal } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { chatDraft } from '../../../data/coding-kept.ts';
import { useObservable } from '../../../data/observable.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { FailureText } from '../../../ui/failure-text.tsx';
import { ChatMessage } from './chat-message.tsx';
import type { OpenedRoom } from './coding-room.ts';
import css from './chat-pane.module.css';

const longestMessage = 8_000;

export function ChatPane({ room }: { readonly room: OpenedRoom }) {
  const { t } = useTranslation();
  const { messages, said, answer, failure } = useObservable(room.chat.view);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [messages, said, answer, failure]);
  return (
    <section className={css.pane} aria-label={t('codingRoom.chat')}>
      <header className={css.head}>
        <h2>{t('codingRoom.chat')}</h2>
      </header>
      <div ref={list} className={css.list} role="log" aria-label={t('codingRoom.chat')} tabIndex={0} aria-busy={answer !== null}>
        {messages.length === 0 && said === null && <p className={css.empty}>{t('codingRoom.chatEmpty')}</p>}
        {messages.map(({ role, content, timestamp }, index) => (
          <ChatMessage key={`${timestamp}-${index}`} role={role} text={content} />
        ))}
        {said !== null && <ChatMessage role="user" text={said} />}
        {answer !== null && (answer === '' ? <p className={css.empty}>{t('codingRoom.answering')}…</p> : <ChatMessage role="assistant" text={answer} />)}
        {failure && (
          <div className={css.failure} role="alert">
            <p>
              {t('codingRoom.chatFailed')} <FailureText error={failure} />
            </p>
            <Button onClick={() => void room.chat.retry()}>{t('states.retry')}</Button>
          </div>
        )}
      </div>
      <Composer room={room} isBusy={answer !== null} />
    </section>
  );
}

function Composer({ room, isBusy }: { readonly room: OpenedRoom; readonly isBusy: boolean }) {
  const { t } = useTranslation();
  const id = useId();
  const interviewId = room.state.id;
  const kept = chatDraft.get();
  const [text, setText] = useState(kept?.interviewId === interviewId ? kept.text : '');
  const change = (next: string) => {
    setText(next);
    chatDraft.set(next === '' ? null : { interviewId, text: next });
  };
  const send = () => {
    const message = text.trim();
    if (isBusy || message === '') return;
    change('');
    void room.chat.say(message);
  };
  const press = (event: KeyboardEvent) => {
    // Enter that ends the composing of a character is not meant to send.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <div className={css.composer}>
      <label htmlFor={id} className={css.label}>
        {t('codingRoom.chatLabel')}
      </label>
      <textarea id={id} data-chat rows={3} maxLength={longestMessage} value={text} aria-describedby={`${id}-hint`} onChange={(event) => change(event.target.value)} onKeyDown={press} />
      <IconButton icon={SendHorizontal} label={t('codingRoom.send')} disabled={isBusy || text.trim() === ''} onClick={send} />
      <p id={`${id}-hint`} className={css.hint}>
        {t('codingRoom.chatHint')}
      </p>
    </div>
  );
}
