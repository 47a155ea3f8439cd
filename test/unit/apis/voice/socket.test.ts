import { describe, expect, it } from 'vitest';
import { audioMessage, isState, shapes, voiceSetUp } from '../../../fixtures/voice-setup.ts';

const START = { type: 'start_interview' };
const ready = isState('ready');

describe('the talk over its socket', () => {
  it('begins and answers in the documented order', async () => {
    const { connect } = voiceSetUp();
    const client = await connect('abc123');
    expect(client.messages).toEqual([{ type: 'session_started', session_id: 'abc123' }]);
    await client.send({ type: 'resume_context', parsed_resume: { contact: { name: 'Jane Doe' }, raw_text: 'Jane Doe' } });
    await client.send(START);
    expect(shapes(await client.next(ready))).toEqual(['session_started', 'status generating', 'transcript interviewer 1', 'status speaking', 'audio', 'status ready']);
    expect(client.of('transcript')[0]?.text).toBe('Hello Jane Doe. Please introduce yourself.');
    expect(Object.keys(client.of('audio')[0] ?? {})).toEqual(['type', 'data', 'format']);
    await client.send({ type: 'playback_complete' });
    expect(shapes(await client.next(ready))).toEqual(['status ready']);
    await client.send(audioMessage('one', 'two', 'three'));
    expect(shapes(await client.next(ready))).toEqual([
      'status processing_stt', 'transcript candidate 2', 'status generating', 'transcript interviewer 3', 'status speaking', 'audio', 'status ready',
    ]);
    expect(client.of('transcript')[1]?.text).toBe('one two three');
    await client.send({ type: 'end_session' });
    expect(await client.next(({ type }) => type === 'session_ended')).toEqual([{ type: 'session_ended', session_id: 'abc123', total_turns: 3 }]);
    await client.send({ type: 'playback_complete' });
    expect(shapes(await client.next(({ type }) => type === 'error'))).toEqual(['status error', 'error SESSION_NOT_FOUND']);
    expect(client.closes[0]?.[0]).toBe(1011);
  });
});
