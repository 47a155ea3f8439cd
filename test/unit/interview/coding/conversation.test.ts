import { describe, expect, it } from 'vitest';
import { judgeConversation } from '../../../../src/main/interview/coding/scoring/conversation.ts';

const judge = (answer: string) =>
  judgeConversation({
    messages: [
      { role: 'user', text: 'Привет', topic: null, at: '' },
      { role: 'assistant', text: 'С чего вы начнёте и почему?', topic: 'answer:greeting approach', at: '' },
      { role: 'user', text: answer, topic: null, at: '' },
    ],
    measured: [],
    best: 'O(n)',
  });

describe('an answer to a question', () => {
  it.each(['Посчитаю в словаре', 'Сначала отсортирую строки', 'Count them in a dict'])('counts: %s', (answer) => {
    expect(judge(answer)).toMatchObject({ asked: 1, answered: 1 });
  });

  it.each(['не знаю', 'да', '...', 'idk', '! ?'])('is none: %s', (answer) => {
    expect(judge(answer)).toMatchObject({ asked: 1, answered: 0 });
  });
});
