/** Praise of oneself, which is no evidence of anything. */
const BOAST = new RegExp(
  '(?<!\\p{L})(?:' +
    'лучш(?:ий|ая|е) (?:специалист|всех|в (?:городе|компании|отделе|мире))\\p{L}*|лучше (?:всех|любого|других)|лучших результат\\p{L}*|равных (?:мне )?нет|мне равных|' +
    '(?:никто|мало кто) так не (?:умеет|может)|с закрытыми глазами|мо(?:й|я|ё|е) (?:конек|конёк|стихия|призвание|вс[её]|родной)|вообще мо[её]|высш(?:ем|ий) уров\\p{L}+|высочайш\\p{L}+|' +
    'эксперт (?:топ|высш|мирового)\\p{L}*|топ-?уров\\p{L}+|гуру|идеально|безупречно|на отлично|виртуоз\\p{L}*|досконально|все тонкости|(?:все|всё) (?:в восторге|летает|довольны)|' +
    'профессионал\\p{L}*|перфекционист\\p{L}*|лид[её]р по натуре|прирожд[её]нн\\p{L}+|огромный опыт|любую (?:систему|задачу)|добива\\p{L}+ успеха|всегда добива\\p{L}+|всегда и везде|обучаю всех|' +
    '(?:100|сто|110|200|двести|1000) (?:%|процент\\p{L}*)|незаменим\\p{L}*|уникальн\\p{L}+ специалист\\p{L}*|лучш\\p{L}+ в сво[её]м деле|мне нет равных|меня все (?:знают|ценят|хвалят)|все меня знают|' +
    'the (?:very )?best \\p{L}+|best of the best|better than (?:any|every)\\p{L}*|(?:natural|natural[- ]born|born) \\p{L}+er|in my blood|killer instinct|power user|world[- ]class|top[- ]notch|second to none|' +
    'amazing|outstanding|incredible|fantastic|phenomenal|exceptional|flawless(?:ly)?|perfectly|perfectionist|rock ?star|ninja|guru|wizard|like a king|always (?:right|win|deliver|succeed|exceed)\\p{L}*|' +
    'exceed\\p{L}* (?:all )?expectations|results?[- ]driven|speaks? for (?:itself|themselves)|so successful|(?:100|110|150|200|1000) (?:%|percent)|(?:hundred|two hundred) percent|eyes closed|everyone loves|' +
    'loves? me|(?:nobody|no one) (?:says no|can|does it)|great intuition|(?:i )?(?:close|sell|know|solve|do) everything|closing is what i do|easy for me|expert in everything|true professional|a professional' +
    ')(?!\\p{L})',
  'iu',
);

/** @param text a sentence or a clause, fillers blanked out */
export const isBoast = (text: string): boolean => BOAST.test(text.replaceAll(/\s+/g, ' '));
