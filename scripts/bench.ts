/** `npm run bench [-- case…]`: p50/p95 of the hot paths on this machine. */
import { avatar } from './bench/avatar.ts';
import { coaching } from './bench/coaching.ts';
import { delivery } from './bench/delivery.ts';
import { reasoning } from './bench/reasoning.ts';
import { resume } from './bench/resume.ts';
import { runner } from './bench/runner.ts';
import { speech } from './bench/speech.ts';
import { vision } from './bench/vision.ts';
import { visionFile } from './bench/vision-file.ts';
import { voice } from './bench/voice.ts';
import { formatRow, machineName, type BenchCase } from './bench/measure.ts';

const cases: readonly BenchCase[] = [avatar, coaching, delivery, reasoning, resume, runner, speech, vision, visionFile, voice];
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !cases.some((benchCase) => benchCase.name === name));
if (unknown.length > 0) {
  process.stderr.write(`bench: no case called ${unknown.join(', ')}; there are ${cases.map(({ name }) => name).join(', ')}\n`);
  process.exit(1);
}
process.stdout.write(`${machineName()}\n`);
for (const benchCase of cases.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  process.stdout.write(`\n${benchCase.name}\n`);
  for (const row of await benchCase.run()) process.stdout.write(`  ${formatRow(row)}\n`);
}
process.exit(0);
