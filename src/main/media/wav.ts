/** WAV files: written as 16-bit mono, read in every uncompressed form. */
import { AppError } from '../base/errors.ts';
import { toPcm16 } from './pcm.ts';

const HEADER_BYTES = 44;
const UNKNOWN_SIZE = 0xffffffff;
const FORMAT_PCM = 1;
const FORMAT_FLOAT = 3;
const FORMAT_EXTENSIBLE = 0xfffe;

export interface WavHeaderOptions {
  readonly sampleRateHz: number;
  /** Size of the samples that follow; null while it is not known yet, which writes 0xFFFFFFFF as streams do. */
  readonly dataBytes: number | null;
}

/** The 44 bytes before 16-bit mono samples. */
export function wavHeader({ sampleRateHz, dataBytes }: WavHeaderOptions): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(HEADER_BYTES);
  const view = new DataView(header.buffer);
  const ascii = (offset: number, text: string): void => {
    for (let i = 0; i < text.length; i++) view.setUint8(offset + i, text.charCodeAt(i));
  };
  ascii(0, 'RIFF');
  view.setUint32(4, dataBytes === null ? UNKNOWN_SIZE : dataBytes + HEADER_BYTES - 8, true);
  ascii(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, FORMAT_PCM, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRateHz, true);
  view.setUint32(28, sampleRateHz * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  ascii(36, 'data');
  view.setUint32(40, dataBytes ?? UNKNOWN_SIZE, true);
  return header;
}

/** A whole WAV file, 16-bit mono. */
export function encodeWav(samples: Float32Array, sampleRateHz: number): Uint8Array<ArrayBuffer> {
  const data = toPcm16(samples);
  const file = new Uint8Array(HEADER_BYTES + data.length);
  file.set(wavHeader({ sampleRateHz, dataBytes: data.length }));
  file.set(data, HEADER_BYTES);
  return file;
}

export interface DecodedWav {
  /** Mono, -1..1: the mean of all channels. */
  readonly samples: Float32Array<ArrayBuffer>;
  readonly sampleRateHz: number;
}

/**
 * Reads PCM of 8, 16, 24 or 32 bits and floats of 32 or 64, any number of channels. Sizes that lie or are not known
 * (0xFFFFFFFF, 0) mean "to the end of the bytes".
 * @throws AppError INVALID_REQUEST when the bytes are not such a file
 */
export function decodeWav(bytes: Uint8Array): DecodedWav {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12 || tag(view, 0) !== 'RIFF' || tag(view, 8) !== 'WAVE') throw invalid('it does not begin as one');
  let format: WavFormat | null = null;
  for (let offset = 12; offset + 8 <= bytes.length; ) {
    const id = tag(view, offset);
    const size = view.getUint32(offset + 4, true);
    const start = offset + 8;
    if (id === 'fmt ') format = readFormat(view, start, Math.min(size, bytes.length - start));
    if (id === 'data') {
      if (format === null) throw invalid('samples come before their format');
      const available = bytes.length - start;
      return { samples: readSamples(view, start, size === 0 ? available : Math.min(size, available), format), sampleRateHz: format.sampleRateHz };
    }
    offset = start + size + (size & 1);
  }
  throw invalid('it holds no samples');
}

interface WavFormat {
  readonly channels: number;
  readonly sampleRateHz: number;
  readonly sampleBytes: number;
  readonly read: (view: DataView, offset: number) => number;
}

const READERS: Readonly<Record<string, WavFormat['read']>> = {
  [`${FORMAT_PCM}/8`]: (view, offset) => (view.getUint8(offset) - 128) / 128,
  [`${FORMAT_PCM}/16`]: (view, offset) => view.getInt16(offset, true) / 2 ** 15,
  [`${FORMAT_PCM}/24`]: (view, offset) => (view.getUint16(offset, true) + view.getInt8(offset + 2) * 2 ** 16) / 2 ** 23,
  [`${FORMAT_PCM}/32`]: (view, offset) => view.getInt32(offset, true) / 2 ** 31,
  [`${FORMAT_FLOAT}/32`]: (view, offset) => bounded(view.getFloat32(offset, true)),
  [`${FORMAT_FLOAT}/64`]: (view, offset) => bounded(view.getFloat64(offset, true)),
};

function readFormat(view: DataView, start: number, size: number): WavFormat {
  if (size < 16) throw invalid('its format is cut short');
  const code = view.getUint16(start, true);
  const kind = code === FORMAT_EXTENSIBLE && size >= 26 ? view.getUint16(start + 24, true) : code;
  const channels = view.getUint16(start + 2, true);
  const sampleRateHz = view.getUint32(start + 4, true);
  const bits = view.getUint16(start + 14, true);
  const read = READERS[`${kind}/${bits}`];
  if (read === undefined) throw invalid(`format ${kind} with ${bits} bits is not supported`);
  if (channels < 1 || channels > 64) throw invalid(`${channels} channels are not supported`);
  if (sampleRateHz < 1_000 || sampleRateHz > 384_000) throw invalid(`${sampleRateHz} Hz is not supported`);
  return { channels, sampleRateHz, sampleBytes: bits / 8, read };
}

function readSamples(view: DataView, start: number, size: number, format: WavFormat): Float32Array<ArrayBuffer> {
  const { channels, sampleBytes, read } = format;
  const samples = new Float32Array(Math.floor(size / (channels * sampleBytes)));
  let offset = start;
  for (let i = 0; i < samples.length; i++) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++, offset += sampleBytes) sum += read(view, offset);
    samples[i] = sum / channels;
  }
  return samples;
}

const bounded = (value: number): number => (Number.isNaN(value) ? 0 : Math.max(-1, Math.min(1, value)));

const tag = (view: DataView, offset: number): string =>
  String.fromCharCode(view.getUint8(offset), view.getUint8(offset + 1), view.getUint8(offset + 2), view.getUint8(offset + 3));

const invalid = (why: string): AppError => new AppError('INVALID_REQUEST', `Not a readable WAV file: ${why}`);
