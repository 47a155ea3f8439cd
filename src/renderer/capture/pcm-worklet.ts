/**
 * Runs on the audio thread: cuts the microphone's samples into frames of `frameSamples` (100 ms by default) and
 * posts each as PCM16LE with its loudness. The context runs at 16 kHz, so no resampling happens here.
 */
declare const sampleRate: number;
interface WorkletOptions {
  readonly processorOptions?: { readonly frameSamples?: number };
}
declare function registerProcessor(name: string, processor: new (options: WorkletOptions) => AudioWorkletProcessor): void;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}

class PcmFrames extends AudioWorkletProcessor {
  readonly #frameSamples: number;
  #frame: Int16Array<ArrayBuffer>;
  #filled = 0;
  #peak = 0;
  #squares = 0;

  constructor({ processorOptions }: WorkletOptions) {
    super();
    this.#frameSamples = processorOptions?.frameSamples ?? Math.round(sampleRate / 10);
    this.#frame = new Int16Array(this.#frameSamples);
  }

  process(inputs: Float32Array[][]): boolean {
    for (const sample of inputs[0]?.[0] ?? []) {
      const clipped = Math.max(-1, Math.min(1, sample));
      this.#frame[this.#filled] = clipped < 0 ? clipped * 0x8000 : clipped * 0x7fff;
      this.#peak = Math.max(this.#peak, Math.abs(clipped));
      this.#squares += clipped * clipped;
      this.#filled += 1;
      if (this.#filled === this.#frame.length) this.#post();
    }
    return true;
  }

  #post(): void {
    const pcm = this.#frame.buffer;
    this.port.postMessage({ pcm, peak: this.#peak, rms: Math.sqrt(this.#squares / this.#filled) }, [pcm]);
    this.#frame = new Int16Array(this.#frameSamples);
    this.#filled = 0;
    this.#peak = 0;
    this.#squares = 0;
  }
}

registerProcessor('pcm-frames', PcmFrames);
