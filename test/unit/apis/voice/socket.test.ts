import { BufferTarget, EncodedAudioPacketSource, EncodedPacket, Mp4OutputFormat, Output } from 'mediabunny';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/main/base/errors.ts';
import { audioMessage, isState, saying, shapes, voiceSetUp, type VoiceMessage } from '../../../fixtures/voice-setup.ts';

const START = { type: 'start_interview' };
const END = { type: 'end_session' };
const ready = isState('ready');
const isError = ({ type }: VoiceMessage): boolean => type === 'error';
const isTranscript = (sequence: number) => (message: VoiceMessage): boolean => message.type === 'transcript' && message.sequence === sequence;

/** The container of a phone's recording; what its packets hold does not matter. */
async function aacFile(): Promise<Buffer> {
  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat(), target });
  const source = new EncodedAudioPacketSource('aac');
  output.addAudioTrack(source);
  await output.start();
  const decoderConfig = { codec: 'mp4a.40.2', sampleRate: 48_000, numberOfChannels: 1, description: Uint8Array.of(0x11, 0x88) };
  for (let index = 0; index < 20; index++) await source.add(new EncodedPacket(new Uint8Array(64).fill(index), 'key', (index * 1_024) / 48_000, 1_024 / 48_000), { decoderConfig });
  await output.finalize();
  return Buffer.from(target.buffer ?? new ArrayBuffer(0));
}

describe('the talk over its socket', () => {
  it.each([[undefined], [null], [''], ['wav'], ['audio/webm;codecs=opus'], ['no such format'.repeat(10)]])('takes sound for what it is, whatever its format is called: %s', async (format) => {
    const { connect, store } = voiceSetUp();
    const client = await connect('formats');
    await client.send({ type: 'audio', data: saying('one', 'two'), format });
    await client.next(({ type }) => type === 'transcript' || type === 'error');
    expect(store.turns(store.find('formats')!.id).map(({ text }) => text)).toContain('one two');
  });

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
    await client.send(END);
    expect(await client.next(({ type }) => type === 'session_ended')).toEqual([{ type: 'session_ended', session_id: 'abc123', total_turns: 3 }]);
    await client.send({ type: 'playback_complete' });
    expect(shapes(await client.next(isError))).toEqual(['status error', 'error SESSION_NOT_FOUND']);
    expect(client.closes[0]?.[0]).toBe(1011);
  });

  it('takes audio before the start, and then ignores the start; a second start is ignored too', async () => {
    const { connect } = voiceSetUp();
    const client = await connect('early');
    await client.send(audioMessage('one'));
    await client.next(ready);
    await client.send(START);
    await client.send(START);
    await client.send(audioMessage('two'));
    await client.next(ready);
    expect(shapes(client.messages).filter((shape) => shape.startsWith('transcript'))).toEqual(['transcript candidate 1', 'transcript interviewer 2', 'transcript candidate 3', 'transcript interviewer 4']);
  });

  it('uses no sequence for an answer in which nothing is said', async () => {
    const { connect, files, store } = voiceSetUp();
    const client = await connect('silent');
    await client.send(START);
    await client.next(ready);
    await client.send(JSON.stringify({ type: 'audio', data: saying(), format: 'wav' }));
    expect(shapes(await client.next(ready))).toEqual(['status processing_stt', 'error EMPTY_TRANSCRIPTION', 'status ready']);
    expect(client.of('error')[0]).toEqual({ type: 'error', code: 'EMPTY_TRANSCRIPTION', message: 'Could not understand audio. Please try again.', recoverable: true });
    expect(store.progress('silent').pending).toEqual([]);
    await client.send({ type: 'audio', data: '', format: 'webm' });
    await client.next(isError);
    await client.send(audioMessage('three'));
    await client.next(ready);
    await client.next(ready);
    expect(client.of('transcript').map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(await files.sweep(store.fileKeys())).toBeUndefined();
  });

  it('lets a late resume shape the next question, and refuses one that is none', async () => {
    const { connect, script } = voiceSetUp();
    const client = await connect('late');
    await client.send(START);
    await client.next(ready);
    await client.send({ type: 'resume_context', parsed_resume: { raw_text: 'Ada Lovelace, engineer' } });
    await client.send(audioMessage('one'));
    await client.next(ready);
    expect(script.inputs.map(({ resume }) => resume?.rawText ?? null)).toEqual([null, 'Ada Lovelace, engineer']);
    await client.send({ type: 'resume_context', parsed_resume: 5 });
    expect(shapes(await client.next(ready))).toEqual(['error PROCESSING_ERROR', 'status ready']);
  });

  it('ends by itself after the closing words are played', async () => {
    const { connect } = voiceSetUp({ questions: 1 });
    const client = await connect('closing');
    await client.send(START);
    await client.next(ready);
    await client.send(audioMessage('one'));
    await client.next(ready);
    await client.send({ type: 'playback_complete' });
    expect(await client.next(({ type }) => type === 'session_ended')).toEqual([{ type: 'session_ended', session_id: 'closing', total_turns: 3 }]);
  });

  it('replies to what is said after the closing words, once, and then ends', async () => {
    const { connect } = voiceSetUp({ questions: 1 });
    const client = await connect('wait');
    await client.send(START);
    await client.next(ready);
    await client.send(audioMessage('one'));
    await client.next(ready);
    await client.send(audioMessage('two'));
    expect(shapes(await client.next(ready)).filter((shape) => shape.startsWith('transcript'))).toEqual(['transcript candidate 4', 'transcript interviewer 5']);
    await client.send(audioMessage('three'));
    await client.next(({ type }) => type === 'session_ended');
    expect(client.of('session_ended')[0]?.total_turns).toBe(6);
  });

  it('takes nulls of a resume for what is absent', async () => {
    const { connect, store } = voiceSetUp();
    const client = await connect('nulls');
    await client.send({
      type: 'resume_context',
      parsed_resume: {
        contact: { name: null, email: null }, summary: null, education: null, skills: ['Go', null], certifications: null, raw_text: null,
        experiences: [null, { company: 'Acme', title: null, description: null, highlights: null }, { company: 'Bolt', highlights: ['Led a team', null] }],
      },
    });
    expect(client.of('error')).toEqual([]);
    const resume = store.find('nulls')?.resume;
    expect(resume?.experiences.map(({ company, title, description, highlights }) => [company, title, description, highlights])).toEqual([['Acme', '', '', []], ['Bolt', '', '', ['Led a team']]]);
    expect([resume?.contact.name, resume?.skills, resume?.education, resume?.rawText]).toEqual(['', ['Go'], [], '']);
    for (const parsed_resume of [{ contact: null }, { experiences: null, skills: null }]) await client.send({ type: 'resume_context', parsed_resume });
    expect(client.of('error')).toEqual([]);
  });

  it('hears the answer in hand before it ends, and makes no reply to it', async () => {
    const { connect, stt } = voiceSetUp();
    const client = await connect('hurry');
    await client.send(START);
    await client.next(ready);
    stt.hold();
    await client.send(audioMessage('one', 'two'));
    await client.next(isState('processing_stt'));
    await client.send(END);
    stt.release();
    expect(shapes(await client.next(({ type }) => type === 'session_ended'))).toEqual(['transcript candidate 2', 'session_ended']);
  });

  it.each([
    ['text that is no JSON', '{"type": "audio", '],
    ['nothing', ''],
  ])('%s ends the connection with 1007, and the talk goes on at the next one', async (_name, text) => {
    const { connect } = voiceSetUp();
    const client = await connect('broken');
    await client.send(START);
    await client.next(ready);
    await client.send(text);
    await client.next(isError);
    expect(client.of('error')[0]).toMatchObject({ code: 'WEBSOCKET_ERROR', recoverable: false });
    expect(client.closes[0]?.[0]).toBe(1007);
    await client.drop();
    const again = await connect('broken');
    expect(shapes(await again.next(ready))).toEqual(['session_started', 'status ready']);
  });

  it.each(['null', '5', '[]', '"audio"', '{}', '{"type":"dance"}', '{"type":7}', '{"type":"text","text":"hi"}'])('ignores %s', async (text) => {
    const { connect } = voiceSetUp();
    const client = await connect('odd');
    await client.send(text);
    await client.send(START);
    expect(shapes(await client.next(ready))[1]).toBe('status generating');
  });

  it.each([
    ['audio without data', { type: 'audio' }, 'data'],
    ['data that is no base64', { type: 'audio', data: '###' }, 'base64'],
    ['bytes that are no sound', { type: 'audio', data: Buffer.from('this is no sound at all').toString('base64') }, 'Accepted: WAV'],
    ['more than 25 MB', { type: 'audio', data: 'A'.repeat(36 * 1024 * 1024) }, '25 MB'],
  ])('%s is a fault that can be mended', async (_name, message, words) => {
    const { connect } = voiceSetUp();
    const client = await connect('bad');
    await client.send(START);
    await client.next(ready);
    await client.send(message);
    const told = await client.next(isError);
    expect(told.at(-1)).toMatchObject({ code: 'PROCESSING_ERROR', recoverable: true, message: expect.stringContaining(words) as string });
    await client.next(ready);
    await client.send(audioMessage('one'));
    await client.next(isTranscript(3));
  });

  it('a recording of more than ten minutes is a fault that can be mended', async () => {
    const { connect } = voiceSetUp();
    const client = await connect('long');
    const header = Buffer.from(saying(), 'base64').subarray(0, 44);
    header.writeUInt32LE(8_000, 24);
    header.writeUInt32LE(16_000, 28);
    const long = Buffer.concat([header, Buffer.alloc(8_000 * 2 * 605)]);
    long.writeUInt32LE(long.length - 8, 4);
    long.writeUInt32LE(long.length - 44, 40);
    await client.send({ type: 'audio', data: long.toString('base64'), format: 'wav' });
    expect((await client.next(isError)).at(-1)).toMatchObject({ code: 'PROCESSING_ERROR', recoverable: true, message: expect.stringContaining('10 min') as string });
  });

  it('AAC in MP4 is a fault that can be mended, and what is taken is named', async () => {
    const { connect } = voiceSetUp();
    const client = await connect('aac');
    await client.send({ type: 'audio', data: (await aacFile()).toString('base64'), format: 'mp4' });
    expect((await client.next(isError)).at(-1)).toMatchObject({ code: 'PROCESSING_ERROR', recoverable: true, message: expect.stringMatching(/aac.*Accepted: WAV.*WebM/) as string });
  });

  it('a dialogue that fails at the start is START_ERROR, later PROCESSING_ERROR', async () => {
    const { connect, script } = voiceSetUp();
    const client = await connect('failing');
    script.fail(1);
    await client.send(START);
    expect(shapes(await client.next(isError))).toEqual(['session_started', 'status generating', 'status error', 'error START_ERROR']);
    expect(client.closes[0]?.[0]).toBe(1011);
    await client.drop();
    const again = await connect('failing');
    expect(shapes(await again.next(ready))).toEqual(['session_started', 'status generating', 'transcript interviewer 1', 'status speaking', 'audio', 'status ready']);
    script.fail(1);
    await again.send(audioMessage('one'));
    expect(shapes(await again.next(ready))).toEqual(['status processing_stt', 'transcript candidate 2', 'status generating', 'error PROCESSING_ERROR', 'status ready']);
  });

  it('an engine that is away is a fault that can be mended', async () => {
    const { connect, stt, voice } = voiceSetUp();
    const client = await connect('deaf');
    await client.send(START);
    await client.next(ready);
    // Such a call is made once more.
    stt.script(new AppError('ENGINE_UNAVAILABLE'), new AppError('ENGINE_UNAVAILABLE'));
    await client.send(audioMessage('one'));
    expect(shapes(await client.next(ready))).toEqual(['status processing_stt', 'error PROCESSING_ERROR', 'status ready']);
    voice.fail(10);
    await client.send(audioMessage('two'));
    expect(shapes(await client.next(ready))).toEqual(['status processing_stt', 'transcript candidate 2', 'status generating', 'transcript interviewer 3', 'status speaking', 'error PROCESSING_ERROR', 'status ready']);
  });
});
