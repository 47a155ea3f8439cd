/** Types of the import table, which is plain JavaScript because eslint.config.js is. */
declare module '*/eslint/import-table.js' {
  export const IMPORT_TABLE: readonly {
    readonly zone: string;
    readonly files: readonly string[];
    readonly may: readonly string[];
    readonly packages: readonly string[] | '*';
  }[];
  export function toMarkdown(): string;
}
