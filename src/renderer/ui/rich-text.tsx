import Markdown from 'react-markdown';
import { classNames } from './class-names.ts';
import css from './rich-text.module.css';

interface RichTextProps {
  /** Markdown without HTML. */
  readonly text: string;
  readonly className?: string;
}

/** A text with paragraphs, lists and code. Links and pictures of the text are not followed: only their words stand. */
export function RichText({ text, className }: RichTextProps) {
  return (
    <div className={classNames(css.text, className)}>
      <Markdown skipHtml disallowedElements={['a', 'img']} unwrapDisallowed>
        {text}
      </Markdown>
    </div>
  );
}
