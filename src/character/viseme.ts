/** What lips, teeth and tongue do, and which sound asks for which shape. */

export interface MouthShape {
  /** How far the jaw is down, 0..1. */
  readonly open: number;
  /** Corners apart (1) or as at rest (0). */
  readonly wide: number;
  /** Lips rounded and pushed forward, 0..1. */
  readonly round: number;
  /** How much of the upper teeth shows, 0..1. */
  readonly teeth: number;
  /** Tongue behind the upper teeth, 0..1. */
  readonly tongue: number;
  /** Lips pressed together, 0..1. */
  readonly press: number;
  /** Lower lip under the upper teeth, 0..1. */
  readonly bite: number;
}

export const REST: MouthShape = { open: 0, wide: 0, round: 0, teeth: 0, tongue: 0, press: 0, bite: 0 };

export type Viseme = 'rest' | 'press' | 'bite' | 'open' | 'mid' | 'spread' | 'round' | 'pucker' | 'teeth' | 'hush' | 'tongue' | 'back';

/** The shape of each, and how strongly it stands against its neighbours: lips must meet for "m", and "k" takes what comes. */
export const VISEMES: Readonly<Record<Viseme, MouthShape & { readonly strength: number }>> = {
  rest: { ...REST, strength: 0.6 },
  press: { ...REST, press: 1, strength: 3 },
  bite: { ...REST, open: 0.12, bite: 1, wide: 0.1, strength: 2.6 },
  open: { ...REST, open: 1, wide: 0.12, teeth: 0.3, strength: 1.2 },
  mid: { ...REST, open: 0.58, wide: 0.28, teeth: 0.4, strength: 1 },
  spread: { ...REST, open: 0.3, wide: 0.85, teeth: 0.8, strength: 1 },
  round: { ...REST, open: 0.66, round: 0.62, strength: 1.2 },
  pucker: { ...REST, open: 0.28, round: 1, strength: 1.4 },
  teeth: { ...REST, open: 0.15, wide: 0.42, teeth: 1, strength: 1 },
  hush: { ...REST, open: 0.24, round: 0.52, teeth: 0.9, strength: 1.1 },
  tongue: { ...REST, open: 0.28, wide: 0.22, teeth: 0.6, tongue: 1, strength: 0.7 },
  back: { ...REST, open: 0.34, wide: 0.08, teeth: 0.3, strength: 0.5 },
};

export type SpokenLanguage = 'en' | 'ru';

const lettersOf = (table: Partial<Record<Viseme, string>>): (readonly [string, Viseme])[] =>
  Object.entries(table).flatMap(([viseme, letters]) => [...letters].map((letter) => [letter, viseme as Viseme] as const));

/** What both languages share; the letters are the international alphabet's. */
const COMMON = lettersOf({
  press: 'pbmɓɱ', bite: 'fvʋ', open: 'aɑæɶɒä', mid: 'eɛəɜɘɚɝᵊœø', spread: 'iɪjyʏɨᵻ', round: 'oɔɵɞ', pucker: 'uʊwʉɯʍɥ',
  teeth: 'szʦʣ', hush: 'ʃʒʂʐɕʑʧʤʨʥ', tongue: 'tdnlrɾɭɬɫɳɲʈɖθð', back: 'kɡgŋxhɦɣχʔçʁqɻɹ',
});
/** An English "r" rounds the lips, a Russian one rolls the tongue; a short English "ʌ" opens the mouth, a Russian one is half lost. */
const OWN: Readonly<Record<SpokenLanguage, readonly (readonly [string, Viseme])[]>> = {
  en: lettersOf({ hush: 'ɹɻ', open: 'ʌɐ', round: 'ɒ' }),
  ru: lettersOf({ tongue: 'ɹr', mid: 'ʌɐ', back: 'ɣx' }),
};
const MAPS: Readonly<Record<SpokenLanguage, ReadonlyMap<string, Viseme>>> = {
  en: new Map([...COMMON, ...OWN.en]),
  ru: new Map([...COMMON, ...OWN.ru]),
};

/** The shapes that a phoneme goes through: one, or two for diphthongs and affricates. Marks are passed over; strange letters count as "back". */
export function visemesOf(symbol: string, language: SpokenLanguage): Viseme[] {
  const letters = [...symbol.normalize('NFD')].filter((letter) => /[\p{Ll}\p{Lu}\p{Lo}]|ᵊ|ᵻ/u.test(letter));
  return letters.map((letter) => MAPS[language].get(letter) ?? 'back');
}
