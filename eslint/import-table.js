/**
 * Who may import whom: the one table. eslint.config.js enforces it, ARCHITECTURE.md prints it, a test compares them.
 * A zone may always import itself. `packages` lists what it may import from npm; `'*'` is anything whose home
 * is not elsewhere (see PACKAGE_HOMES), `'node:'` is Node's own modules.
 */

const APIS = ['screening', 'proctored', 'coding', 'voice', 'coaching', 'desk'];
const MEANS = ['models', 'media', 'runner', 'store', 'remote', 'page-worker'];
/** One's own practice knows what must never be known of a candidate: how a face looks and a voice feels. Nothing else may reach these. */
const OWN_PRACTICE = ['ports/coaching', 'interview/coaching', 'apis/wire/coaching'];
const MAIN = [
  'contracts', 'character', 'ports', 'base', 'interview', 'inference', ...MEANS, 'avatar', 'http', 'apis/wire', ...APIS.map((name) => `apis/${name}`), 'apis/desk/coaching', 'apis/desk/handlers', ...OWN_PRACTICE, 'ports/page-worker',
];
const SHARED = ['ui', 'capture', 'data', 'vision'];
const ROOMS = ['candidate', 'reviewer', 'settings'];
const FILES_OF_ROOMS = { candidate: ['src/renderer/candidate/*', 'src/renderer/candidate/!(coaching)/**'] };
const MORE_PORTS = { store: ['ports/coaching'], media: ['ports/page-worker'], 'page-worker': ['ports/coaching', 'ports/page-worker'] };

export const IMPORT_TABLE = [
  { zone: 'contracts', files: ['src/contracts/!(desk-coaching).ts'], may: ['contracts/desk-coaching'], packages: ['zod'] },
  // What our own pages read of one's own practice, the expressions of a face among it.
  { zone: 'contracts/desk-coaching', files: ['src/contracts/desk-coaching.ts'], may: ['contracts'], packages: ['zod'] },
  // Parts of contracts that the domain may know.
  { zone: 'contracts/errors', files: ['src/contracts/errors.ts'], may: [], packages: ['zod'] },
  { zone: 'contracts/code-edits', files: ['src/contracts/code-edits.ts'], may: [], packages: ['zod'] },
  // Pure drawing, on the server and in the page alike.
  { zone: 'character', files: ['src/character/**'], may: [], packages: [] },
  { zone: 'ports', files: ['src/main/ports/!(expression|coaching|coaching-analysis|page-worker).ts'], may: [], packages: [] },
  { zone: 'ports/coaching', files: ['src/main/ports/{expression,coaching,coaching-analysis}.ts'], may: ['ports'], packages: [] },
  // What a page reads for us: the sound of any recording, and the faces of one's own.
  { zone: 'ports/page-worker', files: ['src/main/ports/page-worker.ts'], may: ['ports', 'ports/coaching'], packages: [] },
  { zone: 'base', files: ['src/main/base/**'], may: ['contracts'], packages: '*' },
  { zone: 'interview', files: ['src/main/interview/*', 'src/main/interview/!(coaching)/**'], may: ['ports', 'base', 'contracts/errors', 'contracts/code-edits'], packages: '*' },
  { zone: 'interview/coaching', files: ['src/main/interview/coaching/**'], may: ['interview', 'ports', 'ports/coaching', 'base', 'contracts/errors'], packages: '*' },
  { zone: 'inference', files: ['src/main/inference/**'], may: ['ports', 'base', 'media'], packages: '*' },
  ...MEANS.map((zone) => ({ zone, files: [`src/main/${zone}/**`], may: ['ports', 'base', ...(MORE_PORTS[zone] ?? [])], packages: '*' })),
  { zone: 'avatar', files: ['src/main/avatar/**'], may: ['ports', 'base', 'media', 'character'], packages: '*' },
  { zone: 'http', files: ['src/main/http/**'], may: ['contracts', 'base'], packages: '*' },
  // The wire shapes that our own desk shares with a documented API.
  { zone: 'apis/wire', files: ['src/main/apis/wire/!(coaching).ts'], may: ['contracts', 'interview', 'ports', 'base'], packages: '*' },
  { zone: 'apis/wire/coaching', files: ['src/main/apis/wire/coaching.ts'], may: ['contracts', 'interview/coaching', 'ports', 'ports/coaching', 'base'], packages: '*' },
  ...APIS.map((name) => ({
    zone: `apis/${name}`,
    files: [`src/main/apis/${name}/${name === 'desk' ? '!(coaching|coaching-wire|coaching-uploads|handlers).ts' : '**'}`],
    may: ['contracts', 'http', 'interview', 'ports', 'media', 'base', 'apis/wire', ...(name === 'coaching' ? OWN_PRACTICE : name === 'desk' ? ['ports/page-worker'] : [])],
    packages: '*',
  })),
  // The one file of the desk that knows both sides: it hands routes on and reads nothing of them.
  { zone: 'apis/desk/handlers', files: ['src/main/apis/desk/handlers.ts'], may: ['contracts', 'http', 'interview', 'ports', 'media', 'base', 'apis/wire', 'apis/desk', 'apis/desk/coaching'], packages: '*' },
  { zone: 'apis/desk/coaching', files: ['src/main/apis/desk/{coaching,coaching-wire,coaching-uploads}.ts'], may: ['contracts', 'contracts/desk-coaching', 'http', 'ports', 'base', ...OWN_PRACTICE], packages: '*' },
  { zone: 'compose', files: ['src/main/{compose,program-paths}*.ts'], may: MAIN, packages: '*' },
  // A thread that reads PDFs and understands them.
  { zone: 'resume-worker', files: ['src/main/resume-worker.ts'], may: ['ports', 'base', 'interview', 'media', 'store'], packages: ['node:'] },
  { zone: 'desktop', files: ['src/main/desktop/**'], may: ['contracts', 'base'], packages: '*' },
  { zone: 'headless', files: ['src/main/headless.ts'], may: ['compose', 'base'], packages: ['node:'] },
  { zone: 'index', files: ['src/main/index.ts'], may: ['compose', 'base', 'desktop'], packages: ['node:'] },
  { zone: 'preload', files: ['src/preload/**'], may: ['contracts'], packages: ['electron'] },
  { zone: 'renderer/shared', files: [`src/renderer/{${SHARED.filter((name) => name !== 'data').join(',')}}/**`, 'src/renderer/data/!(coaching|coaching-access|coaching-queries|practice-upload).ts'], may: ['contracts', 'character'], packages: '*' },
  // One's own practice in the page: what it reads of a person, and where it shows it.
  { zone: 'renderer/data/coaching', files: ['src/renderer/data/{coaching,coaching-access,coaching-queries,practice-upload}.ts'], may: ['contracts', 'contracts/desk-coaching', 'renderer/shared'], packages: '*' },
  { zone: 'renderer/candidate/coaching', files: ['src/renderer/candidate/coaching/**'], may: ['contracts', 'renderer/shared', 'renderer/candidate', 'renderer/data/coaching'], packages: '*' },
  ...ROOMS.map((room) => ({
    zone: `renderer/${room}`,
    files: FILES_OF_ROOMS[room] ?? [`src/renderer/${room}/**`],
    may: ['contracts', 'renderer/shared'],
    packages: '*',
  })),
  // The page that works: no other page may reach it, least of all what it reads in faces.
  { zone: 'renderer/work', files: ['src/renderer/work/**'], may: ['contracts', 'contracts/desk-coaching', 'renderer/shared'], packages: '*' },
  {
    zone: 'renderer/app',
    files: ['src/renderer/*', 'src/renderer/app/**'],
    may: ['contracts', 'renderer/shared', ...ROOMS.map((room) => `renderer/${room}`), 'renderer/candidate/coaching'],
    packages: '*',
  },
];

/** Packages with one home: nobody else imports them. */
export const PACKAGE_HOMES = [
  { packages: ['electron'], homes: ['src/main/desktop/**', 'src/preload/**'] },
  { packages: ['express', 'ws'], homes: ['src/main/http/**'] },
  { packages: ['better-sqlite3'], homes: ['src/main/store/**'] },
  { packages: ['onnxruntime-node', '@xenova/transformers', '@huggingface/transformers'], homes: ['src/main/inference/engines/**'] },
];

/** The only file that reads `process.env`. */
export const ENVIRONMENT_HOME = 'src/main/base/config.ts';

const named = (names) => (names.length === 0 ? 'nothing' : names.join(', '));
const packagesOf = (packages) => (packages === '*' ? 'any without another home' : named(packages));

/** Zones that may do the same share a row. */
function toRows() {
  const rows = new Map();
  for (const { zone, may, packages } of IMPORT_TABLE) {
    const list = zone === 'compose' ? 'all of main except desktop' : named(may);
    const rights = `${list} | ${packagesOf(packages)} |`;
    rows.set(rights, [...(rows.get(rights) ?? []), zone]);
  }
  return [...rows].map(([rights, zones]) => `| ${zones.join(', ')} | ${rights}`);
}

/** The table as ARCHITECTURE.md prints it. */
export function toMarkdown() {
  const homes = PACKAGE_HOMES.map(({ packages, homes: folders }) => `| ${packages.join(', ')} | ${folders.join(', ')} |`);
  return [
    '| zones, each | may import, besides itself | packages |',
    '|---|---|---|',
    ...toRows(),
    '',
    '| package | only home |',
    '|---|---|',
    ...homes,
    `| \`process.env\` | ${ENVIRONMENT_HOME} |`,
  ].join('\n');
}
