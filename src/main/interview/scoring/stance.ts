/** Which words of a sentence the speaker does not claim as own experience: denied, only supposed, or done by others. */
import type { ReadSentence } from '../knowledge/reading.ts';
import type { Token } from '../knowledge/text.ts';

export type Stance = 'own' | 'denied' | 'supposed' | 'others';

/** A pattern between word borders of either alphabet, case ignored. */
const words = (pattern: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'iu');

const I = words("i|i'm|i've|we|myself|я|мы|сам|сама|сами|мною");
const HABIT = words('every|each|usually|always|often|кажд\\p{L}*|обычно|всегда|часто');

const SUPPOSED = words(
  "would(?! (?:say|call))|i'd|i wish|could (?:have|learn|pick up|probably)|i think i could|might|" +
    '(?:want|wanted|like|love|hope|plan|planning|hoping|dream|dreamt) to (?:learn|try|use|work|move|master|study)|perfect world|' +
    'жаль|бы|б|(?:хочу|хотел|хотела|хочется|планирую|мечтаю|собираюсь|надеюсь|думаю) (?:\\p{L}+ )?(?:изуч|науч|освои|попробова|поработа|примени|разобра)\\p{L}*',
);
const CONDITION = words('if|если|unless|was i to');

const DENIED = words(
  'neither|refus\\p{L}* to|afraid of|avoid(?:ed)?|nobody|no one|nothing was|only (?:read|heard) (?:about|of)|have (?:only )?read about|heard of|' +
    '(?:would|did|could)(?: not|n.t) (?:tell|show|give|let) (?:us|me)|(?:нам|мне) (?:\\p{L}+ )?не(?! только) \\p{L}+|' +
    'никто|ничего|отказал\\p{L}*|бою[сь]{2}|избега\\p{L}*|только (?:читал|слышал)\\p{L}*|не прижил\\p{L}*|не довелось|не приходилось|дела не имел\\p{L}*|' +
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
const INSTEAD = words('instead of|rather than|вместо');
const BREAK = /[,;:—–]|\s-\s/;
const CONTRAST = words('but|however|although|though|но|а|зато|однако');

interface Clause {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

function clausesOf({ text, words: tokens }: ReadSentence): Clause[] {
  const starts = [0];
  for (let index = 1; index < tokens.length; index++) {
    const gap = text.slice(tokens[index - 1]!.end, tokens[index]!.start);
    if (BREAK.test(gap) || CONTRAST.test(tokens[index]!.text)) starts.push(index);
  }
  return starts.map((from, place) => {
    const to = starts[place + 1] ?? tokens.length;
    return { from, to, text: text.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0).replaceAll('’', "'") };
  });
}

const hasNegator = (tokens: readonly Token[], negated: readonly boolean[], { from, to }: Clause): boolean =>
  tokens.slice(from, to).some((_, offset) => negated[from + offset]);

function stanceOf(clause: Clause): Stance {
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
    const denies = found[index] !== 'own' || hasNegator(sentence.words, sentence.negated, clause) || ELLIPTIC.test(clause.text);
    // «если бы дали Spark, …»: the condition and what follows from it stand or fall together.
    if (CONDITION.test(clause.text) && clauses.length > 1) {
      const next = found[index + 1];
      if (next === 'supposed') found[index] = 'supposed';
      if (found[index] === 'supposed' && next === 'own' && !CONTRAST.test(clauses[index + 1]!.text.split(' ')[0] ?? '')) found[index + 1] = 'supposed';
    }
    if (before === undefined || found[index - 1] !== 'own' || !denies) return;
    const short = clause.to - clause.from <= 8;
    if (short && (LOOKS_BACK.test(clause.text) || ELLIPTIC.test(clause.text)))
      found[index - 1] = found[index] === 'own' ? 'denied' : found[index]!;
  });
  const flags: Stance[] = sentence.words.map((_, index) => (sentence.negated[index] ? 'denied' : 'own'));
  clauses.forEach(({ from, to, text }, index) => {
    // “never touched Oracle, only PostgreSQL”: the exception is no longer denied.
    if (ONLY.test(text) && !NEGATOR.test(text)) flags.fill('own', from, to);
    if (found[index] !== 'own') flags.fill(found[index]!, from, to);
    const instead = INSTEAD.exec(clauses[index]!.text);
    if (instead === null) return;
    const at = (sentence.words[from]?.start ?? 0) + instead.index;
    for (let word = from; word < to; word++) if (sentence.words[word]!.start >= at && flags[word] === 'own') flags[word] = 'denied';
  });
  return flags;
}

/** The sentence with the denied, the supposed and the deeds of others all marked as negated. Once is enough; twice does no harm. */
export function asOwn(sentence: ReadSentence): ReadSentence {
  const negated = stances(sentence).map((stance) => stance !== 'own');
  return {
    ...sentence,
    negated,
    skills: sentence.skills.map((mention) => ({ ...mention, negated: negated[mention.from] ?? mention.negated })),
  };
}
