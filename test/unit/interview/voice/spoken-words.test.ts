import { describe, expect, it } from 'vitest';
import { createPlaybackPosition } from '../../../../src/main/interview/voice/playback-position.ts';
import { patienceMs } from '../../../../src/main/interview/voice/patience.ts';
import { isBackchannel, isOnlyHesitation, realWords } from '../../../../src/main/interview/voice/spoken-words.ts';
import { createManualClock } from '../../../fakes/manual-clock.ts';

describe('words said over somebody', () => {
  it.each(['Yeah.', 'mhm', 'MMHM', 'Mmh.', 'Мммм.', 'Uh-huh.', 'Okay, got it.', 'I see, of course.', 'Угу.', 'Да-да, понятно.', 'Хорошо.', ''])('“%s” is a sign of listening', (text) => {
    expect(isBackchannel(text)).toBe(true);
  });

  it.each(['No, wait.', 'Kafka.', 'Нет, подождите.', 'Можно вопрос?'])('“%s” is more than that', (text) => {
    expect(isBackchannel(text)).toBe(false);
  });

  it('an echo is told by the neighbours of its words; single common words are one’s own', () => {
    const question = 'You wrote that you cut the latency of search by half. How did you measure it?';
    expect(realWords('cut the latency of search', question)).toEqual([]);
    expect(realWords('how did you measure it', question)).toEqual([]);
    expect(realWords('you mean the new cluster or what', question)).toHaveLength(7);
  });

  it('hesitation alone is no answer, however long the pause', () => {
    expect(isOnlyHesitation('Um, so, well.')).toBe(true);
    expect(patienceMs('Эм, ну.', 'normal')).toBe(Number.POSITIVE_INFINITY);
    expect(patienceMs('Дайте подумать.', 'normal')).toBeGreaterThan(5_000);
    expect(patienceMs('Мы перешли на Kafka за полгода.', 'normal')).toBeLessThan(1_000);
    expect(patienceMs('Мы перешли на Kafka за полгода.', 'patient')).toBeGreaterThan(1_000);
  });
});

describe('how far a reply was heard', () => {
  it('is told from the player’s reports, in words and as a share', () => {
    const position = createPlaybackPosition(createManualClock(), 'one two three four five six seven eight');
    position.sent({ seq: 0, text: 'one two three four', durationS: 2 });
    expect(position.heard()).toEqual({ text: '', share: 0 });
    position.played(0, 1_000);
    expect(position.heard()).toEqual({ text: 'one two', share: 0.25 });
    position.sent({ seq: 1, text: 'five six seven eight', durationS: 2 });
    position.played(1, 500);
    expect(position.heard()).toEqual({ text: 'one two three four five', share: 0.625 });
    expect(position.leftMs()).toBe(1_500);
    position.played(1, 9_000);
    expect(position.heard().share).toBe(1);
  });

  it('without reports is told from the clock', () => {
    const clock = createManualClock();
    const position = createPlaybackPosition(clock, 'one two three four');
    position.sent({ seq: 0, text: 'one two three four', durationS: 2 });
    clock.advance(1_000);
    expect(position.heard()).toEqual({ text: 'one two', share: 0.5 });
  });
});
