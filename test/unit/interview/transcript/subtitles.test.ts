import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSubtitleWriter, SUBTITLE_FORMATS, type SubtitleFormat } from '../../../../src/main/interview/transcript/subtitles.ts';
import type { Utterance } from '../../../../src/main/ports/transcriptions.ts';

const utterance = (text: string, t0: number, t1: number): Utterance => ({ text, t0, t1, confidence: 0.9, words: null });
function write(format: SubtitleFormat, utterances: readonly Utterance[], name: string | null = null): string {
  let text = '';
  const writer = createSubtitleWriter(format, (part) => (text += part));
  writer.begin(name);
  utterances.forEach((one) => writer.add(one));
  return text;
}
const two = [utterance('Hello there.', 0.5, 1.25), utterance('And  then\n--> more', 3_661.9996, 3_662.5)];

describe('utterances as', () => {
  it('text are one line each', () => expect(write('text', two.slice(0, 1))).toBe('Hello there.\n'));
  it('SubRip are numbered cues', () =>
    expect(write('srt', two)).toBe('1\n00:00:00,500 --> 00:00:01,250\nHello there.\n\n2\n01:01:02,000 --> 01:01:02,500\nAnd then → more\n\n'));
  it('WebVTT follow its header, which stands even alone', () => {
    expect(write('vtt', two.slice(0, 1))).toBe('WEBVTT\n\n00:00:00.500 --> 00:00:01.250\nHello there.\n\n');
    expect(write('vtt', [])).toMatch(/^WEBVTT\n/);
  });
  it('lines of JSON name their file where there are several', () => {
    expect(JSON.parse(write('json', two.slice(0, 1), 'a.wav'))).toMatchObject({ file: 'a.wav', text: 'Hello there.', t0: 0.5 });
    expect(JSON.parse(write('json', two.slice(0, 1)))).not.toHaveProperty('file');
  });
  it('cues never break, whatever was said', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.double({ min: 0, max: 9_000, noNaN: true })), { maxLength: 5 }), fc.constantFrom(...SUBTITLE_FORMATS), (cues, format) => {
        const text = write(format, cues.map(([said, t0]) => utterance(said, t0, t0 + 1)));
        if (format === 'srt' || format === 'vtt') expect(text.match(/-->/g)?.length ?? 0).toBe(cues.length);
        if (format === 'json') expect(text.split('\n').filter(Boolean)).toHaveLength(cues.length);
      }),
    );
  });
});
