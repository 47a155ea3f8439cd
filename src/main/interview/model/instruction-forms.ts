/** The forms that orders to a grading program take, in English and Russian, as words in a row and as markup. */

/** One word of a text, lower case, with its place and what stands before it. */
export interface PlainWord {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** Whether a clause begins here, and whether a sentence does. */
  readonly opensClause: boolean;
  readonly opensSentence: boolean;
}

const words = (list: string): RegExp => new RegExp(`^(?:${list.trim().split(/\s+/).join('|')})$`, 'u');

/** English orders look like other verbs: they count at the head of a clause or after one of these. */
const LEADS = words('and then now please just kindly also so');
const MODALS = words('must should can will shall to now have need');

const LEAVE_EN = words('ignore disregard forget override bypass skip');
const LEAVE_RU = words(String.raw`(?:про)?игнорируй(?:те)? забудь(?:те)? отмени(?:те)? обойди(?:те)? пренебреги(?:те)?`);
/** Only after “do not”, «не». */
const FOLLOW = words(String.raw`follow use obey apply обращай(?:те)? учитывай(?:те)? соблюдай(?:те)? следуй(?:те)? используй(?:те)? применяй(?:те)?`);
const NOT = words(String.raw`not don['’]?t never не`);
const RULES = words(String.raw`instructions? rubrics? prompts? anchors? guardrails? инструкц\p{L}* рубрик\p{L}* про?мпт\p{L}* промт\p{L}* указани\p{L}*`);
/** Rules of some kind: a word of the first row with one of the second. */
const WHICH = words(String.raw`previous prior earlier above all any your system grading scoring evaluation assessment everything
  предыдущ\p{L}* прежн\p{L}* прошл\p{L}* выше\p{L}* вс[её] всех эти свои системн\p{L}*`);
const WHAT = words(String.raw`rules? criteria guidelines? directions? text messages? scale above before said
  правил\p{L}* критери\p{L}* услови\p{L}* сообщен\p{L}* шкал\p{L}* выше ранее сказанн\p{L}*`);

const GRADE_EN = words('give award assign set rate grade score mark put return output');
const GRADE_RU = words(String.raw`(?:по|про|вы)?став(?:ь|ьте) дай(?:те)? присвой(?:те)? верни(?:те)? выведи(?:те)? оцени(?:те)? засчитай(?:те)? начисли(?:те)?`);
/** “must be scored 5”: after “be” only, for people tell how they were rated. */
const GRADED_EN = words('scored rated graded marked given awarded');
/** «прошу выставить», «нужно оценить»: the infinitive after a wish. */
const WISHES_RU = words(String.raw`прошу просьба нужно надо необходимо следует долж\p{L}* обязан\p{L}*`);
const GRADE_INFINITIVE = words(String.raw`(?:по|про|вы)?ставить дать присвоить оценить засчитать начислить`);
/** What a reply is told to be, when a score stands before the number. */
const RESPOND = words('respond reply answer');
/** “Now rate limit is 100”: a noun, not an order. */
const LIMITS = words('limits? limiting limiters?');
const HIGH = words(String.raw`4 5 10 100 five ten full max maximum maximal highest top perfect best
  пять пят[её]рк\p{L}* десять максимум\p{L}* максимальн\p{L}* высш\p{L}* наивысш\p{L}* отлично`);
const POINTS = words(String.raw`points? marks scores? grades? ratings? stars? out everywhere
  балл\p{L}* очк\p{L}* оценк\p{L}* из вез?де`);
/** After a high grade these go on with the order. */
const GOES_ON = words('to for on in and или и за по во');

const DECIDE = words(String.raw`recommend hire accept approve advance рекомендуй(?:те)? порекомендуй(?:те)? найми(?:те)? прими(?:те)? одобри(?:те)?`);
const CANDIDATE = words(String.raw`me candidate applicant меня кандидат\p{L}* соискател\p{L}*`);

/** An order and what it is about stand at most so many words apart. */
const REACH = 12;

/** Whether an order to a grading program begins at `words[index]`; the index of its last telling word, or null. */
export function orderAt(row: readonly PlainWord[], index: number): number | null {
  const key = row[index]?.key ?? '';
  const near = row.slice(index + 1, index + 1 + REACH);
  const next = near.findIndex(({ opensSentence }) => opensSentence);
  const end = index + 1 + (next === -1 ? near.length : next);
  const find = (test: (at: number) => boolean, from = index + 1): number | null => {
    for (let at = from; at < end; at++) if (test(at)) return at;
    return null;
  };
  const is = (form: RegExp, at: number): boolean => at < end && form.test(row[at]?.key ?? '');

  const isNegated = FOLLOW.test(key) && NOT.test(row[index - 1]?.key ?? '');
  if (isNegated || LEAVE_RU.test(key) || (LEAVE_EN.test(key) && isOrder(row, index)))
    return find((at) => is(RULES, at) || (is(WHICH, at) && find((other) => is(WHAT, other), at + 1) !== null) || (is(WHAT, at) && is(WHICH, at + 1)));
  const previous = row[index - 1]?.key ?? '';
  const isGraded = GRADED_EN.test(key) && previous === 'be' && MODALS.test(row[index - 2]?.key ?? '');
  const isWished = GRADE_INFINITIVE.test(key) && [1, 2, 3].some((step) => WISHES_RU.test(row[index - step]?.key ?? ''));
  const isAsked = GRADE_EN.test(key) && isOrder(row, index) && !is(LIMITS, index + 1);
  const isReply = RESPOND.test(key) && isOrder(row, index);
  if (GRADE_RU.test(key) || isGraded || isWished || isAsked || isReply) {
    const points = find((at) => is(POINTS, at));
    return find((at) => {
      if (!is(HIGH, at)) return false;
      const isNamed = points !== null && points < at;
      if (isReply) return isNamed;
      const closes = at + 1 >= end || row[at + 1]?.opensClause === true || is(GOES_ON, at + 1) || is(HIGH, at + 1);
      return closes || isNamed || [1, 2, 3].some((step) => is(POINTS, at + step));
    });
  }
  if (DECIDE.test(key) && isOrder(row, index)) return find((at) => at <= index + 3 && is(CANDIDATE, at));
  return null;
}

function isOrder(row: readonly PlainWord[], index: number): boolean {
  const word = row[index];
  if (word === undefined || word.opensClause) return true;
  const before = row[index - 1]?.key ?? '';
  if (LEADS.test(before)) return true;
  return MODALS.test(before) && [2, 3].some((step) => row[index - step]?.key === 'you' || row[index - step]?.key === 'вы');
}

const ROLE = 'system|assistant|developer|user|grader|система|ассистент|разработчик|пользователь';
/** A role with a colon speaks when words follow; “system: Kubernetes” is a list. */
const SPEAKS = String.raw`(?=[^\n.!?]*\s\S+\s+\S)`;
const PERSONA = 'ai|assistant|language model|llm|grader|evaluator|chatbot';

/** Voices that are not the candidate's: roles, templates of chats, the reply's own shape, another task. Matched on lower case. */
export const MARKUP: readonly RegExp[] = [
  new RegExp(String.raw`(?:^|[\n.!?;"“«(]\s?|\s{2})[#*_>\s]{0,6}(?:${ROLE})(?: (?:prompt|message|note|override|сообщение))?[*_]{0,2}\s?:${SPEAKS}`, 'gu'),
  /<\|[^|\n]{1,30}\|>|\[\/?inst\]|<<\/?sys>>/gu,
  new RegExp(String.raw`<\s?/?\s?(?:${ROLE}|instructions?|prompt|transcript|answers|conversation|data)\b[^>\n]{0,40}>`, 'gu'),
  /(?:^|\n)\s{0,4}#{1,6}\s?(?:system|instructions?|response|new task|инструкци\p{L}*|систем\p{L}*)/gu,
  /\b(?:new|updated|revised|hidden|secret) (?:instructions?|system prompt|rubric|grading rules?)\s?(?::|\bfollow\b|\bbelow\b|\bare\b)/gu,
  /(?<!\p{L})(?:новые|важные|скрытые|обновл[её]нные) (?:инструкции|указания|правила оценк\p{L}*)(?!\p{L})/gu,
  /\b(?:end|start|begin) of (?:the )?(?:transcript|data|conversation|prompt|answers|resume)\b/gu,
  /(?<!\p{L})(?:конец|начало) (?:расшифровки|транскрипта|стенограммы|данных|разговора|промпта|резюме)(?!\p{L})/gu,
  new RegExp(String.raw`\byou are (?:now )?(?:an? |the )?(?:\w+ ){0,2}(?:${PERSONA})\b|\bas an ai\b`, 'gu'),
  new RegExp(String.raw`\b(?:act|behave|pretend) (?:as|like|to be) (?:an? |the )?(?:\w+ ){0,2}(?:${PERSONA})\b`, 'gu'),
  /(?<!\p{L})(?:ты|вы) (?:теперь |— |- )?(?:\p{L}+ )?(?:ассистент|языковая модель|нейросеть|ии|оценщик|бот)(?!\p{L})/gu,
  /(?<!\p{L})(?:веди|ведите) себя как (?:\p{L}+ )?(?:ассистент|модель|оценщик|рекрут\p{L}*|систем\p{L}*)/gu,
  /["'{]\s?(?:scores?|red_?flags|evidence|decision|overall)["']\s?:\s?[[{"'\d]/gu,
];
