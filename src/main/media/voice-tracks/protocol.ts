/** What the server and the measuring worker say to each other: pieces, each acknowledged, then the end. */
import type { VoiceTracks } from '../../ports/voice-tracks.ts';

export type TrackQuestion =
  | { readonly type: 'piece'; readonly samples: Float32Array<ArrayBuffer> }
  | { readonly type: 'finish'; readonly probabilities: Float32Array | null };

export type TrackAnswer = { readonly type: 'taken' } | { readonly type: 'tracks'; readonly tracks: VoiceTracks };
