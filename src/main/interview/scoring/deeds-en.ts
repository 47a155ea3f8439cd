/** Own action by the grammar of English: what follows “I” and “we”, and answers that begin with a past form. */
import type { Deed } from './deeds-ru.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

// Between the pronoun and its verb.
const AUXILIARY = set(
  've d m have had has am was were are been be also then first just usually always often mostly personally myself already recently really only now still sometimes even once to try tried ' +
    'normally generally mainly both all did do get got started start keep kept had simply alone never here currently',
);
const STATE = set(
  'am is are was were be been being have has had like liked love loved think thought know knew believe guess feel felt want wanted hope hoped would could can should might may will shall need needed ' +
    'mean meant suppose agree agreed remember understand understood see saw say said cannot exam exams great excellent don t didn doesn haven hasn wasn isn ll wish prefer care hate enjoy enjoyed seem seemed deserve promise ' +
    'read heard watched learn learned learnt studied attended got get good best sure not no never and or but as in at on with from of the a an who that which what when where why how because so if ' +
    'too very quite ready able happy proud glad familiar interested afraid certain new responsible born hired re s there it them this these those my our more most any some win master excel exceed ' +
    'always never close easily succeed shine dominate crush live lived',
);
const BASE = set('work make do write design build use draw lead sell talk help test check teach run manage start go come take give look fix speak show cook drive clean prepare bring learn');
const RESPONSIBLE = set('responsible charge');
const IRREGULAR = set(
  'built wrote led ran made sold won cut drove taught brought held kept grew set found took drew rewrote sent gave spoke met did put dealt oversaw began chose wrote rebuilt went',
);
const NO_ED = set('based experienced skilled interested motivated dedicated driven need needed speed indeed hundred red dated related aged tired excited bored worried married qualified used limited advanced proved supposed detailed');

/** @param words lower case. @param starts whether a clause begins at this word */
export function englishDeeds(words: readonly string[], starts: readonly boolean[]): Deed[] {
  const deeds: Deed[] = [];
  for (const [at, word] of words.entries()) {
    if (starts[at] && ((word.length > 4 && /[^e]ed$/.test(word) && !NO_ED.has(word)) || (IRREGULAR.has(word) && words.length > at + 1 && !/^(?:of|by|up)$/.test(words[at + 1]!)))) {
      deeds.push({ who: 'own', at, isPast: true });
      continue;
    }
    if (word !== 'i' && word !== 'we') continue;
    const verb = verbAfter(words, starts, at);
    if (verb !== null) deeds.push({ who: word === 'i' ? 'own' : 'team', ...verb });
  }
  return deeds;
}

function verbAfter(words: readonly string[], starts: readonly boolean[], pronoun: number): Pick<Deed, 'at' | 'isPast'> | null {
  let at = pronoun + 1;
  const isHelper = (place: number): boolean => AUXILIARY.has(words[place]!) || /ly$/.test(words[place]!) || (words[place] === 'used' && words[place + 1] === 'to');
  while (at < words.length && at < pronoun + 7 && starts[at] !== true && isHelper(at)) at += 1;
  const helpers = words.slice(pronoun + 1, at);
  const word = starts[at] === true ? undefined : words[at];
  const last = helpers.at(-1);
  // “I did it”, “I did everything”, “that is what I do”.
  if (last === 'did' && word !== undefined && word !== 't' && word !== 'not') return { at: at - 1, isPast: true };
  if (word === undefined) return null;
  const isBeing = helpers.some((helper) => /^(?:m|am|was|were|are|been)$/.test(helper));
  if (isBeing) {
    if (RESPONSIBLE.has(word) || (word === 'in' && words[at + 1] === 'charge')) return { at, isPast: false };
    if (word === 'the' && words[at + 1] === 'one' && words[at + 2] === 'who') return { at, isPast: true };
    // “I am writing”; “I am work” of those who learned the language late.
    return (/ing$/.test(word) && word.length > 4 && !/^(?:going|looking|exceeding|winning)$/.test(word)) || BASE.has(word) ? { at, isPast: helpers.includes('was') || helpers.includes('were') } : null;
  }
  if (STATE.has(word) || word.length < 2 || /^\d/.test(word)) return null;
  return { at, isPast: /ed$/.test(word) || IRREGULAR.has(word) || helpers.includes('had') || helpers.includes('have') || helpers.includes('ve') };
}
