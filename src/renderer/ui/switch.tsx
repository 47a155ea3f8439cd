import { Switch as RadixSwitch } from 'radix-ui';
import { useId } from 'react';
import css from './switch.module.css';

interface SwitchProps {
  readonly label: string;
  readonly hint?: string;
  readonly checked: boolean;
  readonly onChecked: (checked: boolean) => void;
}

export function Switch({ label, hint, checked, onChecked }: SwitchProps) {
  const id = useId();
  return (
    <div className={css.row}>
      <RadixSwitch.Root id={id} className={css.track} checked={checked} onCheckedChange={onChecked} aria-describedby={hint ? `${id}-hint` : undefined}>
        <RadixSwitch.Thumb className={css.thumb} />
      </RadixSwitch.Root>
      <div>
        <label htmlFor={id}>{label}</label>
        {hint && (
          <p id={`${id}-hint`} className={css.hint}>
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
