/** The parts of which a whole answer is made: a case has situation, action and result; a way of work steps, reason and example. */
import type { Need, QuestionKind } from './themes.ts';
import type { AnswerSentence, ReadAnswer } from './read-answer.ts';

export type Part = 'situation' | 'action' | 'result' | 'steps' | 'reason' | 'example' | 'now' | 'path' | 'wish' | 'compare';

const words = (pattern: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'u');

const SITUATION = words(
  'when|while|last (?:year|month|week|spring|summer|autumn|winter|quarter)|(?:two|three|four|five|\\d+) (?:years|months|weeks) ago|in (?:19|20)\\d\\d|at (?:my|our) \\p{L}+|before (?:it|that|this)|was|were|had|the problem|' +
    'когда|в прошлом|прошлой|прошлым|назад|в (?:19|20)\\d\\d|на (?:прошлой|прежней|предыдущей) \\p{L}+|раньше|до этого|был|была|было|были|проблема',
);
const RESULT = words(
  'now|since then|in the end|at the end|finally|as a result|after that it|we agreed|agreed|accepted|signed|shipped|launched|released|works|worked|learned|renewed|stayed|lost|won|got|went live|in use|still|passed|' +
    'теперь|с тех пор|в итоге|в результате|в конце|договорил\\p{L}*|согласил\\p{L}*|подписал\\p{L}*|принял\\p{L}*|выпустил\\p{L}*|запустил\\p{L}*|работает|заработал\\p{L}*|понял\\p{L}*|научил\\p{L}*|продлил\\p{L}*|остал\\p{L}*|потерял\\p{L}*|получил\\p{L}*|выиграл\\p{L}*|вышл\\p{L}*|прошл[аои]|закончил\\p{L}*|сошлись',
);
const SEQUENCE = words('first|firstly|second|secondly|third|then|next|after that|before|finally|until|if|always|сначала|сперва|во-первых|во-вторых|первым делом|потом|затем|далее|после этого|после|перед|наконец|если|всегда|пока');
const REASON = words(
  'because|so that|since|in order to|that way|otherwise|therefore|the reason|means|to (?:see|avoid|make|find|check|know|learn|keep)|I (?:like|want|miss|need)|потому|поэтому|так как|чтобы|иначе|значит|тогда видно|из-за|ради|причина|хочется|не хватает',
);
const EXAMPLE = words('for example|for instance|last (?:year|month|week|time|spring|summer|autumn|winter)|once|one time|in (?:19|20)\\d\\d|например|к примеру|однажды|в прошл\\p{L}+|недавно|как-то раз|один раз');
const NOW = words('now|currently|today|at present|i am|i\'m|i work|i lead|i do|my job|сейчас|теперь|работаю|занимаюсь|руковожу|веду|отвечаю|я \\p{L}{4,}');
const PATH = words('years?|before|after|since|then|studied|graduated|degree|university|started|moved|joined|became|began|(?:19|20)\\d\\d|лет|год\\p{L}*|раньше|до этого|потом|после|окончил\\p{L}*|закончил\\p{L}*|учил\\p{L}*|институт\\p{L}*|университет\\p{L}*|начинал\\p{L}*|начал\\p{L}*|перешел|перешла|пришел|пришла|стал|стала|устроил\\p{L}*');
const COMPARE = words('now|present|presently|current|currently|today|here|at the moment|сейчас|нынешн\\p{L}+|теперь|текущ\\p{L}+|здесь|у нас');
const OWN_REASON = words('because|so that|since|interested|liked|like|wanted|want|enjoy|curious|потому|поэтому|так как|чтобы|интерес\\p{L}*|нравится|понравил\\p{L}*|хотел\\p{L}*|увлек\\p{L}*');
const FIRST_PERSON = words('i|we|я|мы|мне');
/** Words before the first deed that set a scene. */
const SCENE_WORDS = 3;

const PARTS: Readonly<Record<QuestionKind, readonly Part[]>> = {
  story: ['situation', 'action', 'result'],
  approach: ['steps', 'reason', 'example'],
  introduction: ['now', 'path', 'reason'],
  wish: ['wish', 'reason', 'compare'],
};

export const partsOf = (kind: QuestionKind): readonly Part[] => PARTS[kind];

const isActed = ({ signs }: AnswerSentence): boolean => signs.has('own') || signs.has('team');
const isResult = ({ signs, plain }: AnswerSentence): boolean => signs.has('outcome') || signs.has('figure') || RESULT.test(plain);

export function presentParts(answer: ReadAnswer, kind: QuestionKind): ReadonlySet<Part> {
  const { told, signs, sentences, hits } = answer;
  const deeds = sentences.reduce((sum, sentence) => sum + sentence.deeds, 0);
  const isAction = signs.has('own') || signs.has('team');
  // With no stops, all is one sentence: then the words before the first “I” are the scene.
  const own = told.search(FIRST_PERSON);
  const before = own === -1 ? sentences.slice(0, Math.max(0, sentences.findIndex(isActed))).map(({ plain }) => plain).join(' ') : told.slice(0, own);
  const scene = before.split(' ').filter((word) => word !== '').length;
  const has: Readonly<Record<Part, boolean>> = {
    situation: (isAction && scene >= SCENE_WORDS) || ((isAction || signs.size > 0) && SITUATION.test(told)) || signs.has('trouble'),
    action: isAction,
    // What came of nothing done is no result.
    result: (isAction || signs.has('trouble')) && sentences.some(isResult),
    steps: signs.has('how') || deeds >= 2 || (deeds >= 1 && SEQUENCE.test(told)) || (hits >= 3 && SEQUENCE.test(told)),
    reason: kind === 'introduction' ? OWN_REASON.test(told) : signs.has('reason') || signs.has('alternative') || REASON.test(told),
    example: EXAMPLE.test(told) || sentences.some(({ pastDeeds }) => pastDeeds > 0) || signs.has('figure') || signs.has('outcome'),
    now: NOW.test(told),
    path: PATH.test(told),
    wish: hits >= 1,
    compare: COMPARE.test(told),
  };
  return new Set(PARTS[kind].filter((part) => has[part]));
}

/** Whether the result is told after something was done; true for what is no case. */
export function isInOrder({ sentences }: ReadAnswer, kind: QuestionKind): boolean {
  return kind !== 'story' || sentences.findLastIndex(isResult) >= sentences.findIndex(isActed);
}

/** Whether what the question asks for beside its subject is told. */
export function meets(answer: ReadAnswer, need: Need, kind: QuestionKind): boolean {
  const { signs, told } = answer;
  const parts = presentParts(answer, kind);
  if (need === 'own') return signs.has('own');
  if (need === 'figure') return signs.has('figure');
  if (need === 'outcome') return parts.has('result') || signs.has('outcome') || signs.has('figure') || RESULT.test(told);
  if (need === 'how') return signs.has('how') || answer.sentences.reduce((sum, { deeds }) => sum + deeds, 0) >= 2 || SEQUENCE.test(told);
  if (need === 'reason') return signs.has('reason') || signs.has('alternative') || REASON.test(told);
  return PATH.test(told);
}
