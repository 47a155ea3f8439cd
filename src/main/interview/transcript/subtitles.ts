/** Utterances as plain text, SubRip, WebVTT or lines of JSON. */
import type { Utterance } from '../../ports/transcriptions.ts';

export const SUBTITLE_FORMATS = ['text', 'srt', 'vtt', 'json'] as const;
export type SubtitleFormat = (typeof SUBTITLE_FORMATS)[number];

/** Writes through the function that it was made with, as utterances come. */
export interface SubtitleWriter {
  /** Before each file; its name where there are several. */
  begin(name: string | null): void;
  add(utterance: Utterance): void;
}

export function createSubtitleWriter(format: SubtitleFormat, write: (text: string) => void): SubtitleWriter {
  let count = 0;
  let file: string | null = null;
  let hasHeader = false;
  const formats: Readonly<Record<SubtitleFormat, (utterance: Utterance) => string>> = {
    text: ({ text }) => `${text}\n`,
    json: (utterance) => `${JSON.stringify(file === null ? utterance : { file, ...utterance })}\n`,
    srt: ({ text, t0, t1 }) => `${count}\n${time(t0, ',')} --> ${time(t1, ',')}\n${inOneCue(text)}\n\n`,
    vtt: ({ text, t0, t1 }) => `${time(t0, '.')} --> ${time(t1, '.')}\n${inOneCue(text)}\n\n`,
  };
  return {
    begin(name) {
      file = name;
      if (format === 'text' && name !== null) write(`${name}\n`);
      if (format === 'vtt' && !hasHeader) write('WEBVTT\n\n');
      hasHeader = true;
    },
    add(utterance) {
      count += 1;
      write(formats[format](utterance));
    },
  };
}

/** `-->` would end a cue's text. */
const inOneCue = (text: string): string => text.replaceAll('-->', '→').replace(/\s+/g, ' ').trim();

/** hh:mm:ss,mmm */
function time(seconds: number, mark: ',' | '.'): string {
  const ms = Math.round(seconds * 1_000);
  const part = (value: number, digits: number): string => String(Math.floor(value)).padStart(digits, '0');
  return `${part(ms / 3_600_000, 2)}:${part((ms / 60_000) % 60, 2)}:${part((ms / 1_000) % 60, 2)}${mark}${part(ms % 1_000, 3)}`;
}
