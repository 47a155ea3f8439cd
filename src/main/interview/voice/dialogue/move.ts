/** What the interviewer does next; the words come after. */
import type { Aspect, Topic, Turnaround } from './topics.ts';

export type Lead = 'heard' | 'short' | 'ease' | 'denial' | 'skip' | 'refusal' | 'told' | 'disputed' | 'unowned' | 'none';

export type Move =
  | { readonly kind: 'introduction' }
  | { readonly kind: 'warm-up'; readonly lead: Lead }
  | { readonly kind: 'topic'; readonly topic: Topic; readonly lead: Lead }
  | { readonly kind: 'follow-up'; readonly topic: string; readonly aspect: Aspect; readonly places: Readonly<Record<string, string>>; readonly lead: Lead }
  /** The last question once more, or left open. */
  | { readonly kind: 'again'; readonly how: Turnaround; readonly question: string | null }
  | { readonly kind: 'candidate-questions'; readonly why: 'done' | 'time' | 'more'; readonly answer: string | null; readonly isAnswering: boolean; readonly lead: Lead }
  | { readonly kind: 'closing'; readonly why: 'done' | 'time' | 'stopped' | 'over'; readonly answer: string | null; readonly isAnswering: boolean };
