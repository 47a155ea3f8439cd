/** Decoders of compressed packets in WebAssembly, for mediabunny, which reads the containers. */
import { FLACDecoder } from '@wasm-audio-decoders/flac';
import { AudioSample, CustomAudioDecoder, registerDecoder, type AudioCodec, type EncodedPacket } from 'mediabunny';
import { MPEGDecoder } from 'mpg123-decoder';
import { OpusDecoder } from 'opus-decoder';

interface Decoded {
  readonly channelData: readonly Float32Array[];
  readonly samplesDecoded: number;
  readonly sampleRate: number;
}

interface PacketDecoder {
  readonly ready: Promise<void>;
  decode(packet: Uint8Array): Decoded | Promise<Decoded>;
  free(): void;
}

/** A mediabunny decoder of one codec; the description is the codec's own header out of the container. */
function register(codec: AudioCodec, open: (description: Uint8Array) => PacketDecoder): void {
  registerDecoder(
    class extends CustomAudioDecoder {
      #decoder: PacketDecoder | null = null;

      static override supports(asked: AudioCodec): boolean {
        return asked === codec;
      }
      async init(): Promise<void> {
        this.#decoder = open(toBytes((this.config as { description?: ArrayBuffer | ArrayBufferView }).description));
        await this.#decoder.ready;
      }
      async decode(packet: EncodedPacket): Promise<void> {
        const decoded = await this.#decoder?.decode(packet.data);
        // A damaged packet gives nothing: a hole, which the time stamps of its neighbours show.
        if (decoded === undefined || decoded.samplesDecoded === 0) return;
        const { channelData, samplesDecoded, sampleRate } = decoded;
        const data = new Float32Array(samplesDecoded * channelData.length);
        for (const [channel, samples] of channelData.entries()) data.set(samples.subarray(0, samplesDecoded), channel * samplesDecoded);
        this.onSample(new AudioSample({ data, format: 'f32-planar', numberOfChannels: channelData.length, sampleRate, timestamp: packet.timestamp }));
      }
      flush(): void {
        // Each packet gives all that it holds.
      }
      close(): void {
        this.#decoder?.free();
        this.#decoder = null;
      }
    },
  );
}

/** Makes mediabunny read Opus, FLAC and MP3; uncompressed sound it reads by itself. Once for each process or worker. */
export function registerPacketDecoders(): void {
  register('opus', (head) => {
    const decoder = new OpusDecoder({ sampleRate: 48_000, ...toOpusLayout(head) });
    return { ready: decoder.ready, decode: (packet) => decoder.decodeFrame(packet), free: () => decoder.free() };
  });
  register('mp3', () => {
    const decoder = new MPEGDecoder({ enableGapless: false });
    return { ready: decoder.ready, decode: (packet) => decoder.decodeFrame(packet), free: () => decoder.free() };
  });
  register('flac', () => {
    const decoder = new FLACDecoder();
    return { ready: decoder.ready, decode: (packet) => decoder.decodeFrames([packet]), free: () => decoder.free() };
  });
}

/** Channel layout of an OpusHead (RFC 7845, section 5.1); one or two plain channels when there is none. */
function toOpusLayout(head: Uint8Array): { channels: number; streamCount?: number; coupledStreamCount?: number; channelMappingTable?: number[] } {
  const channels = Math.min(Math.max(head[9] ?? 2, 1), 255);
  if ((head[18] ?? 0) === 0 || head.length < 21 + channels) return { channels: Math.min(channels, 2) };
  return { channels, streamCount: head[19] ?? 1, coupledStreamCount: head[20] ?? 0, channelMappingTable: [...head.subarray(21, 21 + channels)] };
}

function toBytes(description: ArrayBuffer | ArrayBufferView | undefined): Uint8Array {
  if (description === undefined) return new Uint8Array();
  return ArrayBuffer.isView(description) ? new Uint8Array(description.buffer, description.byteOffset, description.byteLength) : new Uint8Array(description);
}
