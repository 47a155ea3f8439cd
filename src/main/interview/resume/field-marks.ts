/** Notes where each field was found and how sure the reader is. */
import type { PageBox, ResumeField } from '../../ports/resume.ts';

export interface Source {
  readonly page: number;
  readonly box: PageBox;
}

export interface FieldMarks {
  readonly fields: readonly ResumeField[];
  mark(path: string, confidence: number, source: Source): void;
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

export function createFieldMarks(): FieldMarks {
  const fields: ResumeField[] = [];
  return {
    fields,
    mark(path, confidence, { page, box: { x, y, width, height } }) {
      const box = { x: rounded(x), y: rounded(y), width: rounded(width), height: rounded(height) };
      fields.push({ path, confidence: rounded(Math.max(0, Math.min(1, confidence))), page, box });
    },
  };
}

export const sourceOf = ({ page, x, y, width, height }: PageBox & { readonly page: number }): Source => ({
  page,
  box: { x, y, width, height },
});
