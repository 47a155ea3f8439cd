/** From speech to a film of the character that says it. Runs in a worker. */
import { toEnvelope } from '../../character/envelope.ts';
import { lifeAt } from '../../character/life.ts';
import { asLoudAs, mouthOfLevel, toLips } from '../../character/lips.ts';
import type { Pose } from '../../character/draw-character.ts';
import { toFilmFile } from './film-file.ts';
import { createFilmPicture, FRAMES_PER_SECOND } from './film-picture.ts';
import { SOUND_RATE_HZ, toFilmSpeech } from './film-sound.ts';
import type { FilmScript } from './protocol.ts';

/** Frames between two chances to wait. */
const PIECE_FRAMES = 25;
/** Loudness is taken over one frame: lips have weight. */
const NEAR_S = [-0.02, 0, 0.02];
/** What is said around a moment decides how much the head goes with it. */
const EMPHASIS_S = [-0.3, -0.15, 0, 0.15, 0.3];

/** How the character is to look at each moment of the speech. */
export function toPoses(script: Pick<FilmScript, 'look' | 'language' | 'seed'>, { samples, sounds }: Omit<ReturnType<typeof toFilmSpeech>, 'durationS'>): (timeS: number) => Pose {
  const { look, language, seed } = script;
  const loudness = toEnvelope(samples, SOUND_RATE_HZ);
  const lips = sounds === null ? null : toLips(sounds, language);
  return (timeS) => {
    const around = (shifts: readonly number[]): number => shifts.reduce((sum, shift) => sum + loudness(timeS + shift), 0) / shifts.length;
    const level = around(NEAR_S);
    const mouth = lips === null ? mouthOfLevel(level, timeS) : asLoudAs(lips(timeS), level);
    return { look, mouth, life: lifeAt(seed, timeS, around(EMPHASIS_S)) };
  };
}

/** 512 x 512, 25 frames a second, H.264 and Opus; as long as the speech to half a frame. @param pause awaited once a second of film */
export async function makeFilm(script: FilmScript, pause: () => Promise<void>): Promise<Uint8Array<ArrayBuffer>> {
  const speech = toFilmSpeech(script);
  const poseAt = toPoses(script, speech);
  const frames = Math.max(1, Math.round(speech.durationS * FRAMES_PER_SECOND));
  const picture = await createFilmPicture();
  try {
    for (let frame = 0; frame < frames; frame++) {
      if (frame > 0 && frame % PIECE_FRAMES === 0) await pause();
      picture.add(poseAt((frame + 0.5) / FRAMES_PER_SECOND));
    }
    return await toFilmFile(picture.finish(), speech.samples);
  } finally {
    picture.close();
  }
}
