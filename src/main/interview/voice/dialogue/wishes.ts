/** A wish instead of an answer: “one second”, “I'd rather not say”. The same words inside an account of one's work wish for nothing. */
import { FILLERS } from '../../knowledge/fillers.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { readText } from '../../knowledge/reading.ts';
import { sentences } from '../../knowledge/text.ts';
import { deedsIn } from '../../scoring/deeds.ts';
import { signsOf } from '../../scoring/specificity.ts';
import { isNamedIn } from './company-names.ts';
import type { HeardKind } from './heard.ts';
import type { Intent, VoiceTexts } from './texts.ts';

/** What the words may refer to. */
export interface Around {
  /** What the interviewer said before them. */
  readonly asked?: string;
  /** Of the resume. */
  readonly companies?: readonly string[];
}

/** Politeness around a wish: “actually …”, “…, thanks”. */
const COURTESY_BEFORE =
  /^(?:(?:actually|well|ok(?:ay)?|so|sorry|excuse me|i'm (?:so |very )?sorry|thanks|thank you|look|listen|please|i think|i guess|maybe|all ?right|right|no|yes|yeah|honestly|but|and|unfortunately|извините|простите|знаете|вообще|хорошо|ладно|спасибо|пожалуйста|так|ну|вс[её]|думаю|наверное|слушайте|да|нет|может быть|к сожалению|а|и|но|честно говоря|если честно) )+(?=\p{L})/u;
const COURTESY_AFTER =
  /(?: (?:please|thanks|thank you(?: (?:very|so) much)?(?: for (?:your time|everything))?|sorry|(?:good ?)?bye|have a (?:nice|good) day|спасибо(?: (?:большое|вам|за вс[её]))*|пожалуйста|извините|простите|до свидания|всего (?:доброго|хорошего)|пока))+$/u;
const CLAUSE = /[,;:—–]\s*|\s(?:and|but|so|because|и|а|но|поэтому|потому что)\s/u;
/** Said to the interviewer: whatever stands beside it, it asks for something. */
const ASKS_YOU =
  /^(?:(?:can|could|would|will|may) (?:you|we|i)|do you mind|please|what do you mean|let me|let's|give me|hold on|wait|hang on|tell me|(?:не )?могли бы вы|(?:вы )?(?:не )?можете|можно|давайте|дайте|подождите|скажите|расскажите|поясните|уточните|объясните|переформулируйте|что вы имеете)(?!\p{L})/u;
const THINKS = /^(?:let me (?:think|see)|дайте (?:мне )?подумать|сейчас подумаю|(?:надо|нужно) подумать)(?!\p{L})/u;
const NEEDS = /^(?:i (?:need|have to|must)|мне (?:нужно|надо|нужна|нужен))(?!\p{L})/u;
const WORD = /[\p{L}']{3,}/gu;
/** Beside a wish so many words of one's own are an answer: in its own clause, in all, in another sentence. */
const IN_CLAUSE = 2;
const IN_SENTENCE = 4;
const HERE = /(?<!\p{L})(?:here|now|today|interview|conversation|call|session|talk|(?:good ?)?bye|здесь|тут|сейчас|на этом|интервью|собеседование|разговор|беседу|звонок|до свидания)(?!\p{L})/u;
/** Thanks with a goodbye are no wish to stop. */
const FAREWELL = /^(?:good ?bye|bye|see you|до свидания|всего|прощайте|на этом вс[её])/u;
const THERE = /(?<!\p{L})(?:there|that (?:job|company|place|employer)|my (?:job|company|employer|workplace)|там|это место|мо[её] место|моя работа)(?!\p{L})/u;
/** “Tech Corp”, «в Ромашке»: a name, as the recogniser or the candidate writes it. */
const NAMED = /(?:^|\s)(?:at|for|by|with|в|во|на)\s+\p{Lu}/u;
const CONTRAST = /^(?:i (?:said|meant)|я (?:сказал|говорил)\p{L}*) (?:\S+ ){1,3}?(?:not|а не) (\S+)$/u;

export const plainOf = (said: string): string => said.toLowerCase().replaceAll('’', "'").replace(FILLERS, ' ').replace(/[.!?…]+$/u, '').replace(/\s+/gu, ' ').trim();

/** Where a recogniser puts its commas says nothing. */
export const bareOf = (plain: string): string => plain.replace(/[,;:.!?—–]/gu, ' ').replace(/\s+/gu, ' ').trim();

const coreOf = (plain: string): string => bareOf(plain).replace(COURTESY_BEFORE, '').replace(COURTESY_AFTER, '');

/** The first wish that the words hold and that they do not say more than. @param said at most a few sentences, as written */
export function wishIn(said: string, texts: VoiceTexts, knowledge: Knowledge, around: Around = {}): HeardKind | null {
  const plain = plainOf(said);
  const forms = [bareOf(plain), coreOf(plain)];
  const wish = texts.wishes.find((known) => known.id !== 'yes' && stands(known, said, plain, forms, texts, knowledge, around));
  if (wish !== undefined) return wish.id as HeardKind;
  const denied = CONTRAST.exec(forms[1] ?? '')?.[1];
  // “I said Kafka, not Kafta” sets right what the interviewer has just said.
  return denied !== undefined && bareOf((around.asked ?? '').toLowerCase()).split(' ').includes(denied) ? 'misheard' : null;
}

function stands({ id, pattern }: Intent, said: string, plain: string, [bare = '', core = '']: readonly string[], texts: VoiceTexts, knowledge: Knowledge, around: Around): boolean {
  const all = sentences(plain).map(({ text }) => text);
  // “I am tired. Let's stop here.”: what is wished comes last.
  if (id === 'stop') {
    if (pattern.test(bare) || pattern.test(core)) return true;
    const last = all.at(-1) ?? '';
    const [form] = [coreOf(last), bareOf(last)].filter((one) => pattern.test(one));
    if (form !== undefined) return HERE.test(form) || ownWords(all.slice(0, -1).join(' '), texts) < IN_CLAUSE;
    // “That's it, enough, I want to stop.”: or in the last clause, with a word or two before it.
    const said = all.flatMap((text) => text.split(CLAUSE));
    const wish = coreOf(said.at(-1) ?? '');
    return pattern.test(wish) && !FAREWELL.test(wish) && ownWords(said.slice(0, -1).join(' '), texts) <= IN_CLAUSE;
  }
  const clauses = all.map((text) => text.split(CLAUSE).map(coreOf));
  const isHit = (clause: string): boolean => pattern.test(clause);
  const isWhole = pattern.test(bare) || pattern.test(core);
  if (!clauses.flat().some(isHit)) {
    if (!isWhole) return false;
    clauses.splice(0, clauses.length, [pattern.test(core) ? core : bare]);
  }
  if (id === 'job-denied' && !THERE.test(plain) && !NAMED.test(said) && !namesOne(said, around.companies ?? [], texts)) return false;
  if (id === 'wait' && tellsAfterThinking(clauses.flat(), texts)) return false;
  if (id !== 'job-denied' && id !== 'insult' && clauses.flat().some((clause) => isHit(clause) && ASKS_YOU.test(clause))) return true;
  const rest = (clause: string): string => clause.replace(new RegExp(pattern.source, 'gu'), ' , ');
  const inClause = ownWords(clauses.flat().filter(isHit).map(rest).join(' '), texts);
  if (id === 'resume-denied') return inClause === 0;
  if (id === 'misheard') return inClause < IN_CLAUSE;
  if (tellsWork(clauses.flat().map(rest).join(', '), texts, knowledge)) return false;
  if (id === 'job-denied' && inClause > 0) return false;
  const sameSentence = ownWords(clauses.filter((row) => row.some(isHit)).flat().map(rest).join(' '), texts);
  const others = ownWords(clauses.filter((row) => !row.some(isHit)).flat().join(' '), texts);
  // “No, I cook.”: what is a wish only by itself stands beside nothing else.
  if (!isWhole) return sameSentence + others === 0;
  return inClause === 0 ? sameSentence < IN_SENTENCE && others < IN_CLAUSE : sameSentence + others < IN_CLAUSE;
}

/** “Let me think, the hardest one was the migration”: thinks aloud, and tells. */
function tellsAfterThinking([first = '', ...after]: readonly string[], texts: VoiceTexts): boolean {
  return THINKS.test(first) && !after.some((clause) => ASKS_YOU.test(clause) || NEEDS.test(clause)) && ownWords(after.join(' '), texts) >= IN_SENTENCE;
}

/** Whether any clause is said to the interviewer. */
export const asksYou = (plain: string): boolean => plain.split(/[.!?…]+\s+/u).flatMap((text) => text.split(CLAUSE)).some((clause) => ASKS_YOU.test(coreOf(clause)));

/** Words that tell something: not those that go with any wish. */
export const ownWords = (text: string, { besides }: VoiceTexts): number => (text.match(WORD) ?? []).filter((word) => !besides.test(word)).length;

/** Past deeds, figures or skills in what stands beside a wish; the contract that forbids to tell is no skill. */
const tellsWork = (text: string, { besides }: VoiceTexts, knowledge: Knowledge): boolean =>
  readText(text, knowledge).some((sentence) => {
    const isNamed = sentence.skills.some(({ from, to }) => sentence.words.slice(from, to).some((word) => !besides.test(word.text.toLowerCase())));
    return isNamed || deedsIn(sentence).some(({ isPast }) => isPast) || signsOf(sentence, knowledge).has('figure');
  });

/** Whether a company is named, in whatever case of its name. */
export const namesOne = (text: string, companies: readonly string[], { companyWords }: VoiceTexts): boolean =>
  companies.some((company) => isNamedIn(text, company, companyWords));
