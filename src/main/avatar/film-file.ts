/** Pictures and sound in one MP4 that begins with its index, so that it plays before all of it is there. */
import { BufferSource, BufferTarget, EncodedAudioPacketSource, EncodedPacket, EncodedPacketSink, EncodedVideoPacketSource, Input, MP4, Mp4OutputFormat, Output } from 'mediabunny';
import { opusHead, PACKET_S, SOUND_RATE_HZ, toOpus } from './film-sound.ts';
import { FRAMES_PER_SECOND } from './film-picture.ts';

/** @param silent an MP4 with H.264 alone @param samples the speech at 48 kHz */
export async function toFilmFile(silent: Uint8Array<ArrayBuffer>, samples: Float32Array): Promise<Uint8Array<ArrayBuffer>> {
  using input = new Input({ source: new BufferSource(silent), formats: [MP4] });
  const track = await input.getPrimaryVideoTrack();
  const videoConfig = await track?.getDecoderConfig();
  if (track === null || videoConfig == null) throw new Error('The encoder made no pictures');
  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target });
  const video = new EncodedVideoPacketSource('avc');
  const audio = new EncodedAudioPacketSource('opus');
  output.addVideoTrack(video, { frameRate: FRAMES_PER_SECOND });
  output.addAudioTrack(audio);
  await output.start();
  const addPictures = async (): Promise<void> => {
    const sink = new EncodedPacketSink(track);
    let frame = 0;
    for await (const packet of sink.packets()) {
      const timed = packet.clone({ timestamp: frame / FRAMES_PER_SECOND, duration: 1 / FRAMES_PER_SECOND });
      await video.add(timed, frame === 0 ? { decoderConfig: videoConfig } : undefined);
      frame += 1;
    }
    video.close();
  };
  const addSound = async (): Promise<void> => {
    const decoderConfig = { codec: 'opus', numberOfChannels: 1, sampleRate: SOUND_RATE_HZ, description: opusHead() };
    let index = 0;
    for (const bytes of toOpus(samples)) {
      await audio.add(new EncodedPacket(bytes, 'key', index * PACKET_S, PACKET_S), index === 0 ? { decoderConfig } : undefined);
      index += 1;
    }
    audio.close();
  };
  // The writer interleaves the two, and waits for whichever is behind.
  await Promise.all([addPictures(), addSound()]);
  await output.finalize();
  if (target.buffer === null) throw new Error('The film was not written');
  return new Uint8Array(target.buffer);
}
