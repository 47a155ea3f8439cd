import { useId } from 'react';
import css from './checkbox.module.css';

interface CheckboxProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChecked: (checked: boolean) => void;
}

export function Checkbox({ label, checked, onChecked }: CheckboxProps) {
  const id = useId();
  return (
    <div className={css.row}>
      <input id={id} type="checkbox" className={css.box} checked={checked} onChange={(event) => onChecked(event.target.checked)} />
      <label htmlFor={id}>{label}</label>
    </div>
  );
}
