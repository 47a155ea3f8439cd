/** The conversation with the interviewer: one message at a time; what failed can be said again. */
import { toApiFailure, type ApiFailure } from '../../../data/api-failure.ts';
import { sayToInterviewer } from '../../../data/coding-chat.ts';
import { coding, type ChatLine } from '../../../data/coding.ts';
import { createObservable, type Observable } from '../../../data/observable.ts';

export interface ChatView {
  readonly messages: readonly ChatLine[];
  /** What was said last and is not answered yet. */
  readonly said: string | null;
  /** The answer as far as it has come; null while nobody answers. */
  readonly answer: string | null;
  readonly failure: ApiFailure | null;
}

export interface Chat {
  readonly view: Observable<ChatView>;
  /** Never rejects. Does nothing while an answer is on its way. */
  say(message: string): Promise<void>;
  retry(): Promise<void>;
  close(): void;
}

interface ChatOptions {
  readonly beforeSaying: () => Promise<void>;
  /** Asks the server after a conflict whether the interview is finished. Never rejects. */
  readonly isOver: () => Promise<boolean>;
}

export function createChat(id: string, messages: readonly ChatLine[], { beforeSaying, isOver }: ChatOptions): Chat {
  const closing = new AbortController();
  const view = createObservable<ChatView>({ messages, said: null, answer: null, failure: null });
  const set = (part: Partial<ChatView>) => view.update((current) => ({ ...current, ...part }));

  const say = async (message: string) => {
    if (view.get().answer !== null) return;
    set({ said: message, answer: '', failure: null });
    try {
      // The interviewer speaks about the code as it stands.
      await beforeSaying();
      const answer = await sayToInterviewer(id, message, (soFar) => set({ answer: soFar }), closing.signal);
      const said: ChatLine = { role: 'user', content: message, timestamp: answer.timestamp };
      set({ messages: [...view.get().messages, said, answer], said: null, answer: null });
    } catch (error) {
      if (closing.signal.aborted) return;
      const failure = toApiFailure(error);
      if (failure.status === 409 && (await isOver())) return;
      const known = await coding.chatHistory({ params: { interview_id: id }, signal: closing.signal }).catch(() => null);
      // The answer may be there although its way to us broke.
      const answered = known && known.messages.length > view.get().messages.length && known.messages.at(-1)?.role === 'assistant';
      set(answered ? { messages: known.messages, said: null, answer: null } : { answer: null, failure });
    }
  };
  return {
    view,
    say,
    async retry() {
      const { said } = view.get();
      if (said !== null) await say(said);
    },
    close: () => closing.abort(),
  };
}
