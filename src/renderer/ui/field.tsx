import { useId, type ComponentProps, type ReactNode } from 'react';
import { classNames } from './class-names.ts';
import css from './field.module.css';

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | null;
  /** Hides the label from the eye, not from a screen reader. */
  readonly labelHidden?: boolean;
  readonly children: (control: { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }) => ReactNode;
}

/** A control with its label, and under it a hint or what is wrong. */
export function Field({ label, hint, error, labelHidden = false, children }: FieldProps) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className={css.field}>
      <label htmlFor={id} className={labelHidden ? css.hidden : css.label}>
        {label}
      </label>
      {children({ id, 'aria-describedby': note ? `${id}-note` : undefined, 'aria-invalid': error ? true : undefined })}
      {note && (
        <p id={`${id}-note`} className={error ? css.error : css.hint} role={error ? 'alert' : undefined}>
          {note}
        </p>
      )}
    </div>
  );
}

type TextFieldProps = Omit<FieldProps, 'children'> & ComponentProps<'input'>;

export function TextField({ label, hint, error, labelHidden, className, ...input }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} labelHidden={labelHidden}>
      {(control) => <input autoComplete="off" {...control} {...input} className={classNames(css.input, className)} />}
    </Field>
  );
}

type TextAreaProps = Omit<FieldProps, 'children'> & ComponentProps<'textarea'>;

export function TextArea({ label, hint, error, labelHidden, className, ...input }: TextAreaProps) {
  return (
    <Field label={label} hint={hint} error={error} labelHidden={labelHidden}>
      {(control) => <textarea {...control} {...input} className={classNames(css.input, css.area, className)} />}
    </Field>
  );
}

type SelectProps = Omit<FieldProps, 'children'> &
  Omit<ComponentProps<'select'>, 'onChange'> & {
    readonly options: readonly { readonly value: string; readonly label: string }[];
    readonly onValue: (value: string) => void;
  };

/** The system's own list: the most reachable one there is. */
export function Select({ label, hint, error, labelHidden, options, onValue, className, ...select }: SelectProps) {
  return (
    <Field label={label} hint={hint} error={error} labelHidden={labelHidden}>
      {(control) => (
        <select {...control} {...select} className={classNames(css.input, css.select, className)} onChange={(event) => onValue(event.target.value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
