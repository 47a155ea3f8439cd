/** Small named values that outlive a run, as JSON. */
export interface SettingsStore {
  /** Undefined when never set. */
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  remove(name: string): void;
}
