/** A client written from the document alone: a whole interview, spoken, with lost connections and a killed server. */
import { describe, expect, it } from 'vitest';
import { startHeadless } from '../fixtures/headless-server.ts';
import { missingModels, onlyModels } from '../fixtures/model-library.ts';
import { toSoundFile } from '../fixtures/sound-files.ts';
import { speakAnswers } from '../fixtures/spoken-answers.ts';
import { tempDir } from '../fixtures/temp-dir.ts';
import { openTalk, type DocumentMessage, type VoiceClient } from '../fixtures/voice-client.ts';
import { wordErrorRate } from '../fixtures/wer.ts';

const ID = '550e8400-e29b-41d4-a716-446655440000';
const MINUTES = 15 * 60_000;
const isReply = ({ type, state }: DocumentMessage): boolean => type === 'status' && state === 'ready';

describe.skipIf(await missingModels('whisper-base', 'silero-vad'))('a spoken interview of eight answers', () => {
  it('loses nothing: three dropped connections, one kill -9, webm and wav', async () => {
    const answers = await speakAnswers();
    const dataDir = tempDir();
    // With no other voice it speaks with its own small one, which is quick.
    const env = { VIVA_MODELS_DIR: onlyModels('whisper-base', 'silero-vad') };
    let server = await startHeadless(dataDir, env);
    const transcripts: DocumentMessage[] = [];
    const sounds: DocumentMessage[] = [];
    let client: VoiceClient;
    const note = (messages: readonly DocumentMessage[]): readonly DocumentMessage[] => {
      transcripts.push(...messages.filter(({ type }) => type === 'transcript'));
      sounds.push(...messages.filter(({ type }) => type === 'audio'));
      return messages;
    };
    const connect = async (): Promise<void> => {
      client = await openTalk(server.base, ID);
      expect((await client.until(() => true))[0]).toEqual({ type: 'session_started', session_id: ID });
    };
    const drop = async (): Promise<void> => {
      client.wire.socket.terminate();
      await client.wire.closed;
      await connect();
    };
    await connect();
    client!.send({ type: 'resume_context', parsed_resume: { contact: { name: 'Ada' }, skills: ['Kafka', 'Kubernetes'], raw_text: 'Ada. Backend engineer. Kafka, Kubernetes.' } });
    client!.send({ type: 'start_interview' });
    note(await client!.until(isReply));

    for (const [index, { samples }] of answers.entries()) {
      client!.send({ type: 'playback_complete' });
      await client!.until(isReply);
      const format = index % 2 === 0 ? 'webm' : 'wav';
      const data = Buffer.from(await toSoundFile(format, samples, 16_000)).toString('base64');
      client!.send({ type: 'audio', data, format });
      note(await client!.until(({ type, state }) => type === 'status' && state === 'processing_stt'));
      // Dropped while it is being heard, dropped between turns, and killed while it is being heard.
      if (index === 1) await drop();
      if (index === 4) {
        server.child.kill('SIGKILL');
        await server.exited;
        server = await startHeadless(dataDir, env);
        await connect();
      }
      note(await client!.until(isReply));
      if (index === 2 || index === 5) {
        await drop();
        note(await client!.until(isReply));
      }
    }
    client!.send({ type: 'end_session' });
    const [ended] = (await client!.until(({ type }) => type === 'session_ended')).slice(-1);

    expect(transcripts.map(({ sequence }) => sequence)).toEqual(transcripts.map((_, index) => index + 1));
    expect(transcripts.map(({ role }) => role)).toEqual(transcripts.map((_, index) => (index % 2 === 0 ? 'interviewer' : 'candidate')));
    expect(ended).toEqual({ type: 'session_ended', session_id: ID, total_turns: transcripts.length });
    expect(transcripts).toHaveLength(17);
    expect(sounds).toHaveLength(9);
    const heard = transcripts.filter(({ role }) => role === 'candidate').map(({ text }) => text ?? '');
    expect(wordErrorRate(answers.map(({ text }) => text).join(' '), heard.join(' '))).toBeLessThan(0.35);
    const questions = transcripts.filter(({ role }) => role === 'interviewer').map(({ text }) => text);
    expect(new Set(questions).size).toBe(questions.length);
    server.child.kill('SIGTERM');
    await server.exited;
  }, MINUTES);
});
