import { describe, expect, it } from 'vitest';
import { shareOf, splitAt } from '../../../../src/renderer/candidate/voice/room/heard-part.ts';
import { receive } from '../../../../src/renderer/candidate/voice/room/receive.ts';
import { createTalkView, questionOf, stateOf, type TalkView } from '../../../../src/renderer/candidate/voice/room/talk-view.ts';
import type { ServerMessage } from '../../../../src/renderer/data/voice.ts';

const now = '2026-11-21T10:00:00.000Z';
const after = (messages: readonly ServerMessage[], view: TalkView = createTalkView().get()) => messages.reduce((each, message) => receive(each, message, now), view);
const question: ServerMessage = { type: 'transcript', role: 'interviewer', text: 'What did you do yourself?', sequence: 1 };
const answer: ServerMessage = { type: 'transcript', role: 'candidate', text: 'I moved twelve services.', sequence: 2 };
const talking = { phase: 'talking', microphone: 'open', link: 'open' } as const;

describe('messages of the talk', () => {
  it('puts turns in order by their number, each once', () => {
    const { turns } = after([answer, question, { ...answer, text: 'I moved twelve services' }]);
    expect(turns.map(({ sequence, role, text }) => [sequence, role, text])).toEqual([
      [1, 'interviewer', 'What did you do yourself?'],
      [2, 'candidate', 'I moved twelve services'],
    ]);
  });

  it('tells a spoken answer from a typed one, and clears what was in progress', () => {
    const spoken = after([question, { type: 'partial', text: 'I moved' }, { type: 'turn', wait: 'thinking_pause' }, answer], { ...createTalkView().get(), ...talking });
    expect(spoken).toMatchObject({ partial: '', isThinkingPause: false });
    expect(spoken.turns[1]).toMatchObject({ source: 'speech', recognisedText: 'I moved twelve services.' });
    const typed = after([answer], { ...after([question]), sentText: 'I moved twelve services.' });
    expect(typed.turns[1]).toMatchObject({ source: 'typed', recognisedText: null });
    expect(typed.sentText).toBeNull();
  });

  it('takes words spoken before for what they are while a typed answer is on its way', () => {
    const view = after([answer], { ...after([question]), sentText: 'All of them in two weeks.' });
    expect(view.turns[1]).toMatchObject({ source: 'speech', recognisedText: 'I moved twelve services.' });
    expect(view.sentText).toBe('All of them in two weeks.');
    const both = after([{ ...answer, text: 'I moved twelve services. All of them in two weeks.', sequence: 3 }], view);
    expect(both.turns[2]?.source).toBe('typed');
    expect(both.sentText).toBeNull();
  });

  it('shows what is half heard while the microphone is open only', () => {
    const partial: ServerMessage = { type: 'partial', text: 'I moved' };
    expect(after([question, partial], { ...createTalkView().get(), ...talking }).partial).toBe('I moved');
    expect(after([question, partial]).partial).toBe('');
  });

  it('shows the sentences of a reply before its transcript is there', () => {
    const audio = (seq: number, text: string): ServerMessage => ({ type: 'audio', data: '', format: 'mp3', seq, last: false, text });
    const view = after([question, answer, audio(0, 'Twelve is many.'), audio(1, 'Which one was the hardest?')]);
    expect(questionOf(view)).toBe('Twelve is many. Which one was the hardest?');
    expect(questionOf(after([{ ...question, sequence: 3, text: 'Which one?' }], view))).toBe('Which one?');
  });

  it('marks how much of the interviewer was heard before an interruption', () => {
    expect(after([question, { type: 'interrupt', heard: 'What did you' }]).turns[0]?.heard).toBeCloseTo(3 / 5);
  });

  it('turns the codes that can be mended into words of ours, and keeps a typed answer on its way', () => {
    const view = after([{ type: 'error', code: 'EMPTY_TRANSCRIPTION', message: 'Could not understand audio.', recoverable: true }], { ...createTalkView().get(), sentText: 'Hm' });
    expect(view).toMatchObject({ notice: 'notHeard', sentText: 'Hm' });
  });
});

describe('where a turn was cut off', () => {
  it('is between two words, and nothing is lost', () => {
    const said = 'We have 30 minutes. To begin, could you introduce yourself?';
    expect(splitAt(said, 0.5)).toEqual({ heard: 'We have 30 minutes. To', rest: 'begin, could you introduce yourself?' });
    for (let share = 0; share <= 1; share += 0.05) expect(Object.values(splitAt(said, share)).join(' ').trim()).toBe(said);
    expect(splitAt(said, shareOf('We have 30', said)).heard).toBe('We have 30');
    expect([shareOf('', ''), splitAt('', 0.4)]).toEqual([1, { heard: '', rest: '' }]);
  });
});

describe('the one word of the room', () => {
  const word = (part: Partial<TalkView>) => stateOf({ ...after([question]), ...talking, ...part });

  it('says who has the floor', () => {
    expect(word({})).toBe('listening');
    expect(word({ microphone: 'denied' })).toBe('waiting');
    expect(word({ isTyping: true })).toBe('waiting');
    expect(word({ isPlaying: true, state: 'ready' })).toBe('speaking');
    expect(word({ state: 'processing_stt' })).toBe('thinking');
    expect(word({ sentText: 'An answer' })).toBe('thinking');
    expect(word({ isPaused: true, isPlaying: true })).toBe('paused');
    expect(word({ link: 'elsewhere' })).toBe('paused');
    expect(word({ phase: 'ending' })).toBe('thinking');
    expect(word({ turns: [] }), 'the interviewer has the first word').toBe('thinking');
  });
});
