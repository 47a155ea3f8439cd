/** What our own interface has beside the document, over a real socket. */
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startServer, type TestServer } from '../fixtures/server.ts';
import { openTalk } from '../fixtures/voice-client.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  return () => server.close();
});
const open = async (id: string, query: string) => {
  const client = await openTalk(`${server.base}/apis/voice`, id, query);
  onTestFinished(() => client.wire.socket.terminate());
  return client;
};

describe('The course of a talk', () => {
  it('is told with every reply, after a lost connection, and not to programs', async () => {
    const first = await open('phases', '?extras=1');
    first.send({ type: 'start_interview' });
    const [told] = (await first.untilState('ready')).filter(({ type }) => type === 'phase');
    expect(told?.phase).toBe('introduction');
    expect(told?.seconds_left).toBeGreaterThan(30 * 60 - 60);
    first.send({ type: 'playback_complete' });
    first.send({ type: 'text', text: 'My name is Ada and I have worked on payments for eight years.' });
    await first.until(({ type }) => type === 'timing');
    expect(first.messages().filter(({ type }) => type === 'phase')).toHaveLength(2);
    first.wire.socket.terminate();
    await first.wire.closed;
    const second = await open('phases', '?extras=1');
    expect((await second.until(({ type }) => type === 'phase')).at(-1)?.seconds_left).toBeGreaterThan(0);

    const program = await open('program', '');
    program.send({ type: 'start_interview' });
    await program.untilState('ready');
    expect(new Set(program.messages().map(({ type }) => type))).toEqual(new Set(['session_started', 'status', 'transcript', 'audio']));
  });
});
