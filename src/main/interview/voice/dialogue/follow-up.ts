/** The further question on a topic: what the answers so far leave out. */
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Sign } from '../../scoring/specificity.ts';
import { contradiction, isAboutConflict } from './contradiction.ts';
import type { Move } from './move.ts';
import { topicCalled, type State } from './state.ts';
import type { Timing } from './timing.ts';
import { INTRODUCTION, type Aspect } from './topics.ts';

export type FollowUp = Omit<Extract<Move, { readonly kind: 'follow-up' }>, 'lead'>;

const FOLLOW_UPS = 2;
/** Fewer words than this are worth asking for more. */
const THIN_WORDS = 12;
const RICH_WORDS = 25;
const INTRODUCTION_WORDS = 8;
/** The same thing is not asked about in topic after topic. */
const SAME_ASPECT = 3;

const TELLS: Readonly<Partial<Record<Aspect, readonly Sign[]>>> = {
  own: ['own'], outcome: ['outcome', 'figure'], numbers: ['figure'], how: ['how'], why: ['reason', 'alternative'], trouble: ['trouble'],
};

/** Null when the topic is told well enough, was asked about twice, or time is short. */
export function followUp(state: State, knowledge: Knowledge, timing: Pick<Timing, 'isTight'>): FollowUp | null {
  const { last, heard, asked, exchanges } = state;
  if (last === null) return null;
  const { topic } = last.key;
  const done = asked.get(topic) ?? new Set<Aspect>();
  if (done.size >= FOLLOW_UPS) return null;
  const ask = (aspect: Aspect, places: Readonly<Record<string, string>> = {}): FollowUp => ({ kind: 'follow-up', topic, aspect, places });
  const conflict = contradiction(heard.read, topic, state.plan, knowledge, state.input.language);
  if (conflict !== null && ![...done].some(isAboutConflict)) return ask(conflict.aspect, conflict.places);
  // What was set right needs no more; a denial only has this to be asked.
  if (timing.isTight || heard.kind === 'denial' || isAboutConflict(last.key.aspect) || last.key.aspect === 'right') return null;
  if (topic === INTRODUCTION) return heard.words < INTRODUCTION_WORDS && done.size === 0 ? ask('more') : null;
  const known = topicCalled(state, topic);
  // A pause, a change of field: whoever says little there has said what they wish to say.
  if (known === null || known.aspects.length === 0) return null;
  const times = (aspect: Aspect): number => exchanges.filter(({ key }) => key.aspect === aspect && key.turnaround === null).length;
  const may = (aspect: Aspect): boolean => !done.has(aspect) && times(aspect) < SAME_ASPECT;
  if (heard.kind === 'short' || heard.words < THIN_WORDS) {
    const first: Aspect = heard.signs.size > 0 ? 'more' : 'example';
    if (done.size === 0 && may(first)) return ask(first);
    if (done.has('more') || done.has('example')) return null;
  }
  const told = new Set([...state.told(topic), ...heard.signs]);
  if (told.has('team') && !told.has('own') && !done.has('own') && may('we')) return ask('we');
  const lacking = known.aspects.filter((aspect) => may(aspect) && !(aspect === 'own' && done.has('we')) && !(TELLS[aspect] ?? []).some((sign) => told.has(sign)));
  const next = lacking[0];
  if (next === undefined) return null;
  // One question deeper is enough where own part and outcome are told.
  const isTold = told.has('own') && (told.has('outcome') || told.has('figure'));
  if (isTold && (done.size > 0 || heard.words < RICH_WORDS)) return null;
  return ask(next);
}
