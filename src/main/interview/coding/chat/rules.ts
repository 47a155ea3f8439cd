/** The interviewer with no language model: answers what was said, then asks one thing. */
import { withoutInstructions } from '../../model/instructions.ts';
import { onOneLine } from '../glance.ts';
import { namedGrowth } from '../growth.ts';
import { aboutCode, aboutComplexity, aboutDone, aboutTask, fromStatement, nextHint, type Answer } from './about-task.ts';
import { askAboutFailing, nextQuestion, type Question } from './next-question.ts';
import type { Talk } from './talk.ts';
import { matches, type Intent, type Recognised } from './texts.ts';

const QUESTION =
  /\?|^(?:(?:а|и|но|ну|and|but|so|well)\s+)?(?:что|как|как(?:ой|ая|ое|ие|ого|им)|можно|нужно ли|надо ли|сколько|почему|зачем|где|когда|есть ли|могут ли|может ли|будет ли|будут ли|бывают ли|если|бывают|бывает|what|how|which|why|when|where|can|could|may|should|is|are|do|does|will|if)(?![\p{L}])|(?<!\p{L})(?:ли|бывают|бывает|возможны)(?!\p{L})|^а(?: \S+){1,5}$/iu;
const YES = /^[^\p{L}]*(?:да|ага|угу|давай(?:те)?|конечно|хочу|нужна|пожалуйста|yes|yeah|yep|sure|please|ok(?:ay)?|ок(?:ей)?)(?:[\s,.!]|$)/iu;
const SHORT_REPLY = /^[^\p{L}]*(?:да|нет|ага|угу|ок(?:ей)?|хорошо|ладно|понятно|понял[а]?|ясно|yes|no|yeah|yep|nope|ok(?:ay)?|sure|fine|i see|got it|right|да,? понятно)[^\p{L}]*$/iu;
/** After a hint, another is meant. */
const MORE = /^(?:а\s+)?(?:ещ[её]|дальше|следующ|другую|another|one more|more|next)(?!\p{L}{3})/iu;
/** “What to return when …” asks for a sentence of the statement, not for the form of the result. */
const CONDITION = /(?<!\p{L})(?:если|когда|для|нельзя|нет|if|when|for|cannot|can[’']t)(?!\p{L})/iu;
/** What offered a hint. */
const OFFER = 'offer:hint';

export function ruleReply(talk: Talk): Question {
  const answer = toAnswer(talk);
  const greets = talk.history.length === 0 && answer.topic !== 'answer:greeting' && talk.texts.intents.some((intent) => intent.id === 'greeting' && matches(intent, onOneLine(talk.message)));
  const opening = greets ? `${talk.say('greeting')} ` : '';
  if (answer.goesOn !== true) return { text: talk.distinct(`${opening}${answer.text}`), topic: answer.topic };
  const question = nextQuestion({ ...talk, asked: new Set([...talk.asked, ...answer.topic.split(' ')]) });
  return { text: talk.distinct(`${opening}${answer.text} ${question.text}`.trim()), topic: `${answer.topic} ${question.topic}` };
}

/** What the message is about: the first that fits; of questions about facts of the task only where something is asked. */
export function intentOf({ message: raw, texts, history }: Pick<Talk, 'message' | 'texts' | 'history'>): Intent | null {
  const message = onOneLine(raw);
  const named = (id: string): Intent | null => texts.intents.find((intent) => intent.id === id) ?? null;
  if (withoutInstructions(raw).passages.length > 0) return named('instructions');
  if (YES.test(message) && history.at(-1)?.topic?.includes(OFFER) === true) return named('hint');
  const lastTopic = history.at(-1)?.topic ?? '';
  if (MORE.test(message) && lastTopic.startsWith('hint:')) return named('hint');
  const isQuestion = QUESTION.test(message);
  if (!isQuestion && /(?:complexity|memory)(?::nested)?$/.test(lastTopic) && namedGrowth(message) !== null) return named('complexity');
  return texts.intents.find((intent) => (isQuestion || (intent.fact === null && intent.id !== 'format')) && matches(intent, message)) ?? null;
}

function toAnswer(talk: Talk): Answer {
  const { texts } = talk;
  const message = onOneLine(talk.message);
  const intent = intentOf(talk);
  const isQuestion = QUESTION.test(message);
  if (intent?.fact != null) return fromStatement(talk, intent);
  switch (intent?.id) {
    case 'instructions':
      return { text: talk.say('instructions'), topic: 'refused:instructions', goesOn: true };
    case 'solution':
      return { text: talk.say('solution'), topic: 'refused' };
    case 'frustration':
      return { text: talk.say('frustration'), topic: `answer:frustration ${OFFER}` };
    case 'dont_know': {
      const isStart = !talk.asked.has('approach') || talk.history.at(-1)?.topic?.includes('approach') === true;
      if (isStart && nextHint(talk) !== null) return { text: talk.say('dont_know'), topic: `answer:dont_know ${OFFER}` };
      return { text: talk.say('let_be'), topic: 'answer:dont_know', goesOn: true };
    }
    case 'format': {
      const told = CONDITION.test(message) ? fromStatement(talk, null) : null;
      return told?.topic === 'answer:statement' ? told : (aboutTask('format', talk) ?? fromStatement(talk, null));
    }
    case 'failing':
      return askAboutFailing(talk) ?? aboutDone(talk);
    case 'review':
      return aboutCode(talk);
    case 'complexity':
      return aboutComplexity(talk, isQuestion);
    case 'done':
      return aboutDone(talk);
    case 'greeting':
      return { text: talk.say(talk.asked.has('answer:greeting') ? 'greeting_again' : 'greeting'), topic: 'answer:greeting', goesOn: true };
    case 'how_are_you':
    case 'thanks':
      return { text: talk.say(intent.id), topic: `answer:${intent.id}`, goesOn: true };
    case undefined:
      break;
    default: {
      const answer = aboutTask(intent?.id ?? '', talk);
      if (answer !== null) return answer;
    }
  }
  const place = ({ patterns }: Recognised): number => Math.max(message.search(patterns.ru), message.search(patterns.en));
  const [tool] = texts.tools.filter((candidate) => place(candidate) >= 0 && !talk.asked.has(`approach:${candidate.id}`)).sort((a, b) => place(a) - place(b));
  if (isQuestion) {
    const told = fromStatement(talk, null);
    if (told.topic === 'answer:statement' || tool === undefined) return told;
    // “Is sorting all right?”: free to choose, and asked what it is for.
    return { text: `${talk.say('tool_free')} ${talk.say(`ask.tool_${tool.id}`)}`, topic: `answer:tool approach:${tool.id}` };
  }
  if (SHORT_REPLY.test(message)) return { text: talk.say('yes_no'), topic: 'answer:short', goesOn: true };
  // A way of solving is asked further about where it is the plan; later it is only a word in an answer.
  if (tool !== undefined && !talk.asked.has('complexity')) return { text: `${talk.say('understood')} ${talk.say(`ask.tool_${tool.id}`)}`, topic: `approach:${tool.id}` };
  return { text: talk.say('understood'), topic: 'answer:understood', goesOn: true };
}
