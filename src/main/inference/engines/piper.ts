/** Piper-format voices: one VITS graph each, from eSpeak NG's phonemes straight to samples. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import proto from 'onnx-proto';
import { Tensor } from 'onnxruntime-node';
import { joinSamples } from '../../media/pcm.ts';
import type { RenderedSpeech, SessionSettings } from '../protocol.ts';
import type { Espeak } from './espeak.ts';
import { parsePiperConfig, type PiperConfig, toPiperSymbols } from './piper-config.ts';
import { loadSession } from './session.ts';
import { estimateSymbols, type SpokenSymbol, toTimedPhonemes } from './speech-phonemes.ts';

/** Speaker of a voice with several: `name#speaker`. */
const SPEAKER_SIGN = '#';
const PUNCTUATION = /([,.;:!?…—]+)/;
/** Longer sequences are cut between words, so that one sentence cannot take all memory. */
const MAX_SYMBOLS = 600;

export interface PiperVoice {
  /**
   * Phoneme times are exact, to one frame (12 ms for most voices), where the graph rounds its durations up in a `Ceil`
   * node, as Piper's exporter writes it; else estimated.
   */
  render(request: { readonly voice: string; readonly text: string }, signal: AbortSignal): Promise<RenderedSpeech>;
  release(): Promise<void>;
}

/** @param name file name without `.onnx`; `<name>.onnx.json` lies beside it. The caller releases the voice. */
export async function loadPiperVoice(folder: string, name: string, espeak: Espeak, settings: SessionSettings): Promise<PiperVoice> {
  const config = parsePiperConfig(await readFile(join(folder, `${name}.onnx.json`), 'utf8'), name);
  const { bytes, durations } = withDurations(await readFile(join(folder, `${name}.onnx`)));
  const session = await loadSession(bytes, settings);
  const [output] = session.outputNames;
  const takesSpeaker = session.inputNames.includes('sid');

  const speak = async (symbols: readonly string[], speaker: number): Promise<{ samples: Float32Array; spoken: SpokenSymbol[] }> => {
    const units = toPiperSymbols(symbols, config);
    const ids = BigInt64Array.from(units.flatMap((unit) => unit.ids), BigInt);
    const results = await session.run({
      input: new Tensor('int64', ids, [1, ids.length]),
      input_lengths: new Tensor('int64', BigInt64Array.of(BigInt(ids.length)), [1]),
      scales: new Tensor('float32', Float32Array.of(config.noiseScale, config.lengthScale, config.noiseW), [3]),
      ...(takesSpeaker ? { sid: new Tensor('int64', BigInt64Array.of(BigInt(speaker)), [1]) } : {}),
    });
    const samples = Float32Array.from(results[output ?? '']?.data as Float32Array);
    const frames = durations === null ? null : (results[durations]?.data as Float32Array);
    if (frames?.length !== ids.length) return { samples, spoken: estimateSymbols(units.map(({ symbol }) => symbol), samples) };
    let at = 0;
    const spoken = units.map(({ symbol, ids: own }) => {
      const taken = frames.subarray(at, (at += own.length)).reduce((sum, frame) => sum + frame, 0);
      // Begin and end are silence, whatever signs a voice has for them.
      return { symbol: symbol === '^' || symbol === '$' ? ' ' : symbol, samples: taken * config.hopSamples };
    });
    return { samples, spoken };
  };

  return {
    async render({ voice, text }, signal) {
      const speaker = speakerOf(voice, config);
      const pieces: Float32Array[] = [];
      const spoken: SpokenSymbol[] = [];
      for (const symbols of toPieces(toSymbols(espeak, text, config))) {
        signal.throwIfAborted();
        const piece = await speak(symbols, speaker);
        pieces.push(piece.samples);
        // Times of a piece must not drift into the next one.
        const counted = piece.spoken.reduce((sum, { samples }) => sum + samples, 0);
        spoken.push(...piece.spoken, { symbol: ' ', samples: piece.samples.length - counted });
      }
      return { samples: joinSamples(pieces), sampleRateHz: config.sampleRateHz, phonemes: toTimedPhonemes(spoken, config.sampleRateHz) };
    },
    release: () => session.release(),
  };
}

/** The durations become an output: one more field at the end of the file's protocol buffer, which merges into the graph. */
function withDurations(bytes: Uint8Array): { bytes: Uint8Array; durations: string | null } {
  const { graph } = proto.onnx.ModelProto.decode(bytes);
  const name = graph?.node?.find(({ opType }) => opType === 'Ceil')?.output?.[0];
  if (name === undefined) return { bytes, durations: null };
  if (graph?.output?.some((output) => output.name === name) === true) return { bytes, durations: name };
  const addition = proto.onnx.ModelProto.encode({ graph: { output: [{ name, type: { tensorType: { elemType: proto.onnx.TensorProto.DataType.FLOAT } } }] } }).finish();
  return { bytes: Buffer.concat([bytes, addition]), durations: name };
}

/** Phonemes (or letters, for voices taught on letters) one by one, decomposed as in the voice's training, with punctuation. */
function toSymbols(espeak: Espeak, text: string, config: PiperConfig): string[] {
  if (config.phonemes === 'text') return [...text.toLowerCase().normalize('NFD')];
  const parts = text.split(PUNCTUATION).map((part) => part.trim()).filter((part) => part !== '');
  const line = parts.map((part) => (PUNCTUATION.test(part) ? (part[0] ?? '').replace('…', '.') : ` ${espeak.toPhonemes(part, config.espeakVoice)}`)).join('');
  return [...line.trim().normalize('NFD')];
}

function toPieces(symbols: readonly string[]): string[][] {
  const pieces: string[][] = [];
  let rest = [...symbols];
  while (rest.length > MAX_SYMBOLS) {
    const space = rest.lastIndexOf(' ', MAX_SYMBOLS);
    pieces.push(rest.slice(0, space > 0 ? space : MAX_SYMBOLS));
    rest = rest.slice(space > 0 ? space + 1 : MAX_SYMBOLS);
  }
  return rest.length > 0 ? [...pieces, rest] : pieces;
}

function speakerOf(voice: string, { speakers, speakerCount }: PiperConfig): number {
  const speaker = voice.split(SPEAKER_SIGN)[1];
  if (speaker === undefined) return 0;
  const id = speakers[speaker] ?? Number(speaker);
  if (!Number.isInteger(id) || id < 0 || id >= speakerCount) throw new Error(`the voice has no speaker "${speaker}"`);
  return id;
}
