import { useId } from 'react';
import css from './checkbox.module.css';

interface CheckboxProps {
  readonly label: string;
  readonly checked: boolean;
  readonly error?: string | null;
  readonly onChecked: (checked: boolean) => void;
}

export function Checkbox({ label, checked, error, onChecked }: CheckboxProps) {
  const id = useId();
  const note = error ? `${id}-note` : undefined;
  return (
    <div>
      <div className={css.row}>
        <input
          id={id}
          type="checkbox"
          className={css.box}
          checked={checked}
          aria-invalid={error ? true : undefined}
          aria-describedby={note}
          onChange={(event) => onChecked(event.target.checked)}
        />
        <label htmlFor={id}>{label}</label>
      </div>
      {error && (
        <p id={note} className={css.error} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
