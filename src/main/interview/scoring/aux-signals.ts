/** The extra signals that the final score reads, out of a free-form object. */

export interface AuxSignals {
  /** How many figures the candidate gave. */
  readonly figures: number;
  readonly contradictions: number;
  /** 0..1. */
  readonly toxicity: number;
  /** Conditions that are known to be unmet. */
  readonly knockouts: readonly string[];
  /** Conditions whose answer was neither a yes nor a no. */
  readonly unclear: readonly string[];
  /** 0..1; null when not known. */
  readonly recognitionConfidence: number | null;
  readonly title: string | null;
}

/** Reads `numbers`, `contradictions`, `ko_flags`, `ko_unclear`, `toxicity`, `asr_conf`, `title_canonical`; anything of another shape counts as absent. */
export function toAuxSignals(aux: Readonly<Record<string, unknown>>): AuxSignals {
  const own = (key: string): unknown => (Object.hasOwn(aux, key) ? aux[key] : undefined);
  const confidence = own('asr_conf');
  const title = own('title_canonical');
  return {
    figures: count(own('numbers')),
    contradictions: count(own('contradictions')),
    toxicity: unit(own('toxicity')) ?? 0,
    knockouts: flags(own('ko_flags')),
    unclear: flags(own('ko_unclear')),
    recognitionConfidence: unit(confidence),
    title: typeof title === 'string' && title.trim() !== '' ? title.trim() : null,
  };
}

function unit(value: unknown): number | null {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'number' && Number.isFinite(value) ? Math.max(0, Math.min(1, value)) : null;
}

/** A list counts its entries, a number itself, true is one. */
function count(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  if (value === true) return 1;
  return typeof value === 'number' && value > 0 ? Math.floor(Math.min(value, 1_000)) : 0;
}

/** A list of names, `{ name: true }`, a name, true, or a number of flags. */
function flags(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
  if (Array.isArray(value)) return value.flatMap((item: unknown) => (typeof item === 'string' ? flags(item) : item === true ? ['?'] : []));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, set]: [string, unknown]) =>
      set === true || (typeof set === 'number' && set > 0) ? [name] : [],
    );
  return Array.from({ length: Math.min(count(value), 50) }, () => '?');
}
