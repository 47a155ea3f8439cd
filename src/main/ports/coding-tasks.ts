/** Coding tasks that a language model wrote, as they are stored: with everything that a session needs after a restart. */

export interface StoredCodingTask {
  readonly id: string;
  readonly level: 'junior' | 'middle';
  /** The whole task as JSON has it, solutions included; checked by who reads it. */
  readonly task: unknown;
  /** Model and prompt, e.g. `qwen2.5-32b, coding-task.v1`. */
  readonly madeBy: string;
  /** When a candidate first got it; null before. */
  readonly givenAt: string | null;
}

export interface CodingTaskStore {
  /** Oldest first. */
  list(): readonly StoredCodingTask[];
  add(task: Omit<StoredCodingTask, 'givenAt'>): void;
  markGiven(id: string): void;
}
