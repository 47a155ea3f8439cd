/** Letters as PDFs hold them -> letters as people type them. */

// Signs that direct, join or hide letters: zero widths, soft hyphens, marks and overrides of direction, tags, byte order marks.
const INVISIBLE =
  /\u034F|[\u17B4\u17B5]|[\u00AD\u061C\u115F\u1160\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E0FFF}]/gu;
const SPACES = /[\t\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/gu;
const CONTROLS = /\p{Cc}/gu;
// Where Word's Symbol and Wingdings keep their bullets.
const PRIVATE_BULLETS = /[\uF0B7\uF0A7\uF0D8\uF076\uF0FC\uF0A8\uF06E\uF06F]/gu;
// Icons of glyph fonts, halves of letters, places where no letter is.
const NO_LETTERS = /[\p{Co}\p{Cs}\uFFFD\p{Cn}]/gu;
const LIGATURES = /[\uFB00-\uFB06\u0132\u0133\u01C4-\u01CC]/gu;

/** One line: a soft hyphen at its end a visible one, ligatures taken apart, accents joined to their letters, invisible signs and icons gone, every space a plain one. */
export function toPlainText(text: string): string {
  return text
    .replace(/\u00AD\s*$/u, '‐')
    .replace(INVISIBLE, '')
    .replace(SPACES, ' ')
    .replace(CONTROLS, ' ')
    .replace(PRIVATE_BULLETS, '•')
    .replace(NO_LETTERS, ' ')
    .replace(LIGATURES, (ligature) => ligature.normalize('NFKC'))
    .normalize('NFC');
}
