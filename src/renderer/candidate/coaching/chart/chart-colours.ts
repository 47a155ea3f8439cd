import { themeChoice } from '../../../data/preferences.ts';

export interface ChartColours {
  readonly line: string;
  readonly fill: string;
  readonly text: string;
  readonly grid: string;
}

const NAMES = { line: '--accent', fill: '--accent-faint', text: '--muted', grid: '--line' } as const;

/** The theme's colours as a canvas understands them. @param place an element of the page, for its theme */
export function readChartColours(place: HTMLElement): ChartColours {
  const probe = document.createElement('span');
  place.append(probe);
  const entries = Object.entries(NAMES).map(([name, token]) => {
    probe.style.color = `var(${token})`;
    return [name, getComputedStyle(probe).color];
  });
  probe.remove();
  return Object.fromEntries(entries) as unknown as ChartColours;
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
