/** The words of a move, by the rules: a short sentence that takes up what was said, then one question. */
import type { Language } from '../../../ports/language.ts';
import type { VoicePhase } from '../../../ports/voice.ts';
import { turned } from '../../dialogue/wording.ts';
import { sentences } from '../../knowledge/text.ts';
import { isAboutConflict } from './contradiction.ts';
import { echoOf } from './echo.ts';
import type { Lead, Move } from './move.ts';
import { countSpoken } from './quotable.ts';
import type { State } from './state.ts';
import type { Places, TextGroup, VoiceTexts } from './texts.ts';
import { timingOf } from './timing.ts';
import { CANDIDATE_QUESTIONS, CLOSING, INTRODUCTION, toKeyText, WARM_UP, type TopicKey, type Turnaround } from './topics.ts';

export interface Spoken {
  readonly phase: VoicePhase;
  readonly topic: string;
  readonly key: TopicKey;
  /** Before the question; may be empty. */
  readonly lead: string;
  /** Empty where nothing is asked. */
  readonly question: string;
  readonly ends: boolean;
}

export const MOST_WORDS = 40;

/** Both in one; without the lead where that would be too long to listen to. */
export function toSentences({ lead, question }: Pick<Spoken, 'lead' | 'question'>): string[] {
  const whole = countSpoken(`${lead} ${question}`) <= MOST_WORDS ? [lead, question] : [question === '' ? lead : question];
  return whole.flatMap((part) => sentences(part).map(({ text }) => text));
}

/** Null when every wording of the question was used: then something else has to be asked. */
export function speak(move: Move, state: State, texts: VoiceTexts): Spoken | null {
  const { input, plan, turn } = state;
  const language = input.language;
  const fresh = (group: TextGroup, name: string, places: Places = {}): string | null => firstUnused(texts.wordings(group, name, language, places), state);
  const lead = (name: string, places: Places = {}): string => turned(texts.wordings('leads', name, language, places), name, turn)[0] ?? '';
  const opener = (name: Lead): string => openerOf(name, move, state, texts);
  const spoken = (phase: VoicePhase, key: TopicKey, question: string | null, before = '', ends = false): Spoken | null =>
    question === null ? null : { phase, topic: toKeyText(key), key, lead: before, question, ends };
  const first = (topic: string): TopicKey => ({ topic, aspect: null, turnaround: null });

  switch (move.kind) {
    case 'introduction': return spoken('introduction', first(INTRODUCTION), texts.wordings('topics', 'introduction', language, { minutes: minutesInWords(input.plannedMs, language) })[0] ?? '');
    case 'warm-up': return spoken('warm_up', first(WARM_UP), texts.wordings('topics', 'warm-up', language, { role: plan.role })[0] ?? '', opener(move.lead));
    case 'topic': {
      const { id, wording, questions, places } = move.topic;
      const question = wording === null ? firstUnused(questions, state) : firstUnused(texts.wordings('topics', wording, language, places), state);
      return spoken('main', first(id), question, opener(move.lead));
    }
    case 'follow-up': {
      const isOwn = move.topic !== INTRODUCTION && move.topic !== WARM_UP;
      return spoken(isOwn ? 'follow_up' : (state.last?.phase ?? 'follow_up'), { topic: move.topic, aspect: move.aspect, turnaround: null }, fresh('aspects', move.aspect, move.places), opener(move.lead));
    }
    case 'again': return sayAgain(move, state, texts, lead);
    case 'candidate-questions': {
      const answer = move.isAnswering ? answerTo(move.answer, state, texts) : opener(move.lead);
      const isLast = move.why === 'more' && fresh('candidateQuestions', 'more') === null;
      if (isLast) return spoken('closing', first(CLOSING), texts.wordings('closing', 'done', language)[0] ?? '', answer, true);
      return spoken('candidate_questions', first(CANDIDATE_QUESTIONS), fresh('candidateQuestions', move.why), answer);
    }
    case 'closing': {
      const isNoted = move.why === 'over' && state.heard.kind === 'answer';
      const answer = move.isAnswering ? answerTo(move.answer, state, texts) : isNoted ? lead('noted') : '';
      return spoken('closing', first(CLOSING), texts.wordings('closing', move.why, language)[0] ?? '', answer, true);
    }
  }
}

/** The same question again, another wording of it, or a word that leaves it open. */
function sayAgain({ how, question }: Extract<Move, { kind: 'again' }>, state: State, texts: VoiceTexts, lead: (name: string) => string): Spoken | null {
  const { last, input } = state;
  if (last === null) return null;
  const key: TopicKey = { ...last.key, turnaround: how };
  const say = (before: string, asked: string): Spoken => ({ phase: last.phase, topic: toKeyText(key), key, lead: before, question: asked, ends: false });
  const asked = questionOf(state, texts);
  switch (how) {
    case 'wait': case 'clarify': return say(lead(how), '');
    case 'calm': case 'stop': case 'meant': return say('', lead(how));
    case 'repeat': return say(lead(stands(state) ? 'go-on' : how), asked);
    case 'misheard': return say(lead(how), asked);
    case 'rephrase': {
      const other = otherWording(state, texts);
      return other === null ? say(lead('simpler'), asked) : say(lead('rephrase'), other);
    }
    case 'silence': return say(lead('silence'), otherWording(state, texts) ?? asked);
    case 'aside': return say(lead('aside'), asked);
    case 'unheard': return say(lead('unheard'), state.exchanges.at(-1)?.text.replace(/^.*?(?=[^.!?]*\?$)/u, '') ?? asked);
    case 'answer': {
      const answer = answerTo(question, state, texts);
      if (question === 'may-ask') return say(answer, '');
      const full = `${answer} ${lead('back')}`;
      return say(countSpoken(`${full} ${asked}`) <= MOST_WORDS ? full : answer, countSpoken(`${answer} ${asked}`) <= MOST_WORDS ? asked : lastSentence(asked));
    }
  }
  return say(texts.wordings('leads', 'back', input.language)[0] ?? '', asked);
}

/** After an offer to pause or to stop, or after a pause, the question is not repeated by wish: the talk goes on. */
const stands = ({ exchanges }: State): boolean => /^(?:calm|stop|wait)$/u.test(exchanges.at(-1)?.key.turnaround ?? '');

/** Turns that hold the question in its own words, with nothing but an acknowledgement before it. */
const ASKING: ReadonlySet<Turnaround | null> = new Set([null, 'rephrase', 'silence']);

/** What was asked last, without the words before it. */
function questionOf({ exchanges, last }: State, texts: VoiceTexts): string {
  const put = exchanges.findLast(({ key, isHeard }) => isHeard && key.topic === last?.key.topic && key.aspect === last.key.aspect && ASKING.has(key.turnaround)) ?? last;
  const all = sentences(put?.text ?? '').map(({ text }) => text);
  const at = all.findIndex((text) => text.endsWith('?'));
  if (at === -1) return all.filter((text) => !texts.isLead(text)).slice(-2).join(' ');
  // “The resume says: “…”. How was that measured?” needs both; an acknowledgement has no place for anything.
  const before = all[at - 1];
  const isNeeded = before !== undefined && put?.phase !== 'introduction' && put?.key.turnaround !== 'answer' && !texts.isLead(before);
  return isNeeded ? `${before} ${all[at]}` : (all[at] ?? '');
}

const lastSentence = (text: string): string => sentences(text).at(-1)?.text ?? text;

/** Another wording for the question that was put last; null when there is none. */
function otherWording(state: State, texts: VoiceTexts): string | null {
  const { last, plan, input } = state;
  if (last === null) return null;
  const { topic, aspect } = last.key;
  const known = plan.topics.find(({ id }) => id === topic);
  if (aspect !== null && !isAboutConflict(aspect)) return firstUnused(texts.wordings('aspects', aspect, input.language), state);
  if (aspect !== null) return null;
  if (topic === WARM_UP) return firstUnused(texts.wordings('topics', 'warm-up', input.language, { role: plan.role }), state);
  return known?.wording === null || known === undefined ? null : firstUnused(texts.wordings('topics', known.wording, input.language, known.places), state);
}

/** What the people who have invited somebody can tell: about the work. A film or the weather is nobody's business here. */
const EMPLOYERS =
  /(?<!\p{L})(?:teams?|compan\p{L}+|offices?|roles?|jobs?|positions?|shifts?|hours|holidays?|train\p{L}*|manag\p{L}+|boss\p{L}*|clients?|customers?|departments?|staff|people|colleagues?|budgets?|start|contracts?|probation|equipment|laptops?|tools?|stack|projects?|products?|work\p{L}*|travel|certificat\p{L}+|uniforms?|culture|promot\p{L}+|your? (?:use|have|run|build|count|handle|measure|test|deploy)|команд\p{L}+|компани\p{L}+|офис\p{L}*|рол[ьи]|ваканси\p{L}+|смен[аыуе]?|обучен\p{L}+|начальник\p{L}*|руководител\p{L}+|клиент\p{L}*|отдел\p{L}*|коллектив\p{L}*|сотрудник\p{L}*|человек|испытательн\p{L}+|проект\p{L}*|продукт\p{L}*|инструмент\p{L}*|у вас|работ\p{L}+|договор\p{L}*|карьер\p{L}+)(?!\p{L})/iu;

/** What may be said honestly: facts of this interview, else that it is not known. */
function answerTo(question: string | null, state: State, texts: VoiceTexts): string {
  const { input, plan, turn } = state;
  const places = { role: plan.role, minutes: minutesInWords(input.plannedMs, input.language), left: minutesInWords(timingOf(state).leftMs, input.language) };
  const unknown = EMPLOYERS.test(state.heard.read.map(({ text }) => text).join(' ')) || state.phase === 'candidate_questions' ? 'unsure' : 'beyond';
  if (question === null) return turned(texts.wordings('leads', unknown, input.language), unknown, turn)[0] ?? '';
  const wordings = texts.wordings('answers', question, input.language, places);
  return wordings.find((wording) => !state.isUsed(wording)) ?? wordings[0] ?? '';
}

/** Whether the candidate has heard that a program asks: the introduction may have been cut off. */
function knowsMachine({ input, exchanges }: State, texts: VoiceTexts, machine: string): boolean {
  const said = sentences(texts.wordings('topics', INTRODUCTION, input.language, { minutes: '' })[0] ?? '')[0]?.text ?? '';
  const cut = exchanges.find(({ phase }) => phase === 'introduction');
  return cut === undefined || !cut.text.startsWith(said) || exchanges.some(({ heardText }) => heardText.includes(said) || heardText.includes(machine));
}

function openerOf(name: Lead, move: Move, state: State, texts: VoiceTexts): string {
  const { input, heard, exchanges, turn } = state;
  const machine = texts.wordings('leads', 'machine', input.language)[0] ?? '';
  if (!knowsMachine(state, texts, machine)) return machine;
  if (name === 'none') return '';
  // A question beside the answer is not passed over.
  if (heard.kind === 'answer' && heard.asksBack) return answerTo(heard.question, state, texts);
  const isFirstTime = heard.isOtherLanguage && !exchanges.some(({ text }) => texts.wordings('leads', 'language', input.language).some((sentence) => text.includes(sentence)));
  if (isFirstTime && name !== 'disputed' && name !== 'unowned') return texts.wordings('leads', 'language', input.language)[0] ?? '';
  if (name === 'heard') {
    // A word said back leads on to more about it, not to another subject.
    const word = move.kind === 'follow-up' ? echoOf(state) : null;
    if (word !== null) return turned(texts.wordings('leads', 'echo', input.language, { word }), 'echo', turn)[0] ?? '';
    // A person does not begin every sentence with “I see”.
    if (turn % 4 === 3) return '';
  }
  if (name === 'short' && turn % 3 === 2) return '';
  return turned(texts.wordings('leads', name, input.language), name, turn)[0] ?? '';
}

/** The first wording whose question was not said before: the first says most, and the same words for everybody are fair. */
function firstUnused(wordings: readonly string[], state: State): string | null {
  return wordings.find((wording) => !sentences(wording).some(({ text }) => text.endsWith('?') && state.isUsed(text))) ?? null;
}

/** “30 minutes”, «около 21 минуты»: the genitive, as it stands after «около». */
function minutesInWords(ms: number, language: Language): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  if (language === 'en') return minutes === 1 ? 'one minute' : `${minutes} minutes`;
  return `${minutes} ${minutes % 10 === 1 && minutes % 100 !== 11 ? 'минуты' : 'минут'}`;
}
