/** The browser's recorder, with what every recogniser and player of ours reads. */
const VIDEO = ['video/webm;codecs=vp8,opus', 'video/webm', 'video/mp4'] as const;
const AUDIO = ['audio/webm;codecs=opus', 'audio/webm', 'audio/mp4'] as const;
/** A face at arm's length at 640 x 480, and a voice. Some ten megabytes a minute. */
const VIDEO_BITS_PER_S = 1_200_000;
const AUDIO_BITS_PER_S = 96_000;

export const mediaTypeOf = (stream: MediaStream): 'audio' | 'video' => (stream.getVideoTracks().length > 0 ? 'video' : 'audio');

/** @throws DOMException where the browser cannot record */
export function toMediaRecorder(stream: MediaStream): MediaRecorder {
  const mimeType = (mediaTypeOf(stream) === 'video' ? VIDEO : AUDIO).find((type) => MediaRecorder.isTypeSupported(type));
  return new MediaRecorder(stream, { ...(mimeType === undefined ? {} : { mimeType }), videoBitsPerSecond: VIDEO_BITS_PER_S, audioBitsPerSecond: AUDIO_BITS_PER_S });
}
