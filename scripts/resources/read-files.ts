/** The data files as they lie on disk, for rules that are about files. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { familiesSchema, parseResource, rolesSchema, taxonomySchema } from '../../src/main/interview/knowledge/resource-schema.ts';
import type { RawFamilies, RawRoles, RawTaxonomy } from '../../src/main/interview/knowledge/resource-schema.ts';
import { loadResources } from '../../src/main/store/resources.ts';

export interface ResourceFiles {
  readonly taxonomy: RawTaxonomy;
  readonly families: RawFamilies;
  readonly roles: RawRoles;
  readonly ordinary: { readonly en: readonly string[]; readonly ru: readonly string[] };
  /** Ids in the order of each file, by `folder/name.json`. */
  readonly order: Readonly<Record<string, readonly string[]>>;
}

/** @throws TypeError naming the field when a file has another shape */
export function readResourceFiles(resourcesDir: string): ResourceFiles {
  const json = (path: string): unknown => JSON.parse(readFileSync(join(resourcesDir, path), 'utf8'));
  const order: Record<string, readonly string[]> = {};
  for (const [folder, key] of [['skills', 'entries'], ['questions', 'families']] as const) {
    for (const name of readdirSync(join(resourcesDir, folder)).sort()) {
      const items = (json(`${folder}/${name}`) as Readonly<Record<string, readonly { readonly id: string }[]>>)[key] ?? [];
      order[`${folder}/${name}`] = items.map(({ id }) => id);
    }
  }
  const { skills, families, roles } = loadResources(resourcesDir);
  return {
    taxonomy: parseResource(taxonomySchema, skills, 'skills'),
    families: parseResource(familiesSchema, families, 'families'),
    roles: parseResource(rolesSchema, roles, 'roles'),
    ordinary: json('ordinary-words.json') as ResourceFiles['ordinary'],
    order,
  };
}
