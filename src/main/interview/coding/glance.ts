/** What may be read of a candidate's code and words on the event loop: so little that no pattern can hold it up. */

const LINES_READ = 400;
const LINE_LENGTH = 200;

/** The first 400 lines, the first 200 characters of each; lines keep their numbers. For patterns that run while somebody waits. */
export const glanceAt = (code: string): string =>
  code.replace(/\r\n?/g, '\n').split('\n', LINES_READ).map((line) => line.slice(0, LINE_LENGTH)).join('\n');

/** A message on one line with single spaces, as the patterns of `interviewer.json` expect it. */
export const onOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
