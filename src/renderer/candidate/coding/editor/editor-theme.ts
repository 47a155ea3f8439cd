/** Monaco's colours, taken from the tokens of the page. */
import { editor } from './monaco.ts';

const names = ['panel', 'ink', 'muted', 'line', 'edge', 'hover', 'accent', 'accent-strong', 'accent-faint', 'good', 'caution', 'danger'] as const;
type Colours = Record<(typeof names)[number], string>;

/** Monaco wants `#rrggbb`; the tokens are OKLCH and depend on the theme, so the browser is asked what they come to. */
function readColours(element: HTMLElement): Colours {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const probe = element.appendChild(document.createElement('span'));
  // With less motion asked for, every change of colour is a very short transition, and what is computed is still its beginning.
  probe.style.setProperty('transition', 'none', 'important');
  const toHex = (name: string): [string, string] => {
    probe.style.color = `var(--${name})`;
    if (!canvas) return [name, '#808080'];
    canvas.fillStyle = getComputedStyle(probe).color;
    canvas.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return [name, `#${[r, g, b].map((part) => part.toString(16).padStart(2, '0')).join('')}`];
  };
  const colours = Object.fromEntries(names.map(toHex)) as Colours;
  probe.remove();
  return colours;
}

/** Puts the page's colours on the editors; to be called again when the theme changes. */
export function applyEditorTheme(element: HTMLElement): void {
  const c = readColours(element);
  const isDark = parseInt(c.panel.slice(1, 3), 16) < 128;
  const rule = (token: string, colour: string, fontStyle = '') => ({ token, foreground: colour.slice(1), fontStyle });
  editor.defineTheme('viva', {
    base: isDark ? 'vs-dark' : 'vs',
    inherit: false,
    rules: [
      { ...rule('', c.ink), background: c.panel.slice(1) },
      rule('comment', c.muted, 'italic'),
      rule('keyword', c['accent-strong']),
      rule('string', c.good),
      rule('regexp', c.good),
      rule('number', c.caution),
      rule('tag', c.caution),
      rule('type', c['accent-strong']),
      rule('string.invalid', c.danger),
      rule('invalid', c.danger),
    ],
    colors: {
      'editor.background': c.panel,
      'editor.foreground': c.ink,
      'editorLineNumber.foreground': c.muted,
      'editorLineNumber.activeForeground': c.ink,
      'editorCursor.foreground': c.accent,
      'editor.selectionBackground': `${c.accent}44`,
      'editor.inactiveSelectionBackground': `${c.accent}28`,
      'editor.lineHighlightBackground': `${c.hover}aa`,
      'editor.lineHighlightBorder': '#00000000',
      'editor.wordHighlightBackground': `${c.accent}18`,
      'editor.wordHighlightStrongBackground': `${c.accent}18`,
      'editor.findMatchBackground': `${c.caution}66`,
      'editor.findMatchHighlightBackground': `${c.caution}33`,
      'editorBracketMatch.background': `${c.accent}22`,
      'editorBracketMatch.border': c.edge,
      'editorIndentGuide.background1': c.line,
      'editorIndentGuide.activeBackground1': c.edge,
      'editorError.foreground': c.danger,
      'editorWarning.foreground': c.caution,
      'editorWidget.background': c.panel,
      'editorWidget.foreground': c.ink,
      'editorWidget.border': c.edge,
      'editorSuggestWidget.selectedBackground': c['accent-faint'],
      'editorSuggestWidget.selectedForeground': c.ink,
      'editorSuggestWidget.highlightForeground': c.accent,
      'editorSuggestWidget.focusHighlightForeground': c.accent,
      'editorHoverWidget.background': c.panel,
      'editorHoverWidget.border': c.edge,
      'input.background': c.panel,
      'input.foreground': c.ink,
      'input.border': c.edge,
      'inputOption.activeBorder': c.accent,
      'list.hoverBackground': c.hover,
      'list.focusBackground': c['accent-faint'],
      'quickInput.background': c.panel,
      'quickInput.foreground': c.ink,
      focusBorder: c.accent,
      'scrollbarSlider.background': `${c.muted}44`,
      'scrollbarSlider.hoverBackground': `${c.muted}66`,
      'scrollbarSlider.activeBackground': `${c.muted}88`,
      'widget.shadow': '#00000033',
    },
  });
  editor.setTheme('viva');
}
