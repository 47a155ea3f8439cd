import { describe, expect, it } from 'vitest';
import { receive } from '../../../../src/renderer/candidate/voice/room/receive.ts';
import { createSentAnswer } from '../../../../src/renderer/candidate/voice/room/sent-answer.ts';
import { createTalkView, withTurn, type TalkView } from '../../../../src/renderer/candidate/voice/room/talk-view.ts';

const now = '2026-11-21T10:00:00.000Z';

/** A room with one question asked, and what goes out of it. */
function createRoom() {
  const view = createTalkView();
  const out: string[] = [];
  const keys: string[] = [];
  const box: string[] = [];
  const sent = createSentAnswer({ view, send: (text, key) => void (out.push(text), keys.push(key)), onGivenBack: (text) => box.push(text) });
  const link = (state: TalkView['link']) => view.update((current) => ({ ...current, link: state }));
  const turn = (sequence: number, role: 'interviewer' | 'candidate', text: string) =>
    view.update((current) => receive(current, { type: 'transcript', role, text, sequence }, now));
  /** A turn that the desk told of, and no message. */
  const stored = (sequence: number, text: string) =>
    view.update((current) => ({
      ...current,
      turns: withTurn(current.turns, { sequence, role: 'candidate', text, recognisedText: null, corrected: false, source: 'typed', hasAudio: false, heard: 1, at: now }),
    }));
  turn(1, 'interviewer', 'How big was the team?');
  link('open');
  return { view, out, keys, box, sent, link, turn, stored };
}

describe('a typed answer on its way', () => {
  it('goes out once where the link holds', () => {
    const { sent, out, view, turn } = createRoom();
    sent.give('Five people.');
    expect(view.get().sentText).toBe('Five people.');
    turn(2, 'candidate', 'Five people.');
    sent.caughtUp();
    expect(out).toEqual(['Five people.']);
    expect(view.get().sentText).toBeNull();
  });

  it('goes out under the same name with each connection until it is stored', () => {
    const { sent, out, keys, link, turn } = createRoom();
    sent.give('Five people.');
    link('lost');
    expect(sent.unsettled()).toEqual({ text: 'Five people.', key: keys[0] });
    link('open');
    sent.caughtUp();
    expect(sent.unsettled()).toEqual({ text: 'Five people.', key: keys[0] });
    turn(2, 'candidate', 'Five people.');
    expect([sent.unsettled(), out]).toEqual([null, ['Five people.']]);
  });

  it('is not sent again when it was stored, also together with words spoken before it', () => {
    for (const answer of ['Five people.', 'There were five of us. Five people.']) {
      const { sent, out, box, view, stored } = createRoom();
      sent.give('Five people.');
      stored(2, answer);
      sent.caughtUp();
      expect([out, box, view.get().sentText]).toEqual([['Five people.'], [], null]);
    }
  });

  it('does not take an earlier answer in the same words for this one, and names it anew', () => {
    const { sent, keys, turn } = createRoom();
    sent.give('Yes.');
    turn(2, 'candidate', 'Yes.');
    turn(3, 'interviewer', 'And the second team?');
    sent.give('Yes.');
    sent.caughtUp();
    expect(sent.unsettled()?.text).toBe('Yes.');
    expect(new Set(keys).size).toBe(2);
  });

  it('waits for the connection when it is typed without one', () => {
    const { sent, out, link } = createRoom();
    link('lost');
    sent.give('Five people.');
    expect([out, sent.unsettled()?.text]).toEqual([[], 'Five people.']);
  });

  it('is given back when the server does not take it', () => {
    const { sent, box, view } = createRoom();
    sent.give('Five people.');
    sent.refused();
    sent.refused();
    expect([box, view.get().sentText]).toEqual([['Five people.'], null]);
  });
});
