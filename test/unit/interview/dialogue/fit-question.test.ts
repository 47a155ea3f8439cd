import { describe, expect, it } from 'vitest';
import { isFitQuestion } from '../../../../src/main/interview/dialogue/fit-question.ts';

const ru = { language: 'ru', asked: ['Здравствуйте! Что вы строили на Kafka?'] } as const;
const en = { language: 'en', asked: ['Hello. What did you build with Kafka?'] } as const;

describe('isFitQuestion', () => {
  it.each([
    'Расскажите о случае, когда Kafka подвела: что вы сделали?',
    'Какие health check вы настраивали в Kubernetes?',
    'Как вы искали race condition в Go?',
    'Сколько лет вы работаете с PostgreSQL?',
    'Как вы снижали брак на линии и что вышло?',
    'Какую политику безопасности вы вводили?',
    'Что значит для вас ориентация на результат?',
    'На что вы сделали акцент в отчёте?',
    'Откуда вы брали данные для отчёта?',
  ])('takes %s', (text) => expect(isFitQuestion(text, ru)).toBe(true));

  it.each([
    'Which health checks did you write for the service?',
    'How did you find the race condition?',
    'How many years have you worked with PostgreSQL?',
    'How did you package the images, and what did it save?',
    'How did you retire the old billing system?',
    'How did you set the CORS origin?',
    'What did you do in «переговоры» and how did it end for your side of the table?',
  ])('takes %s', (text) => expect(isFitQuestion(text, en)).toBe(true));

  it('takes one question only', () => {
    expect(isFitQuestion('What did you build? And how?', en)).toBe(false);
    expect(isFitQuestion('What did you build？ And how?', en)).toBe(false);
    expect(isFitQuestion('Tell me about the project.', en)).toBe(false);
  });

  it('takes the language of the interview, by its letters', () => {
    expect(isFitQuestion('Tell me something about Python, please?', ru)).toBe(false);
    expect(isFitQuestion('Что вы писали на Python?', en)).toBe(false);
    expect(isFitQuestion('你用 Python 做过什么?', en)).toBe(false);
    expect(isFitQuestion('What is your аge at work?', en)).toBe(false);
    expect(isFitQuestion('?', en)).toBe(false);
  });

  it('takes nothing asked before, however it is written', () => {
    expect(isFitQuestion('что вы строили на  kafka?', ru)).toBe(false);
    expect(isFitQuestion('What did you build with “Kafka”?', en)).toBe(false);
    expect(isFitQuestion('What did you build with RabbitMQ?', en)).toBe(true);
  });

  it.each([
    'And what is your age?', 'How old are you?', 'In what year were you born?', 'Are you married?', 'Does your husband mind the trips?',
    'Do you have children?', 'How many kids do you have?', 'Are you pregnant?', 'Do you plan a maternity leave?', 'What is your religion?',
    'Which church do you go to?', 'How is your health?', 'Do you have any chronic illness?', 'Are you disabled in any way?',
    'Where are you originally from?', 'What is your ethnic origin?', 'Is English your native language?', 'What are your political views?',
    'Who did you vote for last year?', 'What is your sexual orientation?', 'Are you gay or straight?', 'What is your a\u200bge at work?',
  ])('refuses %s', (text) => expect(isFitQuestion(text, en)).toBe(false));

  it.each([
    'Сколько вам лет?', 'Какой у вас возраст?', 'В каком году вы родились?', 'Вы замужем?', 'Вы женаты?', 'Как муж относится к поездкам?',
    'Есть ли у вас дети?', 'Кто сидит с ребёнком?', 'Вы беременны?', 'Не собираетесь ли в декрет?', 'Какую религию вы исповедуете?',
    'Вы верующий человек?', 'Как у вас со здоровьем?', 'Есть ли у вас инвалидность?', 'Кто вы по национальности?', 'Откуда вы родом?',
    'Русский для вас родной язык?', 'Каковы ваши политические взгляды?', 'За кого вы голосуете обычно?', 'Какая у вас сексуальная ориентация?',
    'Вы член партии или нет?', 'Часто ли вы болеете зимой?',
  ])('refuses %s', (text) => expect(isFitQuestion(text, ru)).toBe(false));
});
