import { useTranslation } from 'react-i18next';
import { RichText } from '../../../ui/rich-text.tsx';
import css from './chat-message.module.css';

/** One turn of the conversation; the interviewer's words may have code in them. */
export function ChatMessage({ role, text }: { readonly role: 'user' | 'assistant'; readonly text: string }) {
  const { t } = useTranslation();
  return (
    <article className={css.message} data-role={role}>
      <h3>{role === 'user' ? t('codingRoom.you') : t('codingRoom.interviewer')}</h3>
      {role === 'user' ? <p className={css.own}>{text}</p> : <RichText text={text} />}
    </article>
  );
}
