import { describe, expect, it } from 'vitest';
import { toSpokenFillers } from '../../../../src/main/interview/knowledge/spoken-fillers.ts';
import { wordsOf } from '../coaching/delivery/delivery-setup.ts';

const fillers = (text: string): (string | null)[] => toSpokenFillers(wordsOf(text)).map((filler) => filler.text);

describe('fillers in the words', () => {
  it.each([
    ['Um, I built, uh, the service, you know, in Go.', ['um', 'uh', 'you know']],
    ['It was, like, really big and like totally broken.', ['like', 'like']],
    ['Well, I mean, it is kind of slow, basically.', ['well', 'i mean', 'kind of', 'basically']],
    ['Ну, мы, э-э, как бы переписали сервис, типа, с нуля.', ['ну', 'э-э', 'как бы', 'типа']],
    ['Короче, значит, выкатили, вот, и всё.', ['короче', 'значит', 'вот']],
    ['эм ну в общем мы сделали', ['эм', 'ну', 'в общем']],
    ['Hmm, er, so we, um, moved it.', ['hmm', 'er', 'um']],
  ])('%s', (text, expected) => expect(fillers(text)).toEqual(expected));

  it.each([
    'I like Python and I would like to know more.',
    'Languages like Go or Rust feel like a tool.',
    'It looks like the cache was cold, like I said.',
    'Do you know how it works? As you know, it scales well.',
    'You know what happened and this kind of error is well known.',
    'What I mean is that it went well.',
    'Ну да, ну и хорошо.',
    'Это значит, что путь стал короче.',
    'Переменная такого типа, типа данных «строка».',
    'В общем случае это не работает, как бы мы ни старались.',
    'Вот этот сервис и вот почему.',
    'Там короче путь через лес.',
    'Вот отчёт. Вот причина, а вот что я сделал.',
  ])('none where the words mean something: %s', (text) => expect(fillers(text)).toEqual([]));

  it('have the times of their words', () => {
    expect(toSpokenFillers(wordsOf('so you know it works'))).toEqual([{ text: 'you know', startS: 0.5, endS: 1.4 }]);
  });
});
