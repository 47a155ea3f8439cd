/** The Piper voices that lie in the models folders: installed ones, and what a person put there by hand. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, basename, join } from 'node:path';
import { messageOf } from '../base/errors.ts';
import { parsePiperConfig } from './engines/piper-config.ts';
import type { Voice } from './voices.ts';

export const PIPER = 'Piper';

/** Voices with more speakers than this offer the first one only: a list of hundreds helps nobody. */
const MAX_SPEAKERS = 20;
const RESCAN_MS = 5_000;

export interface PiperVoices {
  list(): readonly Voice[];
  /** One line for each voice that cannot be used. */
  problems(): readonly string[];
  /** This one could not be loaded: it is not offered until its files change. */
  reject(voice: Voice, why: string): void;
  /** Resolves when the folders were read at least once. */
  settled(): Promise<void>;
  /** Reads the folders anew. */
  refresh(): Promise<void>;
  /** Reads them anew in the background, unless that was done a moment ago. */
  refreshSometimes(): void;
}

/** Every `<name>.onnx` with a `<name>.onnx.json` beside it, in the folders themselves or one level below. */
export function createPiperVoices(folders: readonly string[]): PiperVoices {
  let voices: readonly Voice[] = [];
  let problems: readonly string[] = [];
  const rejected = new Map<string, string>();
  const fileKey = ({ load, version }: Voice): string => `${load?.folder}/${load?.name} ${version}`;
  let scan: Promise<void> | null = null;
  let scannedMs = 0;

  const read = async (): Promise<void> => {
    const found = new Map<string, readonly Voice[]>();
    const wrong: string[] = [];
    for (const path of await configFiles(folders)) {
      const name = basename(path, '.onnx.json');
      if (found.has(name)) continue;
      try {
        found.set(name, await readVoices(path, name));
      } catch (error) {
        wrong.push(messageOf(error));
      }
    }
    voices = [...found.values()].flat();
    problems = wrong;
    scannedMs = performance.now();
  };
  const refresh = (): Promise<void> => (scan ??= read().catch(() => undefined).finally(() => (scan = null)));
  const first = refresh();

  return {
    list: () => voices.filter((voice) => !rejected.has(fileKey(voice))),
    problems: () => [...problems, ...new Set(voices.flatMap((voice) => rejected.get(fileKey(voice)) ?? []))],
    reject: (voice, why) => void rejected.set(fileKey(voice), `${voice.load?.name}.onnx cannot be used: ${why}`),
    settled: () => first,
    refresh,
    refreshSometimes() {
      if (performance.now() - scannedMs > RESCAN_MS) void refresh();
    },
  };
}

async function configFiles(folders: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  const visit = async (folder: string, depth: number): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && depth > 0) await visit(path, depth - 1);
      else if (entry.name.endsWith('.onnx.json')) found.push(path);
    }
  };
  for (const folder of folders) await visit(folder, 1);
  return found;
}

async function readVoices(path: string, name: string): Promise<readonly Voice[]> {
  const model = await stat(path.slice(0, -'.json'.length)).catch(() => null);
  if (model === null || model.size === 0) throw new Error(`${name}.onnx is missing`);
  const { language, title, speakers, sampleRateHz } = parsePiperConfig(await readFile(path, 'utf8'), name);
  if (language === null) return [];
  const voice = (id: string, shown: string): Voice => ({
    info: { id, engine: PIPER, languages: [language], title: shown, speed: 'fast' },
    engine: 'piper',
    sampleRateHz,
    version: `${model.size}-${Math.round(model.mtimeMs)}`,
    load: { folder: dirname(path), name },
  });
  const names = Object.keys(speakers);
  if (names.length < 2 || names.length > MAX_SPEAKERS) return [voice(name, title)];
  return names.map((speaker) => voice(`${name}#${speaker}`, `${title}, ${speaker}`));
}
