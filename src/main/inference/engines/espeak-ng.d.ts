/** The part of @echogarden/espeak-ng-emscripten that is used here; the package brings no types. */
declare module '@echogarden/espeak-ng-emscripten' {
  export interface EspeakEvent {
    readonly type: string;
    /** Milliseconds from the beginning. */
    readonly audio_position: number;
    readonly id: string | number;
  }
  export interface EspeakWorker {
    /** 0 when the voice is there. */
    set_voice(name: string): number;
    set_rate(wordsPerMinute: number): void;
    get_samplerate(): number;
    /** One clause a line, sounds separated by `_`. */
    synthesize_ipa(text: string): { readonly code: number; readonly ipa: string };
    /** Calls back with pieces; the last one is empty. */
    synthesize(text: string, callback: (samples: Int16Array | null, events: readonly EspeakEvent[]) => void): number;
  }
  interface EspeakModule {
    readonly eSpeakNGWorker: new () => EspeakWorker;
  }
  const load: () => Promise<EspeakModule>;
  export default load;
}
