/** In which language a talk is held. */
import { describe, expect, it } from 'vitest';
import type { VoiceDialogue } from '../../../../src/main/ports/voice.ts';
import { audioMessage, createScriptedDialogue, isState, voiceSetUp } from '../../../fixtures/voice-setup.ts';

const ready = isState('ready');
const START = { type: 'start_interview' };
const RUSSIAN = 'Анна Щёголева. Разработчик, шесть лет в банке.';
const ENGLISH = 'Jane Doe. Engineer, six years in a bank.';

/** Speaks the language that it is asked for, and remembers which that was. */
function spokenSetUp() {
  const script = createScriptedDialogue();
  const dialogue: VoiceDialogue = {
    ...script.dialogue,
    async reply(input) {
      const reply = await script.dialogue.reply(input);
      return input.language === 'en' ? reply : { ...reply, sentences: (async function* () { yield 'Расскажите о себе.'; })() };
    },
  };
  return { ...voiceSetUp({ dialogue }), languages: () => script.inputs.map(({ language }) => language) };
}

describe('the language of a talk', () => {
  it.each([
    { query: 'lang=en', resume: RUSSIAN, header: 'ru', spoken: 'en' },
    { query: 'lang=ru', resume: ENGLISH, header: 'en', spoken: 'ru' },
    { query: '', resume: RUSSIAN, header: 'en', spoken: 'ru' },
    { query: '', resume: ENGLISH, header: 'ru', spoken: 'en' },
    { query: '', resume: null, header: 'ru-RU,ru;q=0.9,en;q=0.5', spoken: 'ru' },
    { query: '', resume: '', header: 'ru', spoken: 'ru' },
    { query: 'lang=fr', resume: null, header: 'ru', spoken: 'ru' },
    { query: '', resume: null, header: 'en;q=0.5, ru;q=0.1', spoken: 'en' },
    { query: '', resume: null, header: 'de', spoken: 'en' },
    { query: '', resume: null, header: undefined, spoken: 'en' },
  ])('?$query, a resume that says $resume, Accept-Language $header: $spoken', async ({ query, resume, header, spoken }) => {
    const { connect, languages } = spokenSetUp();
    const client = await connect('talk', query, header === undefined ? {} : { 'accept-language': header });
    if (resume !== null) await client.send({ type: 'resume_context', parsed_resume: { raw_text: resume } });
    await client.send(START);
    await client.next(ready);
    expect(languages()).toEqual([spoken]);
  });

  it('that only Accept-Language told stays until somebody speaks, whoever connects meanwhile', async () => {
    const { connect, languages, store } = spokenSetUp();
    const first = await connect('stays', 'extras=1', { 'accept-language': 'ru' });
    await first.send(START);
    await first.next(ready);
    await first.drop();
    const second = await connect('stays', 'extras=1', { 'accept-language': 'en' });
    await second.next(ready);
    await second.send({ type: 'text', text: 'Python' });
    await second.next(ready);
    expect(store.find('stays')?.language).toBeNull();
    // What is heard is English.
    await second.send(audioMessage('one', 'two'));
    await second.next(isState('processing_stt'));
    await second.next(ready);
    expect(languages()).toEqual(['ru', 'ru', 'en']);
  });
});
