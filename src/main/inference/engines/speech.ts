/** The synthesis worker: eSpeak NG always, Kokoro and Piper voices when their files are there; all leave it at one level. */
import type { Provider, SessionSettings, WorkerEngine } from '../protocol.ts';
import { loadEspeak } from './espeak.ts';
import { type Kokoro, loadKokoro } from './kokoro.ts';
import { loadPiperVoice, type PiperVoice } from './piper.ts';
import { toFinished } from './speech-level.ts';

/** Piper voices kept ready, 60 to 120 MB each. */
const MAX_PIPER_VOICES = 2;
/** What ends in these goes on: its melody says so, and the silence after it is short. */
const GOES_ON = /[,;:—–-]$/;

export function createSpeechEngine({ threads }: { readonly threads: number }): WorkerEngine {
  const espeak = loadEspeak();
  let kokoro: Kokoro | null = null;
  const pipers = new Map<string, { readonly folder: string; readonly voice: PiperVoice }>();

  const settingsFor = (provider: Provider = 'cpu'): SessionSettings => ({ threads, providers: [provider] });
  const loadPiper = async (folder: string, name: string): Promise<void> => {
    const known = pipers.get(name);
    pipers.delete(name);
    if (known?.folder === folder) {
      pipers.set(name, known);
      return;
    }
    await known?.voice.release();
    pipers.set(name, { folder, voice: await loadPiperVoice(folder, name, await espeak, settingsFor()) });
    for (const [oldest, { voice }] of pipers) {
      if (pipers.size <= MAX_PIPER_VOICES) break;
      pipers.delete(oldest);
      await voice.release();
    }
  };

  return {
    async load({ folder, provider }) {
      const next = await loadKokoro(folder, await espeak, settingsFor(provider));
      await kokoro?.release();
      kokoro = next;
      return null;
    },
    /** `name` is the file name of a Piper voice; one that is loaded already costs nothing. */
    async loadVoice({ folder, name }) {
      await espeak;
      try {
        await loadPiper(folder, name);
        return null;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    },
    async render({ engine, voice, language, text }, signal) {
      const isClause = GOES_ON.test(text.trim());
      if (engine === 'espeak') return toFinished((await espeak).render(text, language), isClause);
      if (engine === 'piper') {
        const piper = pipers.get(voice.split('#')[0] ?? '');
        if (piper === undefined) throw new Error(`the voice ${voice} is not loaded`);
        return toFinished(await piper.voice.render({ voice, text }, signal), isClause);
      }
      if (kokoro === null) throw new Error('Kokoro is not loaded');
      return toFinished(await kokoro.render({ voice, language, text }, signal), isClause);
    },
  };
}
