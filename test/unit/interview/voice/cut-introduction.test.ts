/** A candidate who speaks before the interviewer has said its first words. */
import { describe, expect, it } from 'vitest';
import { dialogue, resumeOf, textOf, turnOf } from './simulate.ts';

const words = {
  en: [
    'What can I do for you?', 'What your country can do for you, ask what you can do for your country.', 'Sorry, can you repeat that?', 'Wait, one moment please.',
    'Could you speak more slowly please?', 'Can I ask a question?', 'You misheard me.', 'Hello.', 'Yes.', 'I have to leave now, sorry.', 'You are an idiot.',
  ],
  ru: ['Что вы хотите узнать?', 'Повторите, пожалуйста.', 'Подождите минутку.', 'Можно задать вопрос?', 'Здравствуйте.', 'Мне пора, до свидания.', 'Говорите помедленнее, пожалуйста.'],
} as const;

describe('an introduction that is cut off', () => {
  it.each(['en', 'ru'] as const)('never ends the interview: something is asked, in %s', async (language) => {
    const input = { resume: resumeOf({ skills: ['React'] }), role: 'Software engineer', language, plannedMs: 1_800_000 };
    const introduction = await dialogue.reply({ ...input, turns: [], elapsedMs: 0 });
    const said = await textOf(introduction);
    for (const heard of [0, 0.3, 0.5, 0.8]) {
      for (const answer of words[language]) {
        const { phase, topic } = introduction;
        const turns = [turnOf(1, 'interviewer', said, { phase, topic, heard }), turnOf(2, 'candidate', answer, { phase, topic })];
        const reply = await dialogue.reply({ ...input, turns, elapsedMs: 20_000 });
        expect([answer, heard, reply.ends, reply.phase]).toEqual([answer, heard, false, expect.not.stringContaining('closing')]);
        expect((await textOf(reply)).length).toBeGreaterThan(10);
      }
    }
  });
});
