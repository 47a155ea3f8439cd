/** `npm run transcribe -- FILE… [--language en|ru] [--format text|srt|vtt|json]`: the words of recordings, with no server. */
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadConfig } from '../src/main/base/config.ts';
import { messageOf } from '../src/main/base/errors.ts';
import { createLog } from '../src/main/base/log.ts';
import { createInference } from '../src/main/inference/inference.ts';
import { transcribeSound } from '../src/main/interview/transcript/file-transcription.ts';
import { createSubtitleWriter, SUBTITLE_FORMATS, type SubtitleFormat } from '../src/main/interview/transcript/subtitles.ts';
import { createSoundDecoder } from '../src/main/media/decode/sound-decoder.ts';
import { loadManifest } from '../src/main/models/manifest.ts';
import { createModelLibrary } from '../src/main/models/model-library.ts';
import type { Language } from '../src/main/ports/language.ts';
import { programPaths } from '../src/main/program-paths.ts';

const USAGE = `Usage: npm run transcribe -- FILE… [--language en|ru] [--format ${SUBTITLE_FORMATS.join('|')}]
Words go to the standard output as they are heard, progress to the standard error.`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { language: { type: 'string' }, format: { type: 'string', default: 'text' }, help: { type: 'boolean', short: 'h' } },
  });
  const isLanguage = (tag: string | undefined): tag is Language | undefined => tag === undefined || tag === 'en' || tag === 'ru';
  const isFormat = (name: string): name is SubtitleFormat => (SUBTITLE_FORMATS as readonly string[]).includes(name);
  if (values.help === true || positionals.length === 0 || !isLanguage(values.language) || !isFormat(values.format)) {
    process.stderr.write(`${USAGE}\n`);
    return values.help === true ? 0 : 2;
  }

  const paths = programPaths(new URL('../src/main/headless.ts', import.meta.url).href);
  const config = loadConfig([], paths.root);
  const log = createLog({ level: 'error' });
  const library = createModelLibrary({ manifest: await loadManifest(join(paths.root, 'models', 'manifest.json')), folders: config.modelsDirs, allowNetwork: false, log });
  const inference = createInference({ workerUrl: paths.inferenceWorker, library, log, asrModel: config.asrModel });
  const decoder = createSoundDecoder({ workerUrl: paths.decodeWorker });
  const stopping = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stopping.abort(new Error('stopped')));
  const { signal } = stopping;
  let failures = 0;
  try {
    await Promise.all([inference.stt.ready(), inference.vad.ready()]);
    const writer = createSubtitleWriter(values.format, (text) => void process.stdout.write(text));
    for (const path of positionals.map((name) => resolve(name))) {
      try {
        const { pieces, durationS } = await decoder.open({ path }, { signal });
        const onProgress = (doneS: number): void => tell(`${basename(path)}: ${clock(doneS)}${durationS === null ? '' : ` of ${clock(durationS)}`}`);
        writer.begin(positionals.length > 1 ? basename(path) : null);
        for await (const utterance of transcribeSound(pieces, { stt: inference.stt, vad: inference.vad, language: values.language ?? null, source: path, signal, onProgress })) {
          tell('');
          writer.add(utterance);
        }
      } catch (error) {
        if (signal.aborted) return 130;
        failures += 1;
        tell('');
        process.stderr.write(`${basename(path)}: ${messageOf(error)}\n`);
      }
    }
  } finally {
    tell('');
    await Promise.all([inference.close(), decoder.close(), library.close()]);
  }
  return failures === 0 ? 0 : 1;
}

/** One line that is written over, on a terminal only. */
function tell(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[2K${line}`);
}

function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`transcribe: ${messageOf(error)}\n`);
    process.exit(1);
  },
);
