/** What no question of an interview may touch. A list rather refuses too much: other words are always at hand. */

const BEFORE = String.raw`(?<![\p{L}\p{N}])`;
const AFTER = String.raw`(?![\p{L}\p{N}])`;
const any = (...forms: readonly string[]): RegExp => new RegExp(`${BEFORE}(?:${forms.join('|')})${AFTER}`, 'u');

/** Words that also have a sense at work ("race condition", «партия товара», "health check") are listed with their company. */
const MATTERS: readonly RegExp[] = [
  // Age
  any('age', 'ages', 'aged', 'how old (?:are|were) you', '(?:date|year|place) of birth', 'birthday', String.raw`(?:were|was) you born`),
  any('born', 'retirement age', 'your retirement', '(?:plan|planning|going) to retire', 'too (?:old|young)', 'are you (?:old|young)'),
  any('возраст(?:а|е|у|ом)?', 'сколько вам(?: сейчас| полных)? лет', 'вам(?: уже| больше| меньше)? (?:\\d+ )?лет', 'год(?:а|у)? рождения'),
  any('дат[аыуе] рождения', 'день рождения', '(?:до|на) пенси[ию]', 'предпенсионн\\p{L}*', 'вы родились', 'родом'),
  // Marriage and children
  any('married', 'marry', 'marriage', 'marital', 'divorced?', 'husband', 'wife', 'spouse', 'fianc[eé]e?', 'boyfriend', 'girlfriend'),
  any('are you single', 'your (?:own )?family', '(?:start|have|plan|planning)(?: to start| to have)? a family', 'family plans'),
  any('children', 'kids?', '(?:your|a|have|having) child', 'childcare', 'your (?:son|daughter)s?', 'baby', 'babies', 'parental leave'),
  any('замуж(?:ем|ня\\p{L}*)?', 'женат\\p{L}?', 'женитьб\\p{L}*', '(?:не)?женаты', 'в браке', 'ваш брак', 'супруг\\p{L}*', 'муж(?:а|у|ем|е)?'),
  any('жен[аыуе]', 'женой', 'семейн\\p{L}+ (?:положени|стату|план)\\p{L}*', 'семь[яиюе]', 'семьей', 'в разводе', 'разведены', 'парень ли', 'ваша девушка'),
  any('дет(?:и|ей|ям|ях|ьми)', 'реб[её]н(?:ок|к\\p{L}*)', 'ваш(?:а|ей)? доч\\p{L}*', 'ваш сын', 'малыш\\p{L}*'),
  // Pregnancy
  any('pregnan\\p{L}*', 'maternity', 'give birth', 'contracepti\\p{L}*', 'беремен\\p{L}*', 'декрет\\p{L}*', 'рожать', 'родить', 'материнств\\p{L}*'),
  // Religion
  any('religio\\p{L}*', 'church\\p{L}*', 'mosque', 'synagogue', 'faith', 'god', 'pray(?:er|ers|ing)?', 'muslim', 'islam\\p{L}*', 'christian\\p{L}*'),
  any('jew(?:ish|s)?', 'orthodox', 'catholic', 'protestant', 'hindu\\p{L}*', 'buddhis\\p{L}*', 'atheis\\p{L}*', 'believe in god'),
  any('религи\\p{L}*', 'вероисповедани\\p{L}*', 'верующ\\p{L}*', 'церк\\p{L}+', 'мечет\\p{L}+', 'синагог\\p{L}*', 'мусульман\\p{L}*', 'ислам\\p{L}*'),
  any('христиан\\p{L}*', 'православ\\p{L}*', 'католи\\p{L}*', 'иуде\\p{L}*', 'еврей\\p{L}*', 'буддис\\p{L}*', 'атеис\\p{L}*', 'верите в бога', 'молит\\p{L}*'),
  // Health
  any('health(?! (?:checks?|probes?|endpoints?|metrics?|scores?|monitoring|insurance|tech))', 'healthy', 'illness\\p{L}*', 'disabilit\\p{L}+'),
  any('(?:are you|you) disabled', 'sick', 'sickness', 'disease\\p{L}*', 'chronic\\p{L}*', 'medical conditions?', 'your diagnos\\p{L}+', 'medications?'),
  any('depress(?:ed|ion)', 'do you (?:smoke|drink)', 'alcohol\\p{L}*', 'therapist', 'hiv'),
  any('здоров(?:ь\\p{L}+|ы)', 'болезн\\p{L}+', 'боле(?:ете|ли|ешь)', 'инвалид\\p{L}*', 'диагноз\\p{L}*', 'больничн\\p{L}+', 'хроническ\\p{L}+'),
  any('кур(?:ите|ишь)', 'пь[её](?:те|шь)', 'алкогол\\p{L}*', 'депресси\\p{L}+', 'лекарств\\p{L}*', 'вич'),
  // Origin
  any('nationalit\\p{L}+', 'ethnic\\p{L}*', 'racial\\p{L}*', '(?:your|what|which) race', 'where are you (?:really |originally )?from', 'ancestr\\p{L}+'),
  any('(?:your|country of|national) origins?', 'native (?:language|tongue|speaker)', 'mother tongue', 'accent', 'immigra\\p{L}+', 'skin colou?r'),
  any('национальност\\p{L}*', 'этническ\\p{L}+', 'расов\\p{L}+', 'ваша раса', 'ваш(?:е|его|ем) происхождени\\p{L}', 'по происхождению', 'происхождения вы'),
  any('откуда вы(?: родом| приехали)?(?=\\s*\\?)', 'откуда вы (?:родом|приехали)', 'родн(?:ой|ым|ого) язык\\p{L}*', '(?:ваш\\p{L}*|с) акцент\\p{L}*'),
  any('цвет\\p{L}* кожи', 'мигрант\\p{L}*', 'эмигр\\p{L}+', 'иммигр\\p{L}+'),
  // Politics
  any('politic\\p{L}*', '(?:vote|voted|voting) for', 'which party', 'party member\\p{L}*', 'republican\\p{L}*', 'liberal views'),
  any('политическ\\p{L}+', '(?:к|о) политике', 'голосовали (?:за|на)', 'за кого (?:вы )?голосу\\p{L}+', '(?:какой|какую|вашей|член|члены|членом) парти\\p{L}+'),
  // Orientation
  any('sexual\\p{L}*', '\\p{L}*sexual', 'gay', 'lesbian', 'queer', 'lgbt\\p{L}*', 'transgender', 'gender identity', '(?:your|what|which) orientation'),
  any('сексуальн\\p{L}+', '\\p{L}+сексуал\\p{L}*', 'гей', 'геем', 'лесбиян\\p{L}*', 'лгбт\\p{L}*', 'трансгендер\\p{L}*', 'гендерн\\p{L}+ идентичност\\p{L}+'),
  any('ваш(?:а|ей|у) ориентаци\\p{L}', 'ориентации вы', 'какой вы ориентации', 'ваша (?:личная )?ориентация'),
];

/** True when the words touch age, marriage, children, pregnancy, religion, health, origin, politics or orientation. */
export function asksPrivate(text: string): boolean {
  const plain = text.toLowerCase().replaceAll('ё', 'е').replace(/\s+/gu, ' ');
  return MATTERS.some((matter) => matter.test(plain));
}
