import { describe, expect, it } from 'vitest';
import { toRemoteHost } from '../../../../src/renderer/data/remote-host.ts';

const llmAt = (device: string) => [{ task: 'asr', device: 'cpu' } as const, { task: 'llm', device } as const];

describe('the other computer that gets the answers', () => {
  it.each(['cpu', 'webgpu', 'localhost:8001', 'llm.localhost', '127.0.0.1:8001', '127.8.0.1', '[::1]:8001'])('is none for %s', (device) => {
    expect(toRemoteHost(llmAt(device), 'llm')).toBeNull();
  });

  it.each(['10.0.0.7:8000', 'llm.example.org', 'localhost.example.org', '127.0.0.1.example.org:80', '[fe80::1]:8000', 'unknown'])('is %s', (device) => {
    expect(toRemoteHost(llmAt(device), 'llm')).toBe(device);
  });

  it('is none where no language model is listed', () => {
    expect(toRemoteHost([{ task: 'asr', device: 'cpu' }], 'llm')).toBeNull();
  });

  it('is told for each task, also where the local engine stands beside the remote one', () => {
    const engines = [{ task: 'asr', device: 'speech.example.org' }, { task: 'asr', device: 'cpu' }, { task: 'llm', device: 'cpu' }] as const;
    expect(toRemoteHost(engines, 'asr')).toBe('speech.example.org');
    expect(toRemoteHost(engines, 'tts')).toBeNull();
    expect(toRemoteHost(engines, 'llm')).toBeNull();
  });
});
