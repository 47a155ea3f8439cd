/** Which words of a sentence the speaker does not claim as own experience: denied, only supposed, or done by others. */
import { negations } from '../knowledge/negation.ts';
import type { ReadSentence } from '../knowledge/reading.ts';
import type { Token } from '../knowledge/text.ts';
import { heardWell, type Hearing } from './hearing.ts';

export type Stance = 'own' | 'denied' | 'supposed' | 'others';

/** A pattern between word borders of either alphabet, case ignored. */
const words = (pattern: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'iu');

const I = words("i|i'm|i've|we|myself|я|мы|сам|сама|сами|мною");
const HABIT = words('every|each|usually|always|often|кажд\\p{L}*|обычно|всегда|часто');

// «бы» beside a past form or an infinitive; not «хотя бы», «кто бы ни», nor «хотел бы отметить».
const WOULD_RU =
  '(?<!(?:хотя|вроде|как|кто|что|где|когда|хотел|хотела|хотелось) )бы?(?: \\p{L}+){0,2} \\p{L}+(?:л|ла|ло|ли|лся|лась|лось|лись|ть|ти|ться|чь)|' +
  '\\p{L}+(?<!хоте)(?:л|ла|ло|ли|лся|лась|лось|лись|ть) бы?|бы? (?:с|со|на|в) \\p{L}+';
const SUPPOSED = words(
  "would(?!$| (?:say|call|add|like to (?:add|mention|note|say|point)))|i'd(?! (?:say|add|like to (?:add|mention|say)))|i wish|could (?:have|learn|pick up|probably)|i think i could|" +
    'might(?! (?:add|say|mention|sound))|' +
    '(?:want|wanted|like|love|hope|plan|planning|hoping|dream|dreamt) to (?:learn|try|use|work|move|master|study)|perfect world|' +
    `жаль|${WOULD_RU}|(?:хочу|хотел|хотела|хочется|планирую|мечтаю|собираюсь|надеюсь|думаю) (?:\\p{L}+ )?(?:изуч|науч|освои|попробова|поработа|примени|разобра)\\p{L}*`,
);
// «если бы не я, …» tells what the speaker did.
const BUT_FOR_ME = words('если бы не (?:я|мы)|if (?:it was not|it were not|not) for me');
// What sounds like a denial and is none.
const NO_DENIAL = words(
  '(?:никто|никого|nobody|no one)(?: \\p{L}+)? (?:кроме|except|but|apart from|other than) (?:меня|нас|me|us)|кроме меня|except me|but me|' +
    '(?:не могу|не можем|не обходи\\p{L}*|не обош\\p{L}*|не представляю \\p{L}+) без|(?:can ?not|can.t|could not|couldn.t|never) (?:live |work |do |manage )?without|' +
    '(?:never|not) (?:\\p{L}+ ){0,2}(?:problems?|trouble|issues?) with|не (?:было|бывало|возникало) проблем|без проблем|' +
    '(?:не|ничего не) (?:работало|отвечало|открывалось)|it (?:did not|didn.t|not|was not|wasn.t) (?:work|working|respond|responding|available)',
);
const CONDITION = words('if|если|unless|was i to');

const DENIED = words(
  'never (?:did|had(?! (?:an? |any )?(?:problem|issue|trouble))|made|wrote|built|set up|ran|managed|used|touched|tried)|neither|refus\\p{L}* to|afraid of|avoid(?:ed|ing)?(?!(?: \\p{L}+){1,4} (?:by|with|through|thanks to))|nobody|no one|nothing was|(?:only |just )?(?:have |ve )?(?:read|heard) (?:about|of|\\p{L}+ about)|in theory|before my time|read (?:an? |some )?articles?|' +
    '(?:would|did|could)(?: not|n.t) (?:tell|show|give|let) (?:us|me)|(?:нам|мне) (?:\\p{L}+ )?не(?! только) \\p{L}+|' +
    'никто|ничего|отказал\\p{L}*|бою[сь]{2}|избега\\p{L}*|(?:только |лишь )?(?:читал|слышал)\\p{L}* (?:про|об?|стать\\p{L}+|книг\\p{L}+)|только (?:читал|слышал)\\p{L}*|читал\\p{L}* статью|по статьям|(?:знаю )?в теории|теоретически|до меня|не прижил\\p{L}*|не довелось|не приходилось|дела не имел\\p{L}*|' +
    'руки не дошли|отсутств\\p{L}+|ни (?:с|со|в|на|до) \\p{L}+',
);
// “I was hired”, «меня обучили»: it was done to the speaker.
const UNDERGONE = words(
  'i (?:was|got|have been|had been) (?:\\p{L}+ly )?(?:hired|recruited|mentored|coached|trained|taught|onboarded|supervised|interviewed|tested|delegated)|' +
    'my (?:own )?(?:mentor|coach|onboarding|teacher|probation)|(?:taught|mentored|trained|coached) me|' +
    'меня (?:\\p{L}+ ){0,2}(?:наня|подобра|обуч|научи|учи|трениров|приня|адаптир|собеседов|тестир)\\p{L}*|' +
    '(?:наня|подобра|обуч|научи|учи|адаптир|собеседов)\\p{L}+ меня|мо(?:й|его|я|им) (?:наставни|ментор|коуч|учител|стажировк|адаптаци)\\p{L}*',
);
const WHO_EN =
  'colleagues?|teammates?|co-?workers?|boss|director|head of \\p{L}+|admins?|devops|analysts?|agency|contractors?|freelancers?|consultants?|lawyers?|' +
  'team ?lead|tech ?lead|manager|supervisor|designers?|developers?|testers?|architects?|recruiters?|dbas?|vendor|predecessor|someone(?: else)?|somebody|everyone else|husband|wife|brother|friend';
const WHO_RU =
  'коллег[аи]|начальник|начальница|руководитель|директор|тим ?лид|тех ?лид|админы?|девопсы?|аналитик(?:и)?|агентство|подрядчик(?:и)?|фрилансер(?:ы)?|' +
  'юрист(?:ы)?|менеджер(?:ы)?|дизайнер(?:ы)?|разработчик(?:и)?|тестировщик(?:и)?|архитектор|рекрутер(?:ы)?|безопасник(?:и)?|кто-то|другой отдел|другая команда|муж|жена|брат|друг';
const RU_PAST = '\\p{L}+(?:л|ла|ли|лся|лась|лись)';
const RU_VERB = '\\p{L}+(?:л|ла|ли|лся|лась|лись|[её]т|ит|ют|ят|ут|ат|[её]тся|ится|ются|ятся)';
// They stand as the subject (not “of a colleague”, “with the director”) and do something.
const OTHERS = words(
  `(?<!(?:with|to|for|of|as|by|from|before|between|and|like|(?:am|was|be|became|is) an?) (?:(?:my|our|the|a|an) )?)` +
    `(?:(?:my|our|the|previous|former) )*(?:${WHO_EN}) (?:\\p{L}+ly )?(?!and i|and me|of \\p{L}+ i)\\p{L}+|` +
    `(?:managed|done|handled|written|built|made|designed|run|owned|led|reviewed|checked) by (?:my |our |the |another |an? )*(?:${WHO_EN}|others|them|him|her)|` +
    `they (?:made|did|wrote|built|designed|handled|managed|used)|was something the|left to the|` +
    `(?:${WHO_RU})(?: \\p{L}+)? ${RU_VERB}|${RU_PAST} (?:\\p{L}+ )?(?:${WHO_RU}|другие|они)`,
);
// A pronoun that looks back: “…, but our admins handled all of that”, «…, этим занимались девопсы».
const LOOKS_BACK = words(
  'it|that|this|them|him|those|all of (?:it|that)|there|этим|ими|им|ею|ей|его|её|их|туда|там|этого|это|в нём|в ней|в них|с ними|с ним|к нему|к ним',
);
const ELLIPTIC = words(
  "(?:but|though|although) (?:i|we) (?:did not|didn't|have not|haven't|do not|don't|never did|was not|wasn't|have not started|haven't started)(?: yet)?|" +
    '(?:а|но|только) (?:я|мы|меня|у меня) (?:нет|не)|но не я|but not me|but not i|руки не дошли|пока нет|not yet|и я в том числе',
);
const ONLY = /^(?:только|лишь|только что|only|just)(?!\p{L})/iu;
const NEGATOR = words("не|нет|ни|not|no|never|\\p{L}+n't");
// “Kafka instead of RabbitMQ”: only what follows is not claimed.
const REASONING = /^(?:because|since|so that|потому что|так как|поскольку|чтобы)(?!\p{L})/iu;
/** Words, itself too: with no signs a clause may run on to what is claimed again. */
const INSTEAD_REACH = 6;
const INSTEAD = /^(?:вместо .*|instead of|rather than)$/;
const isInstead = (word: Token, next: Token | undefined): boolean => INSTEAD.test(`${word.text} ${next?.text ?? ''}`.toLowerCase());
const BREAK = /[,;:—–]|\s-\s/;
const CONTRAST = words('but|however|although|though|но|а|зато|однако');

interface Clause {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

function clausesOf({ spoken: text, words: tokens }: ReadSentence): Clause[] {
  const starts = [0];
  for (let index = 1; index < tokens.length; index++) {
    const gap = text.slice(tokens[index - 1]!.end, tokens[index]!.start);
    if (BREAK.test(gap) || CONTRAST.test(tokens[index]!.text)) starts.push(index);
  }
  return starts.map((from, place) => {
    const to = starts[place + 1] ?? tokens.length;
    return { from, to, text: text.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0).replaceAll('’', "'").replaceAll(/\s+/g, ' ') };
  });
}

const hasNegator = (tokens: readonly Token[], negated: readonly boolean[], { from, to }: Clause): boolean =>
  tokens.slice(from, to).some((_, offset) => negated[from + offset]);

function stanceOf(clause: Clause): Stance {
  if (BUT_FOR_ME.test(clause.text) || NO_DENIAL.test(clause.text)) return 'own';
  if (SUPPOSED.test(clause.text) && !HABIT.test(clause.text)) return 'supposed';
  if (DENIED.test(clause.text) || UNDERGONE.test(clause.text)) return 'denied';
  if (OTHERS.test(clause.text) && !I.test(clause.text.split(OTHERS)[0] ?? '')) return 'others';
  return 'own';
}

/** One stance a word. A clause that looks back on the one before it speaks for that one too; so does a condition. */
export function stances(sentence: ReadSentence): Stance[] {
  const clauses = clausesOf(sentence);
  const found = clauses.map((clause) => stanceOf(clause));
  clauses.forEach((clause, index) => {
    const before = clauses[index - 1];
    const denies = !NO_DENIAL.test(clause.text) && (found[index] !== 'own' || hasNegator(sentence.words, sentence.negated, clause) || ELLIPTIC.test(clause.text));
    // «если бы дали Spark, …»: the condition and what follows from it stand or fall together.
    if (CONDITION.test(clause.text) && clauses.length > 1) {
      const next = found[index + 1];
      if (next === 'supposed') found[index] = 'supposed';
      if (found[index] === 'supposed' && next === 'own' && !CONTRAST.test(clauses[index + 1]!.text.split(' ')[0] ?? '')) found[index + 1] = 'supposed';
    }
    // “…, because my boss reads it”: a reason takes nothing back.
    if (before === undefined || found[index - 1] !== 'own' || !denies || REASONING.test(clause.text)) return;
    const short = clause.to - clause.from <= 8;
    if (short && (LOOKS_BACK.test(clause.text) || ELLIPTIC.test(clause.text)))
      found[index - 1] = found[index] === 'own' ? 'denied' : found[index]!;
  });
  const flags: Stance[] = sentence.words.map((_, index) => (sentence.negated[index] ? 'denied' : 'own'));
  clauses.forEach(({ from, to, text }, index) => {
    // “never touched Oracle, only PostgreSQL”: the exception is no longer denied.
    if (ONLY.test(text) && !NEGATOR.test(text)) flags.fill('own', from, to);
    if (NO_DENIAL.test(text)) flags.fill('own', from, to);
    if (found[index] !== 'own') flags.fill(found[index]!, from, to);
    const instead = sentence.words
      .slice(from, to)
      .findIndex((word, offset) => isInstead(word, sentence.words[from + offset + 1]));
    if (instead === -1) return;
    for (let word = from + instead; word < Math.min(to, from + instead + INSTEAD_REACH); word++) if (flags[word] === 'own') flags[word] = 'denied';
  });
  return flags;
}

const deniedIn = (sentence: ReadSentence): boolean[] => stances(sentence).map((stance) => stance !== 'own');

/**
 * The sentence with the denied, the supposed and the deeds of others all marked as negated. Once is enough; twice does no harm.
 * What is denied only because of words that were heard with doubt stays the speaker's.
 */
export function asOwn(sentence: ReadSentence, isDoubtful: Hearing = heardWell): ReadSentence {
  const heard = isDoubtful === heardWell ? [] : sentence.words.map(({ start }) => !isDoubtful(sentence.start + start));
  const negated = heard.includes(false) ? deniedAsHeard(sentence, heard) : deniedIn(sentence);
  return {
    ...sentence,
    negated,
    skills: sentence.skills.map((mention) => ({ ...mention, negated: negated[mention.from] ?? mention.negated })),
  };
}

/** Denied with the doubtful words and without them. */
function deniedAsHeard(sentence: ReadSentence, heard: readonly boolean[]): boolean[] {
  let spoken = sentence.spoken;
  for (const [index, { start, end }] of sentence.words.entries())
    if (heard[index] === false) spoken = spoken.slice(0, start) + ' '.repeat(end - start) + spoken.slice(end);
  const sure = sentence.words.filter((_, index) => heard[index]);
  const without = deniedIn({ ...sentence, spoken, words: sure, negated: negations(spoken, sure), skills: [] });
  const stillDenied = new Map(sure.map(({ start }, index) => [start, without[index] === true]));
  return deniedIn(sentence).map((denied, index) => denied && (stillDenied.get(sentence.words[index]!.start) ?? true));
}
