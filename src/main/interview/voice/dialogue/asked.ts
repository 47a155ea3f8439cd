/** Whether the candidate asks something, and what: not the questions that a story quotes or puts to itself. */
import { replyKind } from '../../dialogue/reply.ts';
import { FILLERS } from '../../knowledge/fillers.ts';
import { sentences } from '../../knowledge/text.ts';
import { countSpoken } from './quotable.ts';
import type { VoiceTexts } from './texts.ts';
import { bareOf, plainOf } from './wishes.ts';

/** So many words may stand around a question that has no mark. */
const UNMARKED_WORDS = 16;
/** So many words before a question are an answer. */
const BESIDE_WORDS = 6;
/** “…, right?” asks for nothing. */
const TAG = /(?:^|[\s,])(?:right|you know|isn't it|don't you|okay|ok|yes|да|правда|верно|так|понимаете|знаете|ладно|не так ли)\s*\?$/iu;
const ADDRESSES = /(?<!\p{L})(?:you|your|yours|i|we|this (?:role|position|job|interview)|the (?:\p{L}+ )?(?:role|position|team|company|salary|job|question|project|product|stack)|вы|вас|вам|вами|ваш\p{L}*|у вас|мне|меня|я|ты|эт\p{L}+|команд\p{L}+|компани\p{L}+|зарплат\p{L}+|ваканси\p{L}+|вопрос\p{L}*)(?!\p{L})/iu;
const ASKS = /^(?:(?:and|so|but|well|also|wait|sorry|oh|actually|one more thing|а|и|ну|ой|подождите|стойте|извините|скажите(?: пожалуйста)?|подскажите)[, ]+)*(?:what(?!ever)|how|when|where|who|which|why|do you|does|is (?:this|the|it|there)|are (?:you|there)|can (?:you|i)|could (?:you|i)|may i|will|что такое|как(?:ой|ая|ие|ова|ую)?|когда|кто|почему|сколько|где|можно ли|есть ли|будет ли|а можно|i (?:just )?(?:wanted|want|would like|'d like|forgot|meant) to (?:ask|know)|i have (?:a|one|another) (?:\p{L}+ )?question|(?:я )?(?:хотел|хотела|хочу|забыл|забыла)(?: бы)?(?: \p{L}+)? (?:спросить|узнать|уточнить)|у меня (?:\p{L}+ )?вопрос)(?!\p{L})/iu;
/** Without a mark: “what I did …”, “when the alarm rings I …”. */
const TELLS = /^(?:как (?:сказать|бы|говорится|правило|раз|только|обычно|всегда)(?!\p{L})|(?:what|how|когда|что|как|где|кто) (?:i|we|я|мы)(?!\p{L})|(?:and |so |but )?(?:when|where) (?!(?:is|are|was|were|am|do|does|did|will|would|can|could|should|shall|may|have|has)(?!\p{L})|'s))/iu;
/** “We asked ourselves: …?”, «Гости спрашивали, можно ли …?» */
const QUOTED =
  /(?<!\p{L})(?:(?:we|they|he|she|who|(?:the|my|our|a|one|every) \p{L}+|\p{L}+s) (?:\p{L}+ly |then |often |always |once )?(?:ask|asks|asked|wondered|kept asking|said|says)|i (?:asked|wondered|kept asking)|ourselves|myself|the (?:\p{L}+ )?question (?:was|is|became|arose)|(?:спросил|спрашивал|поинтересовал|спрашива|задавал)(?:а|и|о|ся|ась|ись|ет|ют)?|себя|себе|вопрос (?:был\p{L}*|стоял\p{L}*|встал\p{L}*|возник\p{L}*|звучал\p{L}*|в том))(?!\p{L})/iu;
/** “And what did I do?”, «Что мы сделали?»: the story answers it. */
const TO_ONESELF = /(?<!\p{L})(?:(?:did|was|were|had|(?:what|how|why|where|when) do) (?:i|we)|(?:что|как|почему|зачем|где|когда|чем) (?:же )?(?:я|мы|у (?:меня|нас)))(?!\p{L})/iu;
const THANKS = /^(?:thank you|thanks|please|sorry|just curious|спасибо|пожалуйста|извините)(?: \p{L}+){0,4}[.!]?$/iu;

/** A question in the last sentence, with its id if it is one that is known. @param words of the whole */
export function questionIn(said: string, words: number, texts: VoiceTexts): { readonly id: string | null } | null {
  const whole = sentences(said).map(({ text }) => text);
  const at = whole.findLastIndex((text) => !THANKS.test(text));
  const all = at === -1 ? whole : whole.slice(0, at + 1);
  const last = all.at(-1) ?? '';
  const isMarked = last.endsWith('?') && !TAG.test(last);
  const lastPlain = plainOf(last);
  // A recogniser may leave the mark out; a question that was put and answered in one breath has it.
  const start = whole.some((text) => text.endsWith('?')) ? lastPlain : plainOf(all.join(' '));
  const isAsked = isMarked || (words <= UNMARKED_WORDS && ASKS.test(start) && !TELLS.test(start));
  if (!isAsked) return null;
  const question = all.length > 1 && isMarked ? lastPlain : plainOf(all.join(' '));
  if (QUOTED.test(question)) return null;
  const id = texts.questions.find(({ pattern }) => pattern.test(question))?.id ?? null;
  if (id === null && TO_ONESELF.test(bareOf(question))) return null;
  if (id === null && (all.length > 3 || !ADDRESSES.test(question))) return isMarked && all.length <= 1 ? { id: null } : null;
  return { id };
}

/** “I drew three versions and tested them. What would you have done?”: what stands before the question is an answer. */
export function tellsBeside(said: string): boolean {
  const before = sentences(said).slice(0, -1).map(({ text }) => text);
  return before.every((text) => !text.endsWith('?')) && countSpoken(before.join(' ').replace(FILLERS, ' ')) >= BESIDE_WORDS && replyKind(before.join(' ')) === 'answer';
}
