import { describe, expect, it } from 'vitest';
import { readText } from '../../../../src/main/interview/knowledge/reading.ts';
import { signsOfAll } from '../../../../src/main/interview/scoring/specificity.ts';
import { knowledge } from '../../../fixtures/screening-domain.ts';

const hasOutcome = (text: string): boolean => signsOfAll(readText(text, knowledge), knowledge).has('outcome');

describe('an outcome', () => {
  it.each(['The costs fell.', 'We cut the queue.', 'Response times improved.', 'Время ответа снизилось.'])('“%s” is one', (text) => {
    expect(hasOutcome(text)).toBe(true);
  });

  it.each(['I worked with fellow engineers.', 'Rosemary wrote the cutlery catalogue.', 'I sat on the cutover committee.'])('“%s” is none', (text) => {
    expect(hasOutcome(text)).toBe(false);
  });
});
