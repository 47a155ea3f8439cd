/** What Python offers while one types: its keywords, its built-in functions, everyday methods, and the names of the text. */

export type CompletionKind = 'keyword' | 'builtin' | 'method' | 'name';

export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** How it is called, or what it belongs to. */
  readonly detail?: string;
}

const keywords =
  'False None True and as assert break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield match case'.split(' ');

const builtins: Readonly<Record<string, string>> = {
  abs: 'abs(x)', all: 'all(iterable)', any: 'any(iterable)', bin: 'bin(x)', bool: 'bool(x)', chr: 'chr(i)', dict: 'dict(…)', divmod: 'divmod(a, b)',
  enumerate: 'enumerate(iterable, start=0)', filter: 'filter(function, iterable)', float: 'float(x)', frozenset: 'frozenset(iterable)', hash: 'hash(x)',
  hex: 'hex(x)', input: 'input()', int: 'int(x, base=10)', isinstance: 'isinstance(x, type)', iter: 'iter(iterable)', len: 'len(s)', list: 'list(iterable)',
  map: 'map(function, iterable)', max: 'max(iterable, key=None)', min: 'min(iterable, key=None)', next: 'next(iterator, default)', ord: 'ord(c)',
  pow: 'pow(base, exp, mod=None)', print: 'print(*values, sep=" ", end="\\n")', range: 'range(start, stop, step=1)', repr: 'repr(x)',
  reversed: 'reversed(sequence)', round: 'round(x, digits=None)', set: 'set(iterable)', sorted: 'sorted(iterable, key=None, reverse=False)', str: 'str(x)',
  sum: 'sum(iterable, start=0)', super: 'super()', tuple: 'tuple(iterable)', type: 'type(x)', zip: 'zip(*iterables)',
  Exception: 'Exception(message)', IndexError: 'IndexError', KeyError: 'KeyError', StopIteration: 'StopIteration', TypeError: 'TypeError', ValueError: 'ValueError',
};

const methods: Readonly<Record<string, string>> = {
  list: 'append clear copy count extend index insert pop remove reverse sort',
  dict: 'clear copy get items keys pop popitem setdefault update values',
  set: 'add clear difference discard intersection isdisjoint issubset issuperset pop remove symmetric_difference union update',
  str: 'count encode endswith find format index isalnum isalpha isdigit islower isspace isupper join lower lstrip partition replace rfind rsplit rstrip split splitlines startswith strip title upper zfill',
};

const methodNames = Object.entries(methods).flatMap(([type, names]) => names.split(' ').map((name) => ({ type, name })));
const fixed: readonly Completion[] = [
  ...keywords.map((label) => ({ label, kind: 'keyword' as const })),
  ...Object.entries(builtins).map(([label, detail]) => ({ label, kind: 'builtin' as const, detail })),
];

/** @param wordStart UTF-16 offset at which the word being typed begins */
export function toCompletions(text: string, wordStart: number): readonly Completion[] {
  const line = text.slice(text.lastIndexOf('\n', wordStart - 1) + 1, wordStart);
  if (isInStringOrComment(line)) return [];
  const word = /^[\p{L}\p{N}_]*/u.exec(text.slice(wordStart))?.[0] ?? '';
  const others = `${text.slice(0, wordStart)} ${text.slice(wordStart + word.length)}`;
  if (/\.\s*$/.test(line)) {
    const own = [...others.matchAll(/\.([\p{L}_][\p{L}\p{N}_]*)/gu)].map(([, name = '']) => name);
    const types = new Map<string, string[]>();
    for (const { type, name } of methodNames) types.set(name, [...(types.get(name) ?? []), type]);
    return [
      ...[...types].map(([label, of]) => ({ label, kind: 'method' as const, detail: of.join(', ') })),
      ...[...new Set(own)].filter((name) => !types.has(name)).map((label) => ({ label, kind: 'name' as const })),
    ];
  }
  const known = new Set(fixed.map(({ label }) => label));
  const names = [...others.replace(/#.*|'[^'\n]*'|"[^"\n]*"/g, ' ').matchAll(/(?<![\p{L}\p{N}_])[\p{L}_][\p{L}\p{N}_]+/gu)].map(([name]) => name);
  return [...[...new Set(names)].filter((name) => !known.has(name)).map((label) => ({ label, kind: 'name' as const })), ...fixed];
}

/** Of one line: a text over several lines is taken for code, which at worst offers too much. */
function isInStringOrComment(line: string): boolean {
  const bare = line.replace(/\\./g, '').replace(/'[^']*'|"[^"]*"/g, '');
  return /['"#]/.test(bare);
}
