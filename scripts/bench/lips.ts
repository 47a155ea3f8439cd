/** The live interviewer in Chromium: how far its lips, as they are drawn, are from the sound, as it is heard. */
import { chromium } from 'playwright-core';
import { CHROMIUM_ARGUMENTS, chromiumPath } from '../../test/fixtures/chromium-path.ts';
import { lipLag } from '../../test/fixtures/lip-lag.ts';
import { openLipsPage, speakIn, toSpokenFiles, type Spoken } from '../../test/fixtures/lips-page.ts';
import { ENGLISH_SENTENCES } from './interview-sentences.ts';
import type { Row } from './measure.ts';

const SENTENCES = 4;
/** As headphones without a cable are. */
const FAR_MS = 250;
const ROOMS = [
  { name: 'room on camera', kind: 'wav', furtherMs: 0 },
  { name: 'talk', kind: 'mp3', furtherMs: 0 },
  { name: 'talk, far headphones', kind: 'mp3', furtherMs: FAR_MS },
] as const;

export async function lipRows(): Promise<Row[]> {
  if (chromiumPath === undefined) return [{ name: 'lips and sound apart', unit: 'ms', samples: [], note: 'not measured: no Chromium (CHROMIUM_PATH)' }];
  const files = await toSpokenFiles(ENGLISH_SENTENCES.slice(0, SENTENCES));
  const browser = await chromium.launch({ executablePath: chromiumPath, args: [...CHROMIUM_ARGUMENTS] });
  try {
    const page = await openLipsPage(browser);
    const rows: Row[] = [];
    for (const { name, kind, furtherMs } of ROOMS) {
      const spoken: Spoken[] = [];
      for (const file of files[kind]) spoken.push(await speakIn(page, kind, file, furtherMs));
      rows.push(rowOf(`lips and sound apart, ${name}`, spoken));
    }
    return rows;
  } finally {
    await browser.close();
  }
}

function rowOf(name: string, spoken: readonly Spoken[]): Row {
  const lags = spoken.map(lipLag);
  const all = lags.flatMap(({ lagsMs }) => lagsMs);
  const missed = lags.reduce((sum, lag) => sum + lag.missed, 0);
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const lag = mean(all);
  const latency = mean(spoken.map(({ outputLatencyMs }) => outputLatencyMs));
  return {
    name, unit: 'ms', samples: all.map(Math.abs),
    note: `lips ${Math.abs(lag).toFixed(0)} ms ${lag < 0 ? 'before' : 'after'} it; ${latency.toFixed(0)} ms of the device counted; not found ${missed}`,
  };
}
