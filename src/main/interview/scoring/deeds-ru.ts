/** Own action by the grammar of Russian: verbs of the first person, and past forms whose subject is the speaker. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

// First person by its ending alone: «слежу» needs the list, «обзваниваю», «настраиваю», «организую» do not.
const PRESENT = /(?:[аяе]ю|(?:ир|из|ьз|ств|ис|ик)ую|[аеияоуы]юсь|[жшчщлнртдк]усь)$/;
const PRESENT_STEM =
  /^\p{L}{0,4}(?:веду|вожу|хожу|пишу|ставлю|готовлю|беру|смотрю|говорю|держу|слежу|учу|лечу|звоню|храню|строю|крою|ищу|крашу|чищу|режу|кормлю|черчу|рисую|несу|везу|кладу|кручу|стою|сижу|шью|колю|прошу|решу|даю|варю|ношу|грею|сею|зову|торгую|дежурю|лью|мою|сплю|рулю|гоню|стригу|пеку|ввожу|слушаю|оформлю)$/u;
const NO_PRESENT = set(
  'чаю краю стаю случаю обычаю урожаю раю сараю шею идею батарею галерею аллею своею моею твоею ею нею затею мою твою свою кучу тучу плечу строю крою змею ' +
    'русскую французскую лично какую такую другую английскую немецкую музею юбилею трофею лицею гусь',
);
const STATE = set(
  'знаю умею имею хочу могу люблю думаю считаю понимаю владею надеюсь боюсь помню мечтаю предпочитаю уважаю обожаю верю являюсь чувствую жалею добавлю отмечу скажу ' +
    'добиваюсь освою сделаю научусь изучу смогу буду постараюсь благодарю извиняюсь затрудняюсь сомневаюсь предполагаю полагаю горжусь болею планирую собираюсь хвастаюсь ' +
    'справляюсь отличаюсь славлюсь побеждаю читаю слышу вижу изучаю учусь живу',
);
// The past of what is no deed: to be, to want, to know, to seem.
const STATE_PAST = /^(?:бы|ста|хоте|зна|дума|счита|понима|понял|люби|слыша|услыша|чита|прочита|виде|увиде|име|уме|изуча|изучи|боя|мечта|явля|помни|забы|роди|мог|смог|надея|сомнева|каза|оказа|собира(?=лс|лас)|чувствова|нрави|старе|жи|привык|учи(?=лс|лас)|научи(?=лс|лас)|добива|побежда|слыш|сказа|рассказа|повтори|упомяну|отмети|упа|зависе)л?(?:а|и|с[яь]|ас[ья]|ис[ья])?$/;
const NO_PAST = set(
  'отдел раздел персонал материал портал канал журнал файл протокол интервал сигнал терминал потенциал филиал капитал функционал квартал цикл узел котел пол зал стол угол ' +
    'металл идеал арсенал оригинал профессионал сериал скандал провал финал генерал бал балл вал подвал обвал завал пепел орел осел символ футбол вокал ритуал эксел предел ' +
    'пробел тыл дел сил школ стул артикул мал эл был стал самого школа сила шкала стрела смола пила скала игла похвала дела тела числа масла весла зеркала правила если или ' +
    'мысли прибыли соли капли земли отрасли цели модели детали недели пароли роли ли боли али сказали сначала мидла материалы либо гитлаб',
);
const PAST = /(?:[аеиоуыя]л|[аеиоуыязсбпркгхд]ла|[аеиоуыя]лс[яь]|лась)$/;
const PAST_MASCULINE = set('помог принес перенес вынес внес занес нанес привез перевез завез отвез спас сберег привлек извлек испек подстриг нанес вез нес лег повез увез');
const PAST_PLURAL = /(?:[аеиоуыязсг]ли|лись)$/;
const TEAM_PRESENT = /(?:[аяуеё]ем|[аяуе]емся|[дтвсзлнрмчжшщ]им|[дтвсзлнркчжшщ]ем)$/;
const TEAM_ALONE = /(?:[аяу]ем|ируем|ываем)$/;
const NO_TEAM = set('чаем случаем совсем всем чем затем зачем причем объем прием моем твоем своем краем этим им ним моим твоим своим одним таким каким хотим знаем умеем имеем можем думаем любим');

const OTHERS = set('он она оно они кто который которая которые которое все каждый никто клиент пациент');
const SELF = set('я сам сама лично самостоятельно');
/** Nothing of these between a subject and its verb changes who acts. */
const LIGHT =
  /^(?:не|и|а|там|так|тоже|уже|потом|затем|сначала|сразу|его|ее|их|это|эту|этот|все|всё|нас|меня|мне|нам|им|ей|ему|себе|себя|тогда|еще|ещё|раз|даже|вручную|один|одна|ночью|утром|вчера|недавно|\p{L}+о)$/u;
const PREPOSITION = set('в во на с со из от до для по при к ко у за над под о об про через без между после перед вместо кроме около ради');

export interface Deed {
  readonly who: 'own' | 'team';
  /** Number of the word that says it. */
  readonly at: number;
  /** Whether it is told as something that happened. */
  readonly isPast: boolean;
}

/** @param words lower case, `ё` as `е`. @param starts whether a clause begins at this word */
export function russianDeeds(words: readonly string[], starts: readonly boolean[]): Deed[] {
  const deeds: Deed[] = [];
  let subject: 'self' | 'team' | 'other' | null = null;
  let clause = 0;
  for (const [at, word] of words.entries()) {
    if (starts[at]) clause = at;
    if (SELF.has(word)) subject = 'self';
    else if (word === 'мы' || (word === 'команда' && subject !== 'self')) subject = 'team';
    else if (OTHERS.has(word)) subject = 'other';
    else if (/^(?:мной|мною)$/.test(word) || (word === 'мне' && words[at - 1] === 'на')) deeds.push({ who: 'own', at, isPast: false });
    else if (isPresent(words, at, clause)) deeds.push({ who: 'own', at, isPast: false });
    else if (isPast(word)) {
      const who = subjectOf(words, at, clause, subject);
      if (who !== 'other') deeds.push({ who: who === 'team' ? 'team' : 'own', at, isPast: true });
    } else if (word.length > 4 && PAST_PLURAL.test(word) && !NO_PAST.has(word) && !STATE_PAST.test(word)) {
      const before = words[at - 1] ?? '';
      const isTheirs = subject === 'other' || (at > clause && /[ыи]$/.test(before) && !LIGHT.test(before) && !PREPOSITION.has(words[at - 2] ?? ''));
      if (!isTheirs) deeds.push({ who: 'team', at, isPast: true });
    } else if (!NO_TEAM.has(word) && (subject === 'team' ? TEAM_PRESENT.test(word) && words.slice(Math.max(clause, at - 3), at).includes('мы') : TEAM_ALONE.test(word) && word.length > 5))
      deeds.push({ who: 'team', at, isPast: false });
  }
  return deeds;
}

function isPresent(words: readonly string[], at: number, clause: number): boolean {
  const word = words[at]!;
  if (word.length < 3 || NO_PRESENT.has(word) || STATE.has(word)) return false;
  if (PRESENT.test(word) || PRESENT_STEM.test(word)) return true;
  // «я сразу зову врача»: right after the pronoun any such ending is the verb's.
  const before = words.slice(Math.max(clause, at - 3), at);
  const from = before.lastIndexOf('я');
  return from !== -1 && /[^аеиоуыэюя][ую](?:сь)?$/.test(word) && before.slice(from + 1).every((between) => LIGHT.test(between)) && !/^(?:эту|ту|всю|одну|свою|вашу|нашу)$/.test(word);
}

const isPast = (word: string): boolean =>
  word.length > 2 && !NO_PAST.has(word) && !STATE_PAST.test(word) && (PAST_MASCULINE.has(word) || (PAST.test(word) && !/(?:альн|ело)/.test(word.slice(-4))) || /(?:шел|вел)$/.test(word));

/** Whose past form it is: the pronoun's, the noun's before it that agrees, or, with neither, the speaker's. */
function subjectOf(words: readonly string[], at: number, clause: number, subject: 'self' | 'team' | 'other' | null): 'self' | 'team' | 'other' {
  const word = words[at]!;
  if (words.slice(clause, at).some((before) => SELF.has(before))) return subject === 'other' ? 'other' : 'self';
  let place = at - 1;
  while (place >= clause && LIGHT.test(words[place]!) && words[place] !== 'и') place -= 1;
  const noun = place >= clause && words[place] !== 'и' ? words[place]! : null;
  if (noun === null) return subject === 'other' ? 'other' : 'self';
  const inPhrase = PREPOSITION.has(words[place - 1] ?? '') || PREPOSITION.has(noun);
  const isFeminine = /ла(?:сь)?$/.test(word);
  const agrees = isFeminine ? /[аяь]$/.test(noun) && !PAST.test(noun) : /[^аеиоуыэюя]$/.test(noun) && !/(?:ов|ев|ей|ых|их|ами|ями|ам|ям|ом|ем)$/.test(noun) && !isPast(noun);
  if (agrees && !inPhrase && noun.length > 2) return 'other';
  return subject === 'other' ? 'other' : 'self';
}
