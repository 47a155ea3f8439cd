/** The talk's connection: each one is greeted, what was missed is asked of the desk, and messages become the view and the voice. */
import { createVoiceLink, type VoiceLink } from '../../../capture/voice-link.ts';
import { talkUrl, voiceDesk, type ServerMessage, type TalkTurn } from '../../../data/voice.ts';
import { typedDraft } from '../../typed-draft.ts';
import { receive } from './receive.ts';
import { carries, createSentAnswer } from './sent-answer.ts';
import type { TalkViewStore } from './talk-view.ts';
import { withTurn } from './talk-view.ts';
import type { TalkVoice } from './talk-voice.ts';

export interface ConversationOptions {
  readonly id: string;
  readonly view: TalkViewStore;
  readonly signal: AbortSignal;
  readonly voice: () => TalkVoice;
  /** The interview is in another window now. */
  readonly onElsewhere: () => void;
  /** It can go on no further over this connection; words are the server's, null where it is simply over or erased. */
  readonly onGone: (problem: string | null) => void;
  /** The server has ended it. */
  readonly onEnded: () => void;
}

export interface Conversation {
  /** Connects, where it is not connected yet. */
  open(): void;
  send(message: Parameters<VoiceLink['send']>[0]): void;
  sendSound(pcm: ArrayBuffer): void;
  /** Sends a typed answer, and follows it until it is stored. */
  give(text: string): void;
  /** Lets go of a draft that is among these turns. */
  forgetStored(turns: readonly TalkTurn[]): void;
  takeOver(): void;
  close(): void;
}

export function createConversation({ id, view, signal, voice, onElsewhere, onGone, onEnded }: ConversationOptions): Conversation {
  let link: VoiceLink | null = null;
  /** Connections so far. */
  let greetings = 0;

  const send: Conversation['send'] = (message) => link?.send(message);
  const sent = createSentAnswer({
    view,
    send: (text, key) => send(toText(text, key)),
    onGivenBack: (text) => typedDraft.update((draft) => draft ?? text),
  });
  const close = () => {
    link?.close();
    link = null;
  };

  const isStored = (answer: string) => carries(answer, typedDraft.get()?.trim() ?? '');
  // A draft that the server has is no draft any more; any other is the person's, whatever was said meanwhile.
  const forgetStored = (turns: readonly TalkTurn[]) => {
    if (isStored(turns.findLast(({ role }) => role === 'candidate')?.text ?? '')) typedDraft.set(null);
  };

  const greet = () => {
    const { turns, link: before, isHeld } = view.get();
    const isBack = before === 'lost' || greetings > 0;
    greetings += 1;
    const unsettled = sent.unsettled();
    const isToRepeat = !voice().hasReply() && unsettled === null && turns.at(-1)?.role !== 'candidate';
    link?.greet(
      ...(turns.length === 0 ? [{ type: 'start_interview' } as const] : isToRepeat ? [{ type: 'repeat' } as const] : []),
      // Before whatever waits, which may be the end.
      ...(unsettled === null ? [] : [toText(unsettled.text, unsettled.key)]),
      // The server forgot the key with the connection.
      ...(isHeld ? [{ type: 'speech', state: 'start', mode: 'held' } as const] : []),
    );
    if (unsettled !== null || (isBack && turns.length > 0)) void catchUp();
  };
  const catchUp = async () => {
    const mine = greetings;
    const room = await voiceDesk.voiceRoom({ params: { id }, signal }).catch(() => null);
    if (mine !== greetings || signal.aborted || !room) return;
    const known = view.get().turns;
    const missed = room.turns.filter(({ sequence }) => !known.some((turn) => turn.sequence === sequence));
    view.update((current) => ({ ...current, room, turns: missed.reduce(withTurn, current.turns) }));
    if (missed.at(-1)?.role === 'interviewer' && room.turns.at(-1) === missed.at(-1) && voice().isSilent()) send({ type: 'repeat' });
    sent.caughtUp();
    forgetStored(room.turns);
  };

  const onMessage = (message: ServerMessage) => {
    view.update((current) => receive(current, message, new Date().toISOString()));
    switch (message.type) {
      case 'session_started': return greet();
      case 'audio': return voice().play(message);
      case 'interrupt': return voice().cut();
      // A talk that was left in a pause goes on in it: what is said meanwhile waits.
      case 'paused': return voice().rest(message.paused);
      case 'transcript':
        if (message.role !== 'candidate') return;
        if (isStored(message.text)) typedDraft.set(null);
        return voice().answered();
      case 'error':
        if (message.recoverable) return message.code === 'PROCESSING_ERROR' ? sent.refused() : undefined;
        close();
        return onGone(message.code === 'SESSION_NOT_FOUND' ? null : message.message);
      case 'session_ended': return onEnded();
      default: return;
    }
  };

  return {
    send,
    open() {
      link ??= createVoiceLink({
        url: talkUrl(id),
        onMessage,
        onLink(state) {
          view.update((current) => ({ ...current, link: state }));
          if (state === 'elsewhere') onElsewhere();
          if (state === 'ended') onGone(null);
        },
        onFull: () => view.update((current) => ({ ...current, notice: 'full' })),
      });
    },
    sendSound: (pcm) => link?.sendSound(pcm),
    give: sent.give,
    forgetStored,
    takeOver: () => link?.takeOver(),
    close,
  };
}

const toText = (text: string, key: string) => ({ type: 'text', text, id: key }) as const;
