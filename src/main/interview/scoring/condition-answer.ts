/** How a candidate answered the question whether a firm condition holds. */
import { tokens } from '../knowledge/text.ts';

/** `unclear`: ask once more, and let a person look. */
export type ConditionAnswer = 'met' | 'unmet' | 'unclear';

const words = (...forms: readonly string[]): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.join('|')})(?![\\p{L}\\p{N}])`, 'u');

const CLAUSE = /[.,;:!?…()—–\n]+|\s-\s|(?<!\p{L})(?=(?:но|однако|зато|but|however|though|and i|а)\s)/u;
const HESITATION = /^(?:(?:ну|эм+|э+|хм+|м+|так|вот|в общем|честно говоря|если честно|well|u[hm]+|er+m*|hm+|so|honestly|to be honest|actually)(?!\p{L})[\s-]*)+/u;
const REGRET = words('к сожалению', 'увы', 'жаль', 'unfortunately', 'sadly', 'i am afraid', "i'm afraid", 'regrettably');
const BUT = /^(?:но|однако|зато|but|however|though)(?!\p{L})/u;

// Nothing stands in the way, however it is said.
const OBSTACLE = '(?:ограничени|препятстви|проблем|вопрос|сомнени|возражени|противопоказани|сложност|помех)\\p{L}*';
const HINDRANCE = '(?:restrictions?|limits?|limitations?|obstacles?|problems?|issues?|doubts?|objections?|questions?|constraints?|worries)';
const FREE = words(
  `(?:нет|не имею|не имеется|не вижу|не возникает|не будет|без)(?: \\p{L}+){0,2} ${OBSTACLE}`,
  `${OBSTACLE}(?: \\p{L}+){0,3} (?:нет|не имею|не вижу|не будет|отсутству\\p{L}+)`,
  '(?:виз\\p{L}+|спонсор\\p{L}+|разрешени\\p{L}+)(?: \\p{L}+){0,2} не (?:нужн|требу|понадоб)\\p{L}+|не (?:нужн|требу|понадоб)\\p{L}+(?: \\p{L}+){0,2} (?:виз|спонсор|разрешени)\\p{L}*',
  'почему(?: бы и)? нет|не против|ничего не мешает',
  `(?:no|not an?|without|never had)(?: \\p{L}+){0,2} ${HINDRANCE}`,
  `(?:do not|don't|did not|didn't|does not|doesn't)(?: \\p{L}+){0,2} (?:have|see|face)(?: any)?(?: \\p{L}+)? ${HINDRANCE}`,
  "(?:do not|don't|would not|wouldn't|will not|won't|not) (?:need|require)(?: \\p{L}+){0,3} (?:visa|sponsorship|permit)|no (?:visa|sponsorship) (?:is )?(?:needed|required)",
  'why not|nothing (?:stops|prevents|against)|not a problem',
);
const NEEDS = words(
  '(?:нужн|потребу|понадоб|требу)\\p{L}+(?: \\p{L}+){0,2} (?:виз|спонсор|разрешени)\\p{L}*|(?:виз|спонсор)\\p{L}+(?: \\p{L}+)? (?:нужн|потребу|понадоб)\\p{L}+',
  '(?:need|require)(?: \\p{L}+){0,2} (?:visa|sponsorship|permit)',
);
const CANNOT = words(
  'не (?:готов|смог|мог|подход|подойд|выполня|соглас|владе|уме|устраива|получ|хоч|планиру|соответств|сможем|могу)\\p{L}*',
  '(?:никак|совсем|вообще|пока|ещ[её]) нет|невозможно|отказ\\p{L}+|отсутству\\p{L}+',
  "(?:can ?not|can't|could not|won't|will not|would not|wouldn't|am not|i'm not|not (?:yet|at all|really|able|willing|ready|possible|going|eligible|allowed)|impossible|unable|unwilling)",
  "(?:i )?(?:do not|don't|does not|doesn't|did not|didn't|haven't|have not)(?! (?:mind|worry|doubt))",
  'i lack|it is not|not for me|rather not|prefer not',
);
const BARE_NO = /^(?:нет|не-?а|неа|no|nope|nah)(?:[\s-]+(?:нет|no|sir|спасибо|thanks))*$/u;
const LEADING_NO = /^(?:нет|не-?а|неа|no|nope|nah)(?:[\s-]+(?:нет|no))*(?=\s|-|$)/u;
const NO_THING: readonly RegExp[] = [
  words('(?:нет|не имею|не было|без)(?: (?:у меня|пока|ещ[её]|никак\\p{L}+|действующ\\p{L}+))* (?<thing>(?!у(?!\\p{L}))\\p{L}+)'),
  words('(?<thing>\\p{L}+)(?: (?:у меня|пока|ещ[её]|сейчас))* (?:нет|не имею|не имеется|не было)'),
  words('(?:have no|has no|no|without)(?: (?:valid|such|current|any))* (?<thing>\\p{L}+)'),
];
const YES = words(
  'да', 'хорошо', 'ок', 'окей', 'ладно', 'люблю', 'ага', 'угу', 'конечно', 'разумеется', 'безусловно', 'естественно', 'так точно', 'точно', 'верно', 'вс[её] (?:есть|в порядке|хорошо|подходит|ок|верно|так)',
  '(?:готов|готова|могу|смогу|имею|имеется|имеются|есть|подходит|подойд[её]т|устраивает|выполняется|выполняю|соответствую|владею|соглас[её]н|согласна|умею|в порядке)',
  'ok', 'okay', 'yes', 'yeah', 'yep', 'yup', 'sure', 'of course', 'absolutely', 'certainly', 'definitely', 'correct', 'indeed', 'right away', 'exactly',
  'i (?:do|am|have|can|will|meet|hold|already)(?! (?:not|no))', "i've(?: got)?", 'it (?:does|is|holds)(?! not)', 'that is (?:so|right|fine)', 'that works', "that's (?:fine|right)", 'fine', 'happy to', 'no doubt', 'all (?:good|fine|in order)', "(?:do not|don't) mind",
);
// It is not so yet.
const LATER = words('получ\\p{L}+', 'оформ\\p{L}+', 'сдела\\p{L}+', 'буд\\p{L}+', 'жд[уё]\\p{L}*', 'скоро', 'смогу', 'could', 'will', 'would', 'can (?:get|apply|obtain)', 'apply\\p{L}*', 'waiting', 'soon', 'maybe', 'может быть', 'возможно', 'наверное', 'не знаю', 'not sure', "don't know", 'не уверен\\p{L}*', 'probably', 'perhaps', 'depends', 'negotiable', 'обсужда\\p{L}+', 'обсудить', 'talk about (?:it|that)', 'зависит', 'смотря');
const NEGATIVE_CONDITION = /^\s*(?:нет|без|не|отсутстви\p{L}+|no|without|not|never)(?!\p{L})/iu;

// Words that name the same thing: a permit is denied by «визы нет» as well.
const SAME_THING: readonly RegExp[] = [
  /^(?:прав|разреш|виз|граждан|документ|паспорт|патент|right|permit|visa|authori|citizen|passport|eligib|document|внж|рвп)/u,
  /^(?:прав|водит|удостоверен|licen|driv)/u,
  /^(?:опыт|стаж|experience|years?$)/u,
  /^(?:диплом|образован|degree|diploma|education|сертификат|certificat)/u,
];

// Whether a condition holds is said at the beginning.
const ANSWER_CHARACTERS = 1_000;

/**
 * Short and long answers, both languages. “No” followed by an affirmation affirms («Нет-нет, всё есть»), “no restrictions” is no
 * denial, and a thing that is denied counts only where it is the condition's own. Yes and no together are unclear.
 */
export function readConditionAnswer(condition: string, answer: string): ConditionAnswer {
  const plain = answer.slice(0, ANSWER_CHARACTERS).toLowerCase().replaceAll('ё', 'е').replaceAll('’', "'").trim();
  if (plain === '' || /\?\s*$/u.test(plain)) return 'unclear';
  const isNegative = NEGATIVE_CONDITION.test(condition);
  let yes = false;
  let no = false;
  let saidNo = false;
  let isLater = false;
  let turnsRound = false;
  let regrets = false;
  for (const part of plain.split(CLAUSE)) {
    const whole = part.trim();
    turnsRound ||= saidNo && BUT.test(whole);
    regrets ||= REGRET.test(whole);
    const clause = whole.replace(BUT, '').trim().replace(HESITATION, '').replace(REGRET, '').trim().replace(HESITATION, '').replace(/\s+/gu, ' ');
    if (clause === '') continue;
    isLater ||= LATER.test(clause);
    if (BARE_NO.test(clause)) {
      saidNo = true;
      continue;
    }
    if (FREE.test(clause)) {
      yes = true;
      continue;
    }
    const rest = LEADING_NO.test(clause) && thingDenied(clause) === undefined ? clause.replace(LEADING_NO, '').trim() : clause;
    saidNo ||= rest !== clause;
    const thing = thingDenied(rest);
    if (NEEDS.test(rest) || CANNOT.test(rest)) no = true;
    else if (thing !== undefined) {
      if (isOf(condition, thing)) no = true;
      else isLater = true;
    } else if (YES.test(rest)) yes = true;
  }
  if (isNegative) return yes || no ? (yes && isLater ? 'unclear' : 'met') : 'unclear';
  if (no) return yes ? 'unclear' : isLater && !saidNo && !regrets ? 'unclear' : 'unmet';
  if (yes) return isLater || (saidNo && turnsRound) ? 'unclear' : 'met';
  return saidNo || (regrets && !isLater) ? (turnsRound ? 'unclear' : 'unmet') : 'unclear';
}

function thingDenied(clause: string): string | undefined {
  for (const form of NO_THING) {
    const thing = form.exec(clause)?.groups?.thing;
    if (thing !== undefined) return thing;
  }
  return undefined;
}

function isOf(condition: string, thing: string): boolean {
  if (/^(?:такого|этого|ничего|пока|такой|его|ее|их|that|it|one|this|такая|меня|такие)$/u.test(thing)) return true;
  const stem = tokens(thing)[0]?.stem ?? thing;
  const own = tokens(condition.toLowerCase());
  return own.some((word) => word.stem === stem) || SAME_THING.some((same) => same.test(thing) && own.some(({ text }) => same.test(text)));
}
