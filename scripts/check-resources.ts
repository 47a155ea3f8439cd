/** `node scripts/check-resources.ts [folder]`: checks the data in resources/ and says what is wrong; exit status 1 if anything is. */
import { join } from 'node:path';
import { lintQuestions } from './resources/lint-questions.ts';
import { lintRoles } from './resources/lint-roles.ts';
import { lintSkills } from './resources/lint-skills.ts';
import { readResourceFiles } from './resources/read-files.ts';

const files = readResourceFiles(process.argv[2] ?? join(import.meta.dirname, '../resources'));
const { taxonomy, families, roles } = files;
const synonyms = taxonomy.entries.reduce((sum, { en, ru, exact = [] }) => sum + en.length + ru.length + exact.length, 0);
const questions = families.families.reduce((sum, { en, ru }) => {
  const count = ({ opening, deeper, followups }: typeof en): number => opening.length + deeper.length + Object.values(followups).flat().length;
  return sum + count(en) + count(ru);
}, 0);
const parts: readonly (readonly [string, readonly string[]])[] = [
  [`skills: ${taxonomy.entries.length} entries, ${synonyms} synonyms, ${taxonomy.relations.length} weighted relations`, lintSkills(files)],
  [`questions: ${families.families.length} families, ${questions} questions`, lintQuestions(families)],
  [`roles: ${roles.roles.length} titles`, lintRoles(roles, taxonomy)],
];
for (const [title, problems] of parts) {
  process.stdout.write(`${title}: ${problems.length === 0 ? 'no problem' : `${problems.length} problem(s)`}\n`);
  for (const problem of problems) process.stdout.write(`  ${problem}\n`);
}
if (parts.some(([, problems]) => problems.length > 0)) process.exitCode = 1;
