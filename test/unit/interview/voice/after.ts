/** A talk with a backend engineer, up to the reply after the last of the given words. */
import type { DialogueInput, VoiceTurn } from '../../../../src/main/ports/voice.ts';
import { candidates } from './candidates.ts';
import { dialogue, textOf, turnOf } from './simulate.ts';

export const { input } = candidates[0]!;
export const JOB = { topic: 'experience:0', text: "Let's talk about Northwind Logistics. What were you responsible for there?" };
export const CLAIM = { topic: 'claim:0:0', text: 'The resume says: “Cut order processing time from 9 to 3 seconds”. How was that measured?' };
export const DEED = { topic: 'claim:0:1', text: 'The resume says: “Led migration of the billing service to Kubernetes”. What exactly did you do for that?' };

/** The talk after these questions and answers in turn. */
export async function after(rows: readonly (readonly [{ readonly topic: string; readonly text: string; readonly phase?: VoiceTurn['phase'] }, string])[], change: Partial<DialogueInput> = {}) {
  const turns: VoiceTurn[] = [
    turnOf(1, 'interviewer', 'Hello, I am an automated interviewer. Could you introduce yourself?', { phase: 'introduction', topic: 'introduction' }),
    turnOf(2, 'candidate', 'I am a backend engineer and have been one for ten years now, mostly in logistics.'),
  ];
  for (const [{ topic, text, phase }, answer] of rows) {
    turns.push(turnOf(turns.length + 1, 'interviewer', text, { topic, ...(phase === undefined ? {} : { phase }) }), turnOf(turns.length + 2, 'candidate', answer));
  }
  const given = { ...input, turns, elapsedMs: 120_000, ...change };
  const reply = await dialogue.reply(given);
  return { ...reply, text: await textOf(reply), hasLastWord: dialogue.hasLastWord(given) };
}
