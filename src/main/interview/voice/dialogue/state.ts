/** Where the interview stands: put together from the turns at every reply. */
import type { DialogueInput, VoicePhase } from '../../../ports/voice.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { signsOfAll, type Sign } from '../../scoring/specificity.ts';
import { readText, type ReadSentence } from '../../knowledge/reading.ts';
import { normalised } from '../../dialogue/wording.ts';
import { sentences } from '../../knowledge/text.ts';
import { companiesOf, deniedJobs, disputesIn, planWithout } from './disputes.ts';
import { lastWords, toExchanges, type Exchange } from './exchanges.ts';
import { hear, type Heard } from './heard.ts';
import { makePlan, type Plan } from './plan.ts';
import type { VoiceTexts } from './texts.ts';
import type { Aspect, Topic } from './topics.ts';

export interface State {
  readonly input: DialogueInput;
  /** Without what the candidate says is not theirs. */
  readonly plan: Plan;
  /** Which job the last words deny; null: none. */
  readonly denied: number | null;
  readonly exchanges: readonly Exchange[];
  /** The last one that was heard. */
  readonly last: Exchange | null;
  readonly phase: VoicePhase;
  readonly heard: Heard;
  /** Aspects that were asked about, by topic; the topic itself is a key as soon as it was asked. */
  readonly asked: ReadonlyMap<string, ReadonlySet<Aspect>>;
  /** What the candidate has told on a topic so far, the last words apart. */
  readonly told: (topic: string) => ReadonlySet<Sign>;
  /** Everything the candidate has said. */
  readonly said: () => readonly ReadSentence[];
  /** Whether this sentence was said by the interviewer already, and heard. */
  readonly isUsed: (sentence: string) => boolean;
  /** How many turns the interviewer has had. */
  readonly turn: number;
}

/** Of a very long talk the end. */
const SAID_LENGTH = 60_000;

const key = (sentence: string): string => normalised(sentence);

export function readState(input: DialogueInput, knowledge: Knowledge, texts: VoiceTexts): State {
  const whole = makePlan(input, knowledge);
  const plan = planWithout(whole, disputesIn(input.turns, whole, texts, knowledge), input, knowledge);
  const exchanges = toExchanges(input.turns);
  const last = exchanges.findLast(({ isHeard }) => isHeard) ?? null;
  const words = lastWords(input.turns);
  const read = hear(words, input.language, knowledge, texts, { asked: exchanges.at(-1)?.text ?? '', companies: companiesOf(whole) });
  const denied = read.kind === 'job-denied' ? (deniedJobs(words, last?.key.topic ?? '', whole, texts)[0] ?? null) : null;
  // “I never worked in a bank” beside a question on anything else denies no job of the resume.
  const heard: Heard = read.kind === 'job-denied' && denied === null ? { ...read, kind: 'denial' } : read;
  const asked = new Map<string, Set<Aspect>>();
  for (const { key: { topic, aspect }, isHeard } of exchanges) {
    if (!isHeard) continue;
    const aspects = asked.get(topic) ?? new Set<Aspect>();
    if (aspect !== null) aspects.add(aspect);
    asked.set(topic, aspects);
  }
  const used = new Set(exchanges.flatMap(({ text, heardText, isHeard }) => sentences(isHeard ? text : heardText).map((sentence) => key(sentence.text))));
  // Read once, and only where a topic may have been told by the way.
  let said: readonly ReadSentence[] | null = null;
  const answersTo = (topic: string): string => exchanges.filter((exchange) => exchange.key.topic === topic).flatMap(({ answers }) => answers.map(({ text }) => text)).join('\n');
  return {
    input, plan, denied, exchanges, last, heard, asked,
    phase: last?.phase ?? 'introduction',
    told: (topic) => signsOfAll(readText(answersTo(topic), knowledge), knowledge),
    said: () => (said ??= readText(input.turns.filter(({ role }) => role === 'candidate').map(({ text }) => text).join('\n').slice(-SAID_LENGTH), knowledge)),
    isUsed: (sentence) => used.has(key(sentence)),
    turn: exchanges.length,
  };
}

export const topicCalled = ({ plan }: State, id: string): Topic | null => plan.topics.find((topic) => topic.id === id) ?? null;
