import { describe, expect, it } from 'vitest';
import { createTurnTaking } from '../../../../src/main/interview/voice/turn-taking.ts';
import type { Pace } from '../../../../src/main/ports/voice.ts';
import { createManualClock } from '../../../fakes/manual-clock.ts';

function setUp(pace: Pace = 'normal') {
  const clock = createManualClock();
  const answers: string[] = [];
  const waits: string[] = [];
  let interruptions = 0;
  let falseAlarms = 0;
  const turns = createTurnTaking({
    clock, pace,
    onWait: (wait) => waits.push(wait),
    onAnswer: ({ text }) => answers.push(text),
    onInterrupt: () => void (interruptions += 1),
    onFalseAlarm: () => void (falseAlarms += 1),
  });
  let atS = 0;
  /** Half a second a word; the words are there half a second after the last sound. */
  const say = (text: string): void => {
    const t0 = atS;
    turns.sound(true);
    const words = text.split(' ');
    for (const [index] of words.entries()) {
      clock.advance(500);
      atS += 0.5;
      if (index % 2 === 1) turns.partial({ text: words.slice(0, index + 1).join(' '), t0, t1: atS });
    }
    turns.sound(false);
    clock.advance(500);
    turns.utterance({ text, t0, t1: atS }, 500);
    atS += 0.5;
  };
  return { clock, turns, answers, waits, say, interruptions: () => interruptions, falseAlarms: () => falseAlarms };
}

describe('the end of an answer', () => {
  it('is a short pause after a whole sentence', () => {
    const { clock, say, answers } = setUp();
    say('I led the migration of our payments to Kafka.');
    expect(answers).toEqual([]);
    clock.advance(250);
    expect(answers).toEqual(['I led the migration of our payments to Kafka.']);
  });

  it.each([
    ['an unfinished sentence', 'We moved all of it to'],
    ['a trailing conjunction', 'We moved all of it and.'],
    ['a filler', 'We moved all of it, um.'],
    ['a trailing conjunction in Russian', 'Мы всё перенесли, потому что.'],
    ['a filler in Russian', 'Мы всё перенесли, ну.'],
  ])('is not the pause after %s', (_name, text) => {
    const { clock, say, answers, waits } = setUp();
    say(text);
    clock.advance(1_200);
    expect(answers).toEqual([]);
    expect(waits).toContain('thinking_pause');
    say('The rest of it followed a month later.');
    clock.advance(300);
    expect(answers).toEqual([`${text} The rest of it followed a month later.`]);
  });

  it.each(['Let me think.', 'Good question.', 'Дайте подумать.', 'Секунду.', 'Сейчас вспомню.'])('is not taken for six seconds after “%s”', (text) => {
    const { clock, say, answers } = setUp();
    say(text);
    clock.advance(6_000);
    expect(answers).toEqual([]);
    clock.advance(3_000);
    expect(answers).toHaveLength(1);
  });

  it('never comes while only sounds of thinking were made', () => {
    const { clock, say, answers } = setUp();
    say('Um, well.');
    clock.advance(60_000);
    expect(answers).toEqual([]);
  });

  it('waits longer for a patient pace, and a single word longer than a sentence', () => {
    const patient = setUp('patient');
    patient.say('I led the migration of our payments to Kafka.');
    patient.clock.advance(700);
    expect(patient.answers).toEqual([]);
    patient.clock.advance(400);
    expect(patient.answers).toHaveLength(1);
    const short = setUp();
    short.say('Yes.');
    short.clock.advance(400);
    expect(short.answers).toEqual([]);
    short.clock.advance(400);
    expect(short.answers).toEqual(['Yes.']);
  });

  it('comes at once when the key is let go', () => {
    const { say, turns, answers } = setUp();
    expect(turns.takeNow()).toBe(false);
    say('We moved all of it and.');
    expect(turns.takeNow()).toBe(true);
    expect(answers).toEqual(['We moved all of it and.']);
  });

  it('is not delayed by a door, and not lost by it', () => {
    const { clock, say, turns, answers } = setUp();
    say('I led the migration of our payments to Kafka.');
    turns.sound(true);
    clock.advance(400);
    turns.sound(false);
    expect(answers).toEqual([]);
    turns.utterance(null, 0);
    clock.advance(1);
    expect(answers).toHaveLength(1);
  });
});

describe('while the interviewer speaks', () => {
  const QUESTION = 'You wrote that you cut the latency of search by half. How did you measure it?';

  it.each(['Yeah.', 'Mhm.', 'MMHM', 'Mm, hmm.', 'Okay, I see.', 'Угу.', 'Да, понятно.', 'Right, right, right, right.', 'Um.'])('“%s” neither interrupts nor becomes an answer', (text) => {
    const { clock, turns, say, answers, interruptions } = setUp();
    turns.interviewerSpeaks(QUESTION);
    say(text);
    turns.interviewerDone();
    clock.advance(60_000);
    expect([interruptions(), answers]).toEqual([0, []]);
  });

  it('a noise without words does not interrupt', () => {
    const { clock, turns, interruptions } = setUp();
    turns.interviewerSpeaks(QUESTION);
    turns.sound(true);
    clock.advance(3_000);
    turns.sound(false);
    turns.utterance(null, 0);
    expect(interruptions()).toBe(0);
  });

  it.each(['Wait, let me correct that.', 'Подождите, я хочу поправить.', 'Sorry, which project do you mean?'])('“%s” interrupts, once, and is the answer', (text) => {
    const { clock, turns, say, answers, interruptions } = setUp();
    turns.interviewerSpeaks(QUESTION);
    say(text);
    expect(interruptions()).toBe(1);
    clock.advance(20_000);
    expect(answers).toEqual([text]);
    expect(interruptions()).toBe(1);
  });

  it('its own words out of the loudspeaker are nobody’s', () => {
    const { clock, turns, say, answers, interruptions } = setUp();
    turns.interviewerSpeaks(QUESTION);
    say('cut the latency of search by half.');
    say('How did you measure?');
    turns.interviewerDone();
    clock.advance(60_000);
    expect([interruptions(), answers]).toEqual([0, []]);
  });

  it('one long word of one’s own takes the floor, a short one does not', () => {
    const { turns, clock, interruptions } = setUp();
    turns.interviewerSpeaks(QUESTION);
    turns.utterance({ text: 'Kubernetes.', t0: 0, t1: 0.8 }, 0);
    expect(interruptions()).toBe(0);
    turns.utterance({ text: 'Elasticsearch.', t0: 2, t1: 3.8 }, 0);
    expect(interruptions()).toBe(1);
    clock.advance(5_000);
  });

  it('what is begun in its last words and goes on is an answer', () => {
    const { clock, turns, answers } = setUp();
    turns.interviewerSpeaks(QUESTION);
    turns.sound(true);
    clock.advance(300);
    turns.interviewerDone();
    clock.advance(900);
    turns.sound(false);
    clock.advance(500);
    turns.utterance({ text: 'With our load tests.', t0: 0, t1: 1.2 }, 500);
    clock.advance(1_000);
    expect(answers).toEqual(['With our load tests.']);
  });

  it('who goes on before the reply begins was not finished: the reply is given up', () => {
    const { clock, turns, say, answers, interruptions } = setUp();
    say('I led the migration of our payments to Kafka.');
    clock.advance(300);
    expect(answers).toHaveLength(1);
    say('And I also wrote the load tests.');
    expect(interruptions()).toBe(1);
    clock.advance(1_000);
    expect(answers).toEqual(['I led the migration of our payments to Kafka.', 'And I also wrote the load tests.']);
    turns.close();
  });

  it.each([null, 'Um.'])('a reply that was given up for words that came to nothing (%s) is due after all, once', (final) => {
    const { clock, turns, say, answers, falseAlarms } = setUp();
    say('I led the migration of our payments to Kafka.');
    clock.advance(300);
    turns.sound(true);
    turns.partial({ text: 'thanks for watching this', t0: 10, t1: 11 });
    turns.sound(false);
    turns.utterance(final === null ? null : { text: final, t0: 10, t1: 11 }, 500);
    turns.utterance(null, 0);
    expect(falseAlarms()).toBe(1);
    clock.advance(60_000);
    expect(answers).toHaveLength(1);
  });
});
