import { describe, expect, it } from 'vitest';
import { voiceOf } from '../../../src/main/avatar/voice-of.ts';
import type { VoiceInfo } from '../../../src/main/ports/engines.ts';

const voice = (id: string, language: 'en' | 'ru'): VoiceInfo => ({ id, engine: 'scripted', languages: [language], title: id });
const VOICES = [voice('af_heart', 'en'), voice('am_michael', 'en'), voice('espeak-en', 'en'), voice('irina', 'ru')];

describe('the voice of a look', () => {
  it('is the first that fits, or left to the engine', () => {
    expect(voiceOf('alex', 'en', VOICES)).toBe('am_michael');
    expect(voiceOf('maria', 'ru', VOICES)).toBe('irina');
    expect(voiceOf('alex', 'ru', VOICES)).toBeNull();
  });
});
