/** The character's pictures as H.264, frame by frame, with no browser. */
import { createRequire } from 'node:module';
import type * as Canvas from '@napi-rs/canvas';
import type * as H264 from 'h264-mp4-encoder';
import type { Brush } from '../../character/brush.ts';
import { drawCharacter, type Pose } from '../../character/draw-character.ts';
import { CannotFilm } from './cannot-film.ts';

export const FILM_SIZE = 512;
export const FRAMES_PER_SECOND = 25;
/** Flat colours stay clean; ten seconds take some 800 kB. */
const QUANTIZER = 22;
/** 10 is the fastest. */
const SPEED = 10;
/** A seek finds a whole picture every two seconds. */
const KEY_FRAME_EVERY = 2 * FRAMES_PER_SECOND;
const FILE = 'film.mp4';

export interface FilmPicture {
  /** Draws and encodes the next frame. One that is like the one before is not drawn again. */
  add(pose: Pose): void;
  /** The whole as a silent MP4; nothing may be added afterwards. */
  finish(): Uint8Array<ArrayBuffer>;
  /** Frees the encoder's memory; always called. */
  close(): void;
}

// Both are CommonJS, and the canvas has compiled parts that a machine may lack.
const load = createRequire(import.meta.url);

function loadCanvas(): typeof Canvas {
  try {
    return load('@napi-rs/canvas') as typeof Canvas;
  } catch (error) {
    throw new CannotFilm(error);
  }
}

/** @throws CannotFilm where the canvas cannot be loaded on this machine */
export async function createFilmPicture(): Promise<FilmPicture> {
  const { createCanvas } = loadCanvas();
  const { createH264MP4Encoder } = load('h264-mp4-encoder') as typeof H264;
  const canvas = createCanvas(FILM_SIZE, FILM_SIZE);
  const brush: Brush = canvas.getContext('2d');
  const encoder = await createH264MP4Encoder();
  Object.assign(encoder, {
    width: FILM_SIZE, height: FILM_SIZE, frameRate: FRAMES_PER_SECOND, quantizationParameter: QUANTIZER, speed: SPEED,
    groupOfPictures: KEY_FRAME_EVERY, outputFilename: FILE,
  });
  encoder.initialize();
  let last = '';
  let pixels: Uint8Array = new Uint8Array();
  return {
    add(pose) {
      const now = JSON.stringify(pose);
      if (now !== last) {
        drawCharacter(brush, pose, FILM_SIZE);
        pixels = canvas.data();
        last = now;
      }
      encoder.addFrameRgba(pixels);
    },
    finish() {
      encoder.finalize();
      const mp4 = Uint8Array.from(encoder.FS.readFile(FILE));
      encoder.FS.unlink(FILE);
      return mp4;
    },
    close: () => encoder.delete(),
  };
}
