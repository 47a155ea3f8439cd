/** Whether words of a language model may be spoken to a candidate. Each check names what is wrong, or null. */
import { isFitQuestion } from '../../dialogue/fit-question.ts';
import { asksPrivate } from '../../dialogue/private-matters.ts';
import { tokens } from '../../knowledge/text.ts';
import { withoutInstructions } from '../../model/instructions.ts';
import { countSpoken, isSpokenIn } from './quotable.ts';
import { MOST_WORDS, type Spoken } from './speak.ts';
import type { State } from './state.ts';

const LONGEST_LEAD = 16;
const LEADS = 2;
/** Of the words that tell what a question is about, so many have to be in it. */
const ABOUT = 0.5;
const PRAISE =
  /(?<!\p{L})(?:great|excellent|amazing|awesome|fantastic|wonderful|impressive|impressed|perfect|brilliant|outstanding|superb|well done|good (?:job|answer|work|question|point)|nice(?: work| job|ly)?|love (?:that|it)|interesting|fascinating|strong answer|отличн\p{L}+|прекрасн\p{L}+|замечательн\p{L}+|великолепн\p{L}+|впечатля\p{L}+|супер|здорово|молод(?:ец|цы)|класс(?:но)?|потрясающ\p{L}+|хороший (?:ответ|вопрос|пример)|интересн\p{L}+|блестящ\p{L}+)(?!\p{L})/iu;
const PROMISE =
  /(?<!\p{L})(?:we(?:'ll| will)|you(?:'ll| will)|i(?:'ll| will) (?:recommend|pass|make sure|let)|guarantee\p{L}*|promis\p{L}+|you(?:'re| are) (?:hired|a (?:great|good|strong) fit)|get the job|offer you|мы (?:вам |вас )?(?:\p{L}+им|\p{L}+ем)(?!\p{L})|обеща\p{L}+|гарантир\p{L}+|вас возьм\p{L}+|вы приняты|вы (?:нам )?подходите|перезвон\p{L}+)/iu;
/** «понял», «рада»: the interviewer has no gender, and knows nobody's. */
const GENDERED = /(?<!\p{L})(?:(?:я|вы) )?(?:понял|поняла|рад|рада|согласен|согласна|уверен|уверена|хотел|хотела|сделали сама?|должен|должна)(?!\p{L})/iu;

function common(said: readonly string[], sentence: string, spoken: Spoken, { input, exchanges }: State): string | null {
  const all = [...said, sentence].join(' ');
  if (countSpoken(all) > MOST_WORDS) return 'too long';
  if (/[!<>{}[\]`*_#|]|:\/\//u.test(sentence)) return 'marks';
  if (PRAISE.test(sentence)) return 'praise';
  if (PROMISE.test(sentence)) return 'a promise';
  if (input.language === 'ru' && GENDERED.test(sentence)) return 'a gender';
  if (asksPrivate(sentence)) return 'a private matter';
  if (withoutInstructions(sentence).passages.length > 0) return 'an instruction';
  const source = `${spoken.question} ${spoken.lead} ${exchanges.flatMap(({ text, answers }) => [text, ...answers.map((turn) => turn.text)]).join(' ')}`;
  const numbers = new Set(source.match(/\d+/gu) ?? []);
  return (sentence.match(/\d+/gu) ?? []).some((number) => !numbers.has(number)) ? 'a number of its own' : null;
}

/** For a sentence before the question. */
export function isSayable(said: readonly string[], sentence: string, spoken: Spoken, state: State): string | null {
  if (said.length >= LEADS) return 'too much before the question';
  if (!/[.…]$/u.test(sentence)) return 'no whole sentence';
  // A quote of the resume may be longer, and in another language.
  const isQuote = /[“«"]/u.test(sentence) && sharesWords(sentence, spoken.question);
  if (countSpoken(sentence) > LONGEST_LEAD && !isQuote) return 'too long';
  const own = sentence.replace(/[A-Z][\p{L}\d.+#-]*/gu, '');
  if (!isQuote && /\p{L}{3}/u.test(own) && !isSpokenIn(own, state.input.language)) return 'another language';
  return common(said, sentence, spoken, state);
}

/** For the question itself: it has to ask for what the plan asks for. */
export function isWellAsked(said: readonly string[], sentence: string, spoken: Spoken, state: State): string | null {
  if ((sentence.match(/\?/gu) ?? []).length !== 1 || !sentence.trimEnd().endsWith('?')) return 'not one question';
  const asked = state.exchanges.map(({ text }) => text);
  const whole = [...said.filter((earlier) => /[“«"]/u.test(earlier)), sentence].join(' ');
  if (!isFitQuestion(sentence, { language: state.input.language, asked })) return 'unfit';
  const topic = state.plan.topics.find(({ id }) => id === spoken.key.topic);
  const places = spoken.key.aspect === null ? Object.values(topic?.places ?? {}).filter((value) => value !== null) : [];
  if (places.length > 0 && !places.some((place) => sharesWords([...said, sentence].join(' '), place))) return 'not about the subject';
  return common(said, whole, spoken, state);
}

function sharesWords(text: string, wanted: string): boolean {
  const stems = tokens(wanted).filter((word) => word.text.length > 2).map(({ stem }) => stem);
  const found = new Set(tokens(text).map(({ stem }) => stem));
  return stems.filter((stem) => found.has(stem)).length >= Math.max(1, stems.length * ABOUT);
}
