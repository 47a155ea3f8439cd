/** Words that are told of: “he said let's stop here, but I kept going” wishes for nothing, and “I said no, and we shipped it” denies nothing. */

const CLAUSE_START = String.raw`(?<=^|[,;:.!?—–]\s*|\s(?:and|but|so|when|и|а|но|когда)\s)`;
const CLAUSE_END = String.raw`(?=[,;:.!?—–]|\s(?:and|but|so|because|и|а|но|поэтому|потому что)\s|$)`;
const ADVERB = String.raw`(?:(?:just|only|always|once|then|later|already|also|уже|тогда|потом|просто|сразу|как-то)\s+)*`;
/** Spoken to the interviewer, it is said here and now. */
const NOT_YOU = String.raw`(?!\s+(?:to\s+)?(?:you|вам|вас|тебе)(?![\p{L}]))`;
const SPOKE = String.raw`said|says|told|tells|asked|asks|answered|replied|shouted|wrote|сказал[аио]?|говорит|говорил[аи]?|говорят|ответил[аи]?|просил[аи]?|попросил[аи]?|спросил[аи]?|написал[аи]?`;
const SAID = String.raw`(?:${SPOKE})(?![\p{L}])`;
/** What others decide is told like what they say; “I decided to use RabbitMQ” is a deed of one's own. */
const SAID_OR_DECIDED = String.raw`(?:${SPOKE}|decided|решил[аи]?)(?![\p{L}])`;
const OWN = String.raw`(?:i|я)`;
/** “But you …”, “like I …” tell of nobody else. */
const NOT_US = String.raw`(?!(?:i|you|я|вы|ты)(?![\p{L}]))`;
const SUBJECT = String.raw`(?:(?:we|he|she|they|somebody|someone|everybody|nobody|one of them|мы|он|она|они|мне|нам|меня|нас|кто-то|никто)|(?:(?:the|my|our|his|her|their|a|мой|моя|наш|наша)\s+)?${NOT_US}[\p{L}-]{3,}(?:\s+${NOT_US}[\p{L}-]+)?)`;
const OTHERS = new RegExp(String.raw`${CLAUSE_START}${ADVERB}${SUBJECT}\s+${ADVERB}${SAID_OR_DECIDED}${NOT_YOU}[^,;:.!?—–]*?${CLAUSE_END}`, 'gu');
const TO_OTHERS = String.raw`\s+(?:to\s+)?(?:them|him|her|everybody|everyone|the\s|my\s|our\s|им|ему|ей|всем|нам|команд\p{L}+|начальник\p{L}*|коллег\p{L}*|заказчик\p{L}*|клиент\p{L}*)`;
const MINE_TO_OTHERS = new RegExp(String.raw`${CLAUSE_START}${ADVERB}${OWN}\s+${ADVERB}${SAID}${TO_OTHERS}[^,;:.!?—–]*?${CLAUSE_END}`, 'gu');
/** Without anybody it was said to: “I already said that” is said to the interviewer. */
const MINE = new RegExp(String.raw`${CLAUSE_START}${ADVERB}${OWN}\s+(?!already|уже)${ADVERB}${SAID}${NOT_YOU}[^,;:.!?—–]*?(?:[,:]\s*(?:что|that)\s[^,;:.!?—–]*)?${CLAUSE_END}`, 'gu');
const WORD = /(?<!\p{L})(?!(?:sorry|please|well|yes|yeah|and|but|thanks|ну|нет|извините|простите|пожалуйста)(?!\p{L}))\p{L}{2,}/gu;
/** What is left is a clause of one's own. */
const LEAST_WORDS = 2;

/**
 * What stays of lower-case words when what somebody said elsewhere is taken out; the same words where nothing is. Where all that is
 * said is “I said …”, it may be said once more to the interviewer, and stays.
 */
export function withoutReported(plain: string): string {
  const others = plain.replace(OTHERS, ' ').replace(MINE_TO_OTHERS, ' ');
  const all = others.replace(MINE, ' ');
  const tidy = (text: string): string => text.replace(/\s+/gu, ' ').trim();
  return others === plain && (all.match(WORD)?.length ?? 0) < LEAST_WORDS ? plain : tidy(all);
}
