/** Speech in and speech out, measured on this machine. */
import type { BenchCase } from './measure.ts';
import { recognitionRows } from './recognition.ts';
import { streamingRows } from './streaming.ts';
import { synthesisRows } from './synthesis.ts';

export const speech: BenchCase = {
  name: 'speech',
  run: async () => [...(await recognitionRows()), ...(await streamingRows()), ...(await synthesisRows())],
};
