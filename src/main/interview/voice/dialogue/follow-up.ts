/** The further question on a topic: what the answers so far leave out. */
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { deedsIn } from '../../scoring/deeds.ts';
import type { Sign } from '../../scoring/specificity.ts';
import { contradiction, isAboutConflict } from './contradiction.ts';
import type { Move } from './move.ts';
import { countSpoken } from './quotable.ts';
import { topicCalled, type State } from './state.ts';
import type { Timing } from './timing.ts';
import { INTRODUCTION, type Aspect, type Topic } from './topics.ts';

export type FollowUp = Omit<Extract<Move, { readonly kind: 'follow-up' }>, 'lead'>;

const FOLLOW_UPS = 2;
/** Of the last answers so many in so few words, and nobody is made to say more on each subject. */
const TERSE_ANSWERS = 4;
const TERSE_WORDS = 9;
/** Said in other words than a score counts: the hardest part was told. */
const HARD = /(?<!\p{L})(?:hard(?:er|est)?|tricky|struggl\p{L}+|painful|сложн\p{L}+|труд\p{L}+|тяж[её]л\p{L}+|непрост\p{L}+)/iu;
const WE = /(?<!\p{L})(?:we|us|our|ours|мы|нас|нам|нами|наш(?:а|е|и|ей|его|ему|им|их|ими|у)?)(?!\p{L})/iu;
/** Fewer words than this are worth asking for more. */
const THIN_WORDS = 12;
const RICH_WORDS = 25;
const INTRODUCTION_WORDS = 8;
/** The same thing is not asked about in topic after topic. */
const SAME_ASPECT = 3;

const TELLS: Readonly<Partial<Record<Aspect, readonly Sign[]>>> = {
  own: ['own'], outcome: ['outcome', 'figure'], numbers: ['figure'], how: ['how'], why: ['reason', 'alternative'], trouble: ['trouble'],
};

/** Small subjects at the end, and people of few words, get one further question. */
function mostOf(topic: Topic | null, { exchanges }: State): number {
  const isSmall = topic?.wording !== null && topic?.experience === null && topic.claim === null && topic.skill === null && topic.id !== 'recent-work' && topic.id !== 'own-project';
  const last = exchanges.filter(({ answers, key }) => answers.length > 0 && key.turnaround === null).slice(-TERSE_ANSWERS);
  const isTerse = last.filter(({ answers }) => answers.reduce((sum, { text }) => sum + countSpoken(text), 0) < TERSE_WORDS).length >= TERSE_ANSWERS - 1;
  return isSmall || isTerse ? 1 : FOLLOW_UPS;
}

/** Null when the topic is told well enough, was asked about twice, or time is short. */
export function followUp(state: State, knowledge: Knowledge, timing: Pick<Timing, 'isTight'>): FollowUp | null {
  const { last, heard, asked, exchanges } = state;
  if (last === null) return null;
  const { topic } = last.key;
  const done = asked.get(topic) ?? new Set<Aspect>();
  const known = topicCalled(state, topic);
  if (done.size >= mostOf(known, state)) return null;
  const ask = (aspect: Aspect, places: Readonly<Record<string, string>> = {}): FollowUp => ({ kind: 'follow-up', topic, aspect, places });
  const conflict = contradiction(heard.read, topic, state.plan, knowledge, state.input.language);
  if (conflict !== null && ![...done].some(isAboutConflict)) return ask(conflict.aspect, conflict.places);
  // What was set right needs no more; a denial only has this to be asked.
  if (timing.isTight || heard.kind === 'denial' || isAboutConflict(last.key.aspect) || last.key.aspect === 'right') return null;
  if (topic === INTRODUCTION) return heard.words < INTRODUCTION_WORDS && done.size === 0 ? ask('more') : null;
  // A pause, a change of field: whoever says little there has said what they wish to say.
  if (known === null || known.aspects.length === 0) return null;
  const times = (aspect: Aspect): number => exchanges.filter(({ key }) => key.aspect === aspect && key.turnaround === null).length;
  const may = (aspect: Aspect): boolean => !done.has(aspect) && times(aspect) < SAME_ASPECT;
  // A line of the resume is its own example.
  if (known.claim === null && (heard.kind === 'short' || heard.words < THIN_WORDS)) {
    const first: Aspect = heard.signs.size > 0 ? 'more' : 'example';
    if (done.size === 0 && may(first)) return ask(first);
    if (done.has('more') || done.has('example')) return null;
  }
  const told = new Set([...state.told(topic), ...heard.signs]);
  if (told.has('own') && heard.read.flatMap(deedsIn).length > 1) told.add('how');
  if (heard.read.some(({ text }) => HARD.test(text))) told.add('trouble');
  // «Штраф сняли» says it of others: only whoever says “we” is asked about it.
  if (told.has('team') && heard.read.some(({ text }) => WE.test(text)) && !told.has('own') && !done.has('own') && may('we')) return ask('we');
  // Nobody has chosen a way who has told of none.
  const fits = (aspect: Aspect): boolean => may(aspect) && (aspect !== 'why' || told.has('how') || told.has('outcome'));
  const lacking = known.aspects.filter((aspect) => fits(aspect) && !(aspect === 'own' && done.has('we')) && !(TELLS[aspect] ?? []).some((sign) => told.has(sign)));
  const next = lacking[0];
  if (next === undefined) return null;
  // One question deeper is enough where own part and outcome are told.
  const isTold = told.has('own') && (told.has('outcome') || told.has('figure') || told.has('how'));
  if (isTold && (done.size > 0 || heard.words < RICH_WORDS)) return null;
  return ask(next);
}
