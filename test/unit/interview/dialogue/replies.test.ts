import { describe, expect, it } from 'vitest';
import { nextAction as steps } from '../../../../src/main/interview/dialogue/next-action.ts';
import { replyKind } from '../../../../src/main/interview/dialogue/reply.ts';
import { atOnce } from '../../../../src/main/interview/scoring/steady.ts';
import type { DialogueTurn } from '../../../../src/main/ports/screening.ts';
import { jobOf, knowledge } from '../../../fixtures/screening-domain.ts';

describe('replyKind', () => {
  it.each([
    ['repeat', 'Повторите, пожалуйста, вопрос.'], ['repeat', 'Можете повторить?'], ['repeat', 'Не расслышала вас.'], ['repeat', 'Could you repeat the question, please?'],
    ['repeat', "Sorry, I didn't catch that."], ['repeat', 'Ещё раз, пожалуйста.'], ['repeat', 'Pardon?'],
    ['repeat', 'Простите?'], ['skip', 'Давайте пропустим.'], ['skip', 'Можно следующий вопрос?'], ['skip', 'Skip'], ['skip', "Let's move on."], ['skip', 'Can we skip this one?'], ['skip', 'Не хочу отвечать.'],
    ['told', 'Я уже рассказывал об этом.'], ['told', 'I already told you.'], ['told', "I've already answered that."], ['told', 'Как я уже говорила.'],
    ['denial', 'Не работал с этим.'], ['denial', 'Нет, с Kafka я никогда не работал.'], ['denial', 'Never worked with it.'], ['denial', "No, I haven't used Kafka."],
    ['denial', 'Нет.'], ['denial', 'Опыта с этим нет.'], ['denial', 'I have no experience with that.'], ['denial', "I don't know."], ['denial', 'Не приходилось.'],
  ])('%s: %s', (kind, text) => expect(replyKind(text)).toBe(kind));

  it.each([
    'Не работал с Kafka, но два года вёл RabbitMQ на двенадцати сервисах.',
    'I have not used Kafka, but I ran RabbitMQ for two years and moved it to a cluster.',
    'Я настроил повторные попытки и очередь.', 'We had no downtime after that.', 'I built a service that repeats failed calls.', 'Hm.', '',
    'Я не использовал ORM, писал запросы руками.', 'Не знаю, с чего начать: я вёл и строил три системы.', 'I never used an ORM, I wrote the queries by hand.',
    'Мы пропустили релиз и потом месяц чинили.',
  ])('an answer: %s', (text) => expect(replyKind(text)).toBe('answer'));
});

function talk(lang: 'ru' | 'en', knockouts: readonly string[] = []) {
  const jd = jobOf({ stack: ['Kafka', 'Docker'] }, { lang, knockouts });
  const turns: DialogueTurn[] = [];
  const next = () => {
    const action = atOnce(steps({ jd, turns, coverage: { perIndicator: {}, perCompetency: {} }, knowledge }));
    if (action.question !== null) turns.push({ role: 'assistant', text: action.question });
    return action;
  };
  return { next, say: (text: string): void => void turns.push({ role: 'user', text }) };
}

describe('the dialogue', () => {
  it.each([['ru', 'Не работал с этим.'], ['en', 'Never worked with it.']] as const)('asks those who never did it once about what comes near: %s', (lang, denial) => {
    const { next, say } = talk(lang);
    expect(next().targetSkill).toBe('Kafka');
    say(denial);
    const bridge = next();
    expect(bridge).toMatchObject({ targetSkill: 'Kafka', followups: [] });
    expect(knowledge.questions[lang].bridge.map((words) => words.replace('{name}', 'Kafka'))).toContain(bridge.question);
    say(denial);
    expect(next().targetSkill).toBe('Docker');
  });

  it.each([['ru', 'Давайте пропустим.'], ['en', "Let's skip this one."], ['ru', 'Я уже рассказал об этом.'], ['en', 'I already told you.']] as const)('does not come back: %s, %s', (lang, reply) => {
    const { next, say } = talk(lang);
    expect(next().targetSkill).toBe('Kafka');
    say(reply);
    expect(next().targetSkill).toBe('Docker');
    say(reply);
    expect(next().action).toBe('end');
  });

  it.each([['ru', 'Повторите, пожалуйста.'], ['en', 'Could you repeat that?']] as const)('says the same again, and that is no digging: %s', (lang, reply) => {
    const { next, say } = talk(lang);
    const first = next();
    say(reply);
    const again = next();
    expect(first.question?.endsWith(again.question ?? '?')).toBe(true);
    expect(again).toMatchObject({ targetSkill: 'Kafka', reason: 'gap', followups: [] });
    say('Да, было дело.');
    expect(next().targetSkill).toBe('Kafka');
    say('Да, было дело.');
    expect(next().targetSkill).toBe('Docker');
  });

  it('does not repeat for ever', () => {
    const { next, say } = talk('en');
    for (let count = 0; count < 3; count++) {
      expect(next().targetSkill).toBe('Kafka');
      say('Repeat, please.');
    }
    expect(next().targetSkill).toBe('Docker');
  });

  it('hears a denial after a follow-up that names nothing', () => {
    const { next, say } = talk('en');
    next();
    say('It was fine.');
    next();
    say('Skip.');
    expect(next().targetSkill).toBe('Docker');
  });

  it.each([
    ['Yes, I do.', 1], ['No.', 1], ['It depends.', 2], ['Skip', 1],
  ])('asks about a condition once more after an unclear answer: %s', (reply, times) => {
    const { next, say } = talk('en', ['Right to work in the EU']);
    for (const answer of ['Skip', 'Skip']) {
      next();
      say(answer);
    }
    const asked: (string | null)[] = [];
    for (let action = next(); action.action === 'ask' && action.reason === 'knockout'; action = next()) {
      asked.push(action.question);
      say(reply);
    }
    expect(new Set(asked).size).toBe(times);
    expect(asked).toHaveLength(times);
  });
});
