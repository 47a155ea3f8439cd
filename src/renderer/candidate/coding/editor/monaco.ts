/** Monaco with what a coding interview needs of it: two languages, their workers from our own origin, and no more features than are used. */
import 'monaco-editor/features/bracketMatching/register.js';
import 'monaco-editor/features/caretOperations/register.js';
import 'monaco-editor/features/clipboard/register.js';
import 'monaco-editor/features/codeEditor/register.js';
import 'monaco-editor/features/codicon/register.js';
import 'monaco-editor/features/comment/register.js';
import 'monaco-editor/features/cursorUndo/register.js';
import 'monaco-editor/features/find/register.js';
import 'monaco-editor/features/folding/register.js';
import 'monaco-editor/features/format/register.js';
import 'monaco-editor/features/gotoError/register.js';
import 'monaco-editor/features/gotoLine/register.js';
import 'monaco-editor/features/hover/register.js';
import 'monaco-editor/features/indentation/register.js';
import 'monaco-editor/features/lineSelection/register.js';
import 'monaco-editor/features/linesOperations/register.js';
import 'monaco-editor/features/multicursor/register.js';
import 'monaco-editor/features/parameterHints/register.js';
import 'monaco-editor/features/quickCommand/register.js';
import 'monaco-editor/features/readOnlyMessage/register.js';
import 'monaco-editor/features/smartSelect/register.js';
import 'monaco-editor/features/snippet/register.js';
import 'monaco-editor/features/toggleTabFocusMode/register.js';
import 'monaco-editor/features/unusualLineTerminators/register.js';
import 'monaco-editor/features/wordHighlighter/register.js';
import 'monaco-editor/features/wordOperations/register.js';
// The feature of this name registers inline suggestions alone.
import 'monaco-editor/editor/contrib/suggest/browser/suggestController.js';
import 'monaco-editor/languages/definitions/javascript/register.js';
import 'monaco-editor/languages/definitions/python/register.js';
import { editor, KeyCode, KeyMod, languages, MarkerSeverity, Range } from 'monaco-editor/editor/editor.api.js';
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';
import { javascriptDefaults, ScriptTarget } from 'monaco-editor/languages/features/typescript/register.js';
import ScriptWorker from 'monaco-editor/languages/features/typescript/ts.worker.js?worker';
import { toCompletions, type CompletionKind } from './python-completion.ts';

globalThis.MonacoEnvironment = {
  getWorker: (_id: string, label: string) => (label === 'javascript' || label === 'typescript' ? new ScriptWorker() : new EditorWorker()),
};

// The runner has the language alone: no page, no network, no timers.
javascriptDefaults.setCompilerOptions({ target: ScriptTarget.ESNext, lib: ['es2023'], allowJs: true, allowNonTsExtensions: true });
javascriptDefaults.setDiagnosticsOptions({ noSemanticValidation: true, noSyntaxValidation: false, noSuggestionDiagnostics: true });
javascriptDefaults.setExtraLibs([{ filePath: 'runner.d.ts', content: 'declare const console: { log(...values: unknown[]): void; error(...values: unknown[]): void };' }]);

const kinds: Record<CompletionKind, languages.CompletionItemKind> = {
  keyword: languages.CompletionItemKind.Keyword,
  builtin: languages.CompletionItemKind.Function,
  method: languages.CompletionItemKind.Method,
  name: languages.CompletionItemKind.Variable,
};

languages.registerCompletionItemProvider('python', {
  triggerCharacters: ['.'],
  provideCompletionItems(model, position) {
    const word = model.getWordUntilPosition(position);
    const range = new Range(position.lineNumber, word.startColumn, position.lineNumber, word.endColumn);
    const suggestions = toCompletions(model.getValue(), model.getOffsetAt({ lineNumber: position.lineNumber, column: word.startColumn }));
    return { suggestions: suggestions.map(({ label, kind, detail }) => ({ label, kind: kinds[kind], detail, insertText: label, range })) };
  },
});

export { editor, KeyCode, KeyMod, MarkerSeverity, Range };
