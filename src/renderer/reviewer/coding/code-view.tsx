import { memo, useEffect, useRef } from 'react';
import { toTokens, type CodeLanguage, type Inside } from './highlight.ts';
import { keepInSight } from './keep-in-sight.ts';
import css from './code-view.module.css';

interface CodeViewProps {
  readonly label: string;
  readonly code: string;
  readonly language: CodeLanguage;
  /** The line that changed last, from 0; kept in sight. */
  readonly line: number | null;
}

/** Code to read: numbered, quietly coloured, the last change marked at its line. */
export function CodeView({ label, code, language, line }: CodeViewProps) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = frame.current;
    const row = line === null ? undefined : box?.querySelectorAll('code')[line];
    if (box && row) keepInSight(box, row);
  }, [line, code]);
  let inside: Inside = '';
  return (
    <div ref={frame} className={css.frame} role="region" aria-label={label} tabIndex={0}>
      <pre className={css.code}>
        {code.split('\n').map((text, index) => {
          const row = <Line key={index} text={text} language={language} inside={inside} isCurrent={index === line} />;
          inside = toTokens(text, language, inside).inside;
          return row;
        })}
      </pre>
    </div>
  );
}

interface LineProps {
  readonly text: string;
  readonly language: CodeLanguage;
  readonly inside: Inside;
  readonly isCurrent: boolean;
}

const Line = memo(function Line({ text, language, inside, isCurrent }: LineProps) {
  return (
    <code className={css.line} data-current={isCurrent || undefined}>
      {toTokens(text, language, inside).tokens.map((token, index) => (
        <span key={index} data-kind={token.kind}>
          {token.text}
        </span>
      ))}
      {'\n'}
    </code>
  );
});
