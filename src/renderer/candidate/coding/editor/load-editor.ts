/** The editor is a large program of its own: it is fetched when a room opens, in the person's language. */
import type { createCodeEditor } from './code-editor.ts';

/** Resolves to {@link createCodeEditor}. The editor's own few words come in the language of the first load. */
export async function loadEditor(language: string): Promise<typeof createCodeEditor> {
  if (language === 'ru') await import('monaco-editor/nls/lang/ru.js');
  const [module] = await Promise.all([import('./code-editor.ts'), document.fonts.load('13px "JetBrains Mono Variable"')]);
  return module.createCodeEditor;
}
