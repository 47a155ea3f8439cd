import { themeChoice } from '../../../data/preferences.ts';

export interface ChartColours {
  readonly line: string;
  readonly text: string;
  readonly grid: string;
}

/** The theme's colours as a canvas understands them. @param place an element of the page, for its theme */
export function readChartColours(place: HTMLElement): ChartColours {
  const read = (token: string): string => {
    // A probe for each: the colour of one that changes may still be on its way from the last.
    const probe = document.createElement('span');
    probe.style.color = `var(${token})`;
    place.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  };
  return { line: read('--accent'), text: read('--muted'), grid: read('--line') };
}

/** Tells when the theme has changed, by choice or by the system. Returns the function that ends it. */
export function onThemeChange(listener: () => void): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', listener);
  // Who listens to the choice writes it on the document first, in the same turn.
  const end = themeChoice.subscribe(() => queueMicrotask(listener));
  return () => {
    dark.removeEventListener('change', listener);
    end();
  };
}
