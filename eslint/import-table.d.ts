export const IMPORT_TABLE: readonly {
  readonly zone: string;
  readonly files: readonly string[];
  readonly may: readonly string[];
  readonly packages: readonly string[] | '*';
}[];
export const PACKAGE_HOMES: readonly { readonly packages: readonly string[]; readonly homes: readonly string[] }[];
export const ENVIRONMENT_HOME: string;
export function toMarkdown(): string;
