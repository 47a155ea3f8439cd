import { createCanvas, type Canvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { drawCharacter } from '../../../src/character/draw-character.ts';
import { STILL } from '../../../src/character/life.ts';
import type { Look } from '../../../src/character/look.ts';
import { REST, VISEMES, type Viseme } from '../../../src/character/viseme.ts';
import { keep } from '../../ui/chromium.ts';

const SIZE = 320;
const SHOWN: readonly Viseme[] = ['rest', 'press', 'bite', 'open', 'mid', 'spread', 'round', 'pucker', 'teeth', 'hush', 'tongue', 'back'];
const LOOKS: readonly Look[] = ['alex', 'maria'];

function portrait(look: Look, mouth = REST, life = STILL): Canvas {
  const canvas = createCanvas(SIZE, SIZE);
  drawCharacter(canvas.getContext('2d'), { look, mouth, life }, SIZE);
  return canvas;
}

describe('the character', () => {
  it.each(LOOKS)('%s has a picture of its own for each viseme, for a blink and for a look aside', (look) => {
    const pictures = [...SHOWN.map((name) => portrait(look, VISEMES[name])), portrait(look, REST, { ...STILL, blink: 1 }), portrait(look, REST, { ...STILL, gazeX: 0.4, turn: 0.8 })];
    expect(new Set(pictures.map((canvas) => canvas.data().toString('base64'))).size).toBe(pictures.length);
    const sheet = createCanvas(SIZE * 7, SIZE * 2);
    pictures.forEach((canvas, i) => sheet.getContext('2d').drawImage(canvas, SIZE * (i % 7), SIZE * Math.floor(i / 7)));
    keep(`interviewer-${look}.png`, sheet.toBuffer('image/png'));
  });

  it('is the same picture every time, and fills its square', () => {
    const once = portrait('maria').data();
    expect(portrait('maria').data().equals(once)).toBe(true);
    for (let i = 3; i < once.length; i += 4) if (once[i] !== 255) throw new Error(`a hole at ${i}`);
  });
});
