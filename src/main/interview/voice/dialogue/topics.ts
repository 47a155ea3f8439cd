/** What a question is about, and the key by which a stored turn says so. */

/** One subject of the interview. */
export interface Topic {
  /** E.g. `experience:0`, `claim:0:2`, `skill:kafka`, `gap:1`, `mistake`; stable while the resume is. */
  readonly id: string;
  /** Name of its wordings in resources/voice/questions.json; null: `questions` are its wordings. */
  readonly wording: string | null;
  readonly questions: readonly string[];
  readonly places: Readonly<Record<string, string | null>>;
  /** What may be asked further, best first. */
  readonly aspects: readonly Aspect[];
  /** Which job of the resume it belongs to. */
  readonly experience: number | null;
  /** What of the resume it checks, verbatim; null for no claim. */
  readonly claim: string | null;
  /** Id of the skill that it is about. */
  readonly skill: string | null;
}

export type Aspect = 'own' | 'we' | 'outcome' | 'numbers' | 'how' | 'why' | 'trouble' | 'example' | 'more' | 'dates' | 'title' | 'figure' | 'deed' | 'right';

/** What a turn of the interviewer did with its question. `wait` and `clarify` leave it open without saying it again. */
export type Turnaround = 'repeat' | 'rephrase' | 'silence' | 'wait' | 'clarify' | 'answer' | 'aside' | 'calm' | 'stop' | 'unheard' | 'misheard' | 'meant';

export interface TopicKey {
  readonly topic: string;
  readonly aspect: Aspect | null;
  /** Null: the question was put for the first time. */
  readonly turnaround: Turnaround | null;
}

/** `experience:0`, `experience:0/own`, `experience:0/own@repeat`. */
export const toKeyText = ({ topic, aspect, turnaround }: TopicKey): string =>
  `${topic}${aspect === null ? '' : `/${aspect}`}${turnaround === null ? '' : `@${turnaround}`}`;

/** Of a stored turn; what it does not know it takes as a topic of its own. */
export function toTopicKey(text: string): TopicKey {
  const [, topic, aspect, turnaround] = /^([^/@]*)(?:\/(\w+))?(?:@(\w+))?$/u.exec(text) ?? [];
  return { topic: topic ?? text, aspect: (aspect as Aspect | undefined) ?? null, turnaround: (turnaround as Turnaround | undefined) ?? null };
}

export const INTRODUCTION = 'introduction';
export const WARM_UP = 'warm-up';
export const CANDIDATE_QUESTIONS = 'candidate-questions';
export const CLOSING = 'closing';
