/** Rules for the role titles. */
import type { RawRoles, RawTaxonomy } from '../../src/main/interview/knowledge/resource-schema.ts';
import { phraseKeys, plain, repeated, shared } from './phrase-keys.ts';

/** @returns one line a problem, none when all is well */
export function lintRoles({ roles, seniority }: RawRoles, { areas }: RawTaxonomy): string[] {
  const owners = roles.flatMap(({ en, ru, synonyms, short = [] }) =>
    [...new Set([en, ru, ...synonyms, ...short].flatMap(phraseKeys))].map((key) => ({ owner: en, key })),
  );
  const ranks = seniority.flatMap(({ en, ru }) => [...en, ...ru].map(plain));
  return [
    ...repeated(roles, ({ en }) => plain(en)).map((title) => `${title}: title used twice`),
    ...shared(owners),
    ...repeated(ranks, (rank) => rank).map((rank) => `rank “${rank}” stands twice`),
    ...roles.filter(({ family }) => !Object.hasOwn(areas, family)).map(({ en, family }) => `${en}: unknown family ${family}`),
    ...roles.filter(({ en, ru }) => /[а-яё]/i.test(en) || !/[а-яё]/i.test(ru)).map(({ en }) => `${en}: a title in the wrong language`),
    ...(roles.some(({ en }, index) => index > 0 && plain(roles[index - 1]!.en) >= plain(en)) ? ['roles.json: not sorted by title'] : []),
  ];
}
