/** What `status` says to a client that reports in the middle of a turn. */
import { describe, expect, it } from 'vitest';
import { audioMessage, isState, shapes, voiceSetUp } from '../../../fixtures/voice-setup.ts';

const ready = isState('ready');
const PLAYED = { type: 'playback_complete' };

describe('playback_complete', () => {
  it('is answered with what the talk does: ready while the candidate is waited for, and not while a reply is made', async () => {
    const { connect, stt } = voiceSetUp();
    const client = await connect('played');
    await client.send({ type: 'start_interview' });
    await client.next(ready);
    await client.send(PLAYED);
    expect(shapes(await client.next(ready))).toEqual(['status ready']);
    stt.hold();
    await client.send(audioMessage('one'));
    await client.next(isState('processing_stt'));
    await client.send(PLAYED);
    expect(client.messages.at(-1)).toEqual({ type: 'status', state: 'processing_stt' });
    stt.release();
    // One `ready` ends the turn: no earlier one invites an answer into a reply that is on its way.
    expect(shapes(await client.next(ready))).toEqual([
      'status processing_stt', 'transcript candidate 2', 'status generating', 'transcript interviewer 3', 'status speaking', 'audio', 'status ready',
    ]);
  });
});
