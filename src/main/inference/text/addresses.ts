/** Addresses of pages and mail as they are said: the host, the path and what is asked of it, no scheme. */

export interface AddressWords {
  readonly dot: string;
  readonly slash: string;
  readonly at: string;
  readonly dash: string;
  readonly underscore: string;
  readonly question: string;
  readonly equals: string;
  readonly and: string;
  readonly hash: string;
}

const MAIL = /(?<![\p{L}\p{N}])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/gu;
const PAGE = /(?:https?:\/\/|www\.)[^\s<>"'»”)]{1,300}/giu;
/** Bare names such as `example.com/docs`; of all endings only common ones, so that `Node.js` and `main.py` stay names. */
const BARE = /(?<![\p{L}\p{N}@.])[a-z0-9-]{2,63}(?:\.[a-z0-9-]{2,63})*\.(?:com|org|net|io|dev|ai|ru|рф|edu|gov|app|me|info|co|su|kz|by)(?:\/[\w./-]*)?(?![\p{L}\p{N}])/giu;
/** `/etc/passwd`, `~/work/notes` */
const FILE = /(?<![^\s("'`])(?:~|\.{1,2})?\/[a-z][\w.-]*(?:\/[\w.-]*\w)+/giu;
/** `main.py`, `foo.bar`: read on, no end of a sentence. */
const NAME_DOT = /(?<=(?<![\p{L}.])[a-z_]{2,40})\.(?=[a-z_]{2})(?!js\b)/gu;
/** Longer queries are left out. */
const MAX_QUERY = 60;

/** Mail and page addresses in words; their digits are left for the rules of numbers. */
export function withSpokenAddresses(text: string, words: AddressWords): string {
  const { dot, slash, at, dash, underscore, question, equals, and, hash } = words;
  const say = (part: string): string =>
    part.replace(/[.]/g, ` ${dot} `).replace(/\//g, ` ${slash} `).replace(/-/g, ` ${dash} `).replace(/_/g, ` ${underscore} `).replace(/@/g, ` ${at} `).replace(/[^\p{L}\p{N}\s]/gu, ' ').replace(/(\d)(?=\d)/g, '$1 ');
  const page = (address: string): string => {
    const [, body = '', end = ''] = /^(.*?)([.,;:!?]*)$/su.exec(address) ?? [];
    const [, place = '', rest = ''] = /^([^?#]*)(.*)$/su.exec(body.replace(/^https?:\/\//i, '').replace(/^www\./i, '')) ?? [];
    // Marks of where a click came from, sessions and the like are meant for machines.
    const asked = rest.length > MAX_QUERY ? '' : rest.replace(/\?/g, ` ${question} `).replace(/=/g, ` ${equals} `).replace(/&/g, ` ${and} `).replace(/#/g, ` ${hash} `);
    return ` ${say(place.replace(/\/+$/, ''))} ${say(asked)} ${end}`;
  };
  return text.replace(MAIL, (address) => ` ${say(address)} `).replace(PAGE, page).replace(BARE, page).replace(FILE, (path) => ` ${say(path)} `).replace(NAME_DOT, ` ${dot} `);
}
