/** The editor of the coding room, on Monaco. This file and what it imports are one lazy part of the program. */
import type { CodeEdit } from '../../../data/coding.ts';
import { applyEditorTheme } from './editor-theme.ts';
import { editor, KeyCode, KeyMod, MarkerSeverity } from './monaco.ts';
import { tidyPython } from './python-tidy.ts';

export interface Fault {
  readonly line: number;
  readonly column: number | null;
  readonly message: string;
}

export interface CodeEditorOptions {
  readonly language: 'python' | 'javascript';
  readonly text: string;
  readonly label: string;
  readonly runLabel: string;
  readonly onEdit: (edit: CodeEdit, text: string) => void;
  readonly onRun: () => void;
  readonly onBlur: () => void;
  readonly onCopied: (text: string) => void;
  /** Before the text changes. */
  readonly onPasted: (text: string, code: string) => void;
}

export interface CodeEditorControl {
  focus(): void;
  /** Puts the cursor there. Both count from 1. */
  goTo(line: number, column: number): void;
  showFault(fault: Fault | null): void;
  /** Indentation and spaces put in order, as one edit that can be undone. */
  tidy(): Promise<void>;
  applyTheme(): void;
  close(): void;
}

/** Builds the editor inside `element`, which it fills and follows in size. The caller closes it. */
export function createCodeEditor(element: HTMLElement, options: CodeEditorOptions): CodeEditorControl {
  applyEditorTheme(element);
  const model = editor.createModel(options.text, options.language);
  model.setEOL(editor.EndOfLineSequence.LF);
  model.updateOptions({ bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false } });
  const view = editor.create(element, {
    model,
    theme: 'viva',
    ariaLabel: options.label,
    automaticLayout: true,
    fontFamily: "'JetBrains Mono Variable', monospace",
    fontSize: 13,
    lineHeight: 20,
    fontLigatures: false,
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    padding: { top: 12, bottom: 12 },
    lineNumbersMinChars: 3,
    folding: false,
    glyphMargin: false,
    tabSize: options.language === 'python' ? 4 : 2,
    insertSpaces: true,
    detectIndentation: false,
    renderLineHighlight: 'line',
    renderFinalNewline: 'on',
    overviewRulerLanes: 0,
    hideCursorInOverviewRuler: true,
    fixedOverflowWidgets: true,
    wordBasedSuggestions: options.language === 'python' ? 'off' : 'currentDocument',
    // What is dropped into the text would come past the clipboard.
    dropIntoEditor: { enabled: false },
    dragAndDrop: false,
    pasteAs: { enabled: false },
    unicodeHighlight: { ambiguousCharacters: false, nonBasicASCII: false },
    smoothScrolling: false,
    cursorBlinking: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'solid' : 'blink',
  });

  let source: CodeEdit['source'] = 'typing';
  const during = async (what: CodeEdit['source'], work: () => Promise<unknown>) => {
    source = what;
    try {
      await work();
    } finally {
      source = 'typing';
    }
  };
  model.onDidChangeContent((event) => {
    const kind = event.isUndoing || event.isRedoing ? 'undo' : source;
    const changes = event.changes.map(({ rangeOffset, rangeLength, text }) => ({ offset: rangeOffset, deleted: rangeLength, inserted: text }));
    options.onEdit({ at: new Date().toISOString(), source: kind, changes }, model.getValue());
  });
  view.onDidBlurEditorText(options.onBlur);
  view.addAction({ id: 'viva.run', label: options.runLabel, keybindings: [KeyMod.CtrlCmd | KeyCode.Enter], run: options.onRun });

  const watch = new AbortController();
  const { signal } = watch;
  const copied = () => {
    const ranges = view.getSelections() ?? [];
    const texts = ranges.map((range) => (range.isEmpty() ? model.getLineContent(range.startLineNumber) : model.getValueInRange(range)));
    options.onCopied(texts.join('\n'));
  };
  element.addEventListener('copy', copied, { signal, capture: true });
  element.addEventListener('cut', copied, { signal, capture: true });
  element.addEventListener(
    'paste',
    (event) => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (!(event.target instanceof HTMLElement) || !view.hasTextFocus()) return;
      options.onPasted(text, model.getValue());
      void during('paste', () => new Promise((resolve) => setTimeout(resolve)));
    },
    { signal, capture: true },
  );

  return {
    focus: () => view.focus(),
    goTo(line, column) {
      const position = model.validatePosition({ lineNumber: line, column });
      view.setPosition(position);
      view.revealPositionInCenterIfOutsideViewport(position);
      view.focus();
    },
    showFault(fault) {
      const markers = fault === null ? [] : [toMarker(model, fault)];
      editor.setModelMarkers(model, 'viva', markers);
    },
    tidy: () =>
      during('format', async () => {
        if (options.language === 'javascript') return view.getAction('editor.action.formatDocument')?.run();
        const tidied = tidyPython(model.getValue());
        if (tidied === model.getValue()) return;
        view.pushUndoStop();
        view.executeEdits('tidy', [{ range: model.getFullModelRange(), text: tidied }], view.getSelections() ?? []);
        view.pushUndoStop();
      }),
    applyTheme: () => applyEditorTheme(element),
    close() {
      watch.abort();
      view.dispose();
      model.dispose();
    },
  };
}

/** From the place to the end of its line; the whole line where only that is known. */
function toMarker(model: editor.ITextModel, { line, column, message }: Fault): editor.IMarkerData {
  const at = model.validatePosition({ lineNumber: line, column: column ?? 1 });
  const end = Math.max(at.column + 1, model.getLineMaxColumn(at.lineNumber));
  return { severity: MarkerSeverity.Error, message, startLineNumber: at.lineNumber, startColumn: at.column, endLineNumber: at.lineNumber, endColumn: end };
}
