import { Upload } from 'lucide-react';
import { useId, useState, type DragEvent } from 'react';
import { classNames } from './class-names.ts';
import css from './drop-zone.module.css';

interface DropZoneProps {
  readonly label: string;
  readonly hint: string;
  readonly accept: string;
  /** Several at once; otherwise the first counts. */
  readonly multiple?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** A file field that files can be dropped on. */
export function DropZone({ label, hint, accept, multiple = false, onFiles }: DropZoneProps) {
  const id = useId();
  const [isOver, setIsOver] = useState(false);
  const over = (event: DragEvent, inside: boolean): void => {
    event.preventDefault();
    setIsOver(inside);
  };
  return (
    <label
      className={classNames(css.zone, isOver && css.over)}
      onDragOver={(event) => over(event, true)}
      onDragLeave={(event) => over(event, false)}
      onDrop={(event) => {
        over(event, false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      <input
        type="file"
        multiple={multiple}
        accept={accept}
        className={css.input}
        aria-describedby={id}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // The same file may be chosen again.
          event.target.value = '';
        }}
      />
      <Upload size={20} aria-hidden />
      <span className={css.label}>{label}</span>
      <span id={id} className={css.hint}>
        {hint}
      </span>
    </label>
  );
}
