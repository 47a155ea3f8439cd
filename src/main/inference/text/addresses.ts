/** Addresses of pages and mail as they are said: the host and the path, no scheme, no query. */

export interface AddressWords {
  readonly dot: string;
  readonly slash: string;
  readonly at: string;
  readonly dash: string;
  readonly underscore: string;
}

const MAIL = /(?<![\p{L}\p{N}])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/gu;
const PAGE = /(?:https?:\/\/|www\.)[^\s<>"'»”)]{1,300}/giu;
/** Bare names such as `example.com/docs`; of all endings only common ones, so that `Node.js` and `main.py` stay names. */
const BARE = /(?<![\p{L}\p{N}@.])[a-z0-9-]{2,63}(?:\.[a-z0-9-]{2,63})*\.(?:com|org|net|io|dev|ai|ru|рф|edu|gov|app)(?:\/[\w./-]*)?(?![\p{L}\p{N}])/giu;

/** Mail and page addresses in words; their digits are left for the rules of numbers. */
export function withSpokenAddresses(text: string, { dot, slash, at, dash, underscore }: AddressWords): string {
  const say = (part: string): string =>
    part.replace(/[.]/g, ` ${dot} `).replace(/\//g, ` ${slash} `).replace(/-/g, ` ${dash} `).replace(/_/g, ` ${underscore} `).replace(/@/g, ` ${at} `).replace(/[^\p{L}\p{N}\s]/gu, ' ').replace(/(\d)(?=\d)/g, '$1 ');
  const page = (address: string): string => {
    const [, body = '', end = ''] = /^(.*?)([.,;:!?]*)$/su.exec(address) ?? [];
    const [place = ''] = body.replace(/^https?:\/\//i, '').replace(/^www\./i, '').split(/[?#]/);
    return ` ${say(place.replace(/\/+$/, ''))} ${end}`;
  };
  return text.replace(MAIL, (address) => ` ${say(address)} `).replace(PAGE, page).replace(BARE, page);
}
