/** What a reply does other than answer: asks for the question again, lets the topic go, or says that there is nothing to tell. */

export type ReplyKind = 'answer' | 'repeat' | 'skip' | 'denial' | 'told';

const words = (...forms: readonly string[]): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.join('|')})(?![\\p{L}\\p{N}])`, 'u');

const REPEAT = words(
  'повтори(?:те|ть)?', 'ещ[её] раз(?: \\p{L}+)?(?=[,.!?]|$)', 'не (?:расслышал|услышал|понял|поняла|разобрал)\\p{L}*(?: \\p{L}+)? вопрос\\p{L}*', 'не расслышал\\p{L}*', 'не услышал\\p{L}*',
  'как(?:ой|ов) был вопрос', 'что вы (?:сказали|спросили)', 'repeat(?! customers?| business| sales?)', 'say (?:that|it) again', 'come again', 'once more please', "(?:did not|didn't|could not|couldn't) (?:quite )?(?:hear|catch|get) (?:you|that|the question|it)",
  'what was the question', 'what did you (?:say|ask)', 'pardon', 'rephrase', 'как вы сказали',
);
const SKIP = words(
  '(?:давайте|можно|можем|предлагаю|хочу|хотел\\p{L}* бы|лучше)(?: \\p{L}+){0,2} (?:пропустим|пропустить|пропущу|дальше|к следующему|следующий)', 'пропустим', 'пропустите', 'пропускаю', '^пропустить',
  'следующий вопрос', 'без комментариев', 'не хочу (?:отвечать|об этом)', 'не буду отвечать', 'переходите (?:дальше|к следующему)', 'перейд[её]м (?:дальше|к следующему)',
  "(?:can|could|may|shall|let us|let's|i'd like to|i would like to|please|i'll|i will) (?:we |i |just )?(?:skip|pass|move on)", '^(?:skip|pass|next)(?:,? (?:this|that|it|question|please|one|on this one))*$', 'next question', "(?:do not|don't|rather not|prefer not to) (?:want to )?(?:answer|talk about)", 'no comment',
);
const TOLD = words(
  'уже (?:\\p{L}+ )?(?:рассказ\\p{L}+|говорил\\p{L}*|сказал\\p{L}*|ответил\\p{L}*|отвечал\\p{L}*|упоминал\\p{L}*)', '(?:рассказ\\p{L}+|говорил\\p{L}*|сказал\\p{L}*|ответил\\p{L}*|отвечал\\p{L}*) уже', 'как (?:я )?(?:уже )?(?:говорил|сказал)\\p{L}*',
  "(?:i(?:'ve| have)? )?already (?:told|said|answered|mentioned|explained|described|talked|covered)", '(?:told|answered|said|explained|described) (?:you )?(?:that |this |it )?(?:already|before|earlier)', 'as i (?:said|told|mentioned)',
);
const EVER = "(?:работал|пользовал|использовал|применял|делал|занимал|сталкивал|писал|приходил|довелось|было|имел|пробовал|трогал|знаком|вел|касал)";
const DENIAL = words(
  `(?:никогда |ни разу |вообще |совсем |пока |лично |я |еще )*не ${EVER}\\p{L}*`, '(?:такого |этого |подобного )?опыта (?:\\p{L}+ ){0,3}(?:нет|не было)', 'нет (?:такого |подобного )?опыта', 'не знаю', 'не приходилось', 'не доводилось', 'не умею', 'ничего не (?:могу|знаю|делал)\\p{L}*', 'не было такого',
  'такого не было', 'мне нечего (?:сказать|рассказать|ответить)', 'нечего (?:сказать|рассказать)', 'ни разу', 'дела не имел\\p{L}*', 'с (?:этим|ним|ней) не \\p{L}+л(?:а|ся|ась)?', 'не в курсе', 'понятия не имею',
  "(?:i )?(?:have not|haven't|have never|i've never|never|did not|didn't|had not|hadn't)(?: \\p{L}+ly| really| ever| actually)? (?:worked|used|touched|done|did|do|had|have|tried|use|work|dealt|come across|been|seen|heard)", 'no (?:such )?(?:\\p{L}+ )?experience', "(?:do not|don't|does not) (?:\\p{L}+ )?(?:have|know)(?: any)?(?: such)?", 'no idea', 'nothing to (?:say|tell|add)',
  'not (?:familiar|my area|something i)', 'never (?:did|had|heard)', '^(?:нет|no|nope|никогда|never|none)$',
);
// Somebody who goes on to tell of work of their own is answering.
const GOES_ON = words('но', 'зато', 'однако', 'хотя', 'but', 'though', 'however', 'although', 'instead', 'вместо');

const DEED = words('\\p{L}{2,}(?:ал|ил|ел|ял|ала|ила|ела|яла|али|или|ели|яли|л[аи]?сь|лся)', '(?:i|we) (?!(?:do|did|have|had|am|was|know|guess|think)(?!\\p{L}))\\p{L}+');

const LONGEST_ASIDE = 14;
const LONGEST_DENIAL = 24;
const LONGEST_TURN = 400;

/** By short and plain words only; anything longer is an answer, whatever it says beside. */
export function replyKind(text: string): ReplyKind {
  if (text.length > LONGEST_TURN) return 'answer';
  const plain = text.toLowerCase().replaceAll('ё', 'е').replaceAll('’', "'").replace(/\s+/gu, ' ').replace(/[.!?…]+$/u, '').trim();
  if (/^(?:что|простите|извините|как|what|sorry)\?$/iu.test(text.trim())) return 'repeat';
  const length = (plain.match(/[\p{L}\p{N}']+/gu) ?? []).length;
  if (length === 0) return 'answer';
  if (length <= LONGEST_ASIDE) {
    if (SKIP.test(plain)) return 'skip';
    if (TOLD.test(plain)) return 'told';
    if (REPEAT.test(plain)) return 'repeat';
  }
  return length <= LONGEST_DENIAL && DENIAL.test(plain) && !goesOn(plain) ? 'denial' : 'answer';
}

/** “Not with Kafka, but I ran RabbitMQ for two years”: five words or more after the turn; or a deed in a clause of its own. */
function goesOn(plain: string): boolean {
  const clauses = plain.split(/[,;:.—–]/u).slice(1);
  if (clauses.some((clause) => DEED.test(clause) && !DENIAL.test(clause))) return true;
  const at = GOES_ON.exec(plain)?.index;
  return at !== undefined && plain.slice(at).split(' ').length > 4 && !DENIAL.test(plain.slice(at));
}
