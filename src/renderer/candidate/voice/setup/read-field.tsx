import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reading } from '../../../data/voice.ts';
import { TextArea, TextField } from '../../../ui/field.tsx';
import { isUnsure } from './resume-edit.ts';
import css from './resume-fields.module.css';

/** What all fields of one resume share. */
export interface FieldSetting {
  readonly reading: Reading;
  readonly language: string;
  readonly onFocus: (path: string) => void;
}

interface ReadFieldProps {
  readonly setting: FieldSetting;
  readonly path: string;
  readonly label: string;
  readonly value: string;
  /** More than one line. */
  readonly rows?: number;
  readonly onValue?: (value: string) => void;
  /** For a list written as one text: it is taken apart when the person leaves the field. */
  readonly parse?: (text: string) => string[];
  readonly onList?: (values: string[]) => void;
}

/** One field of the resume: its text, and a quiet word where the reading was not sure. */
export function ReadField({ setting, path, label, value, rows, onValue, parse, onList }: ReadFieldProps) {
  const { t } = useTranslation();
  const [text, setText] = useState<string | null>(null);
  const unsure = isUnsure(setting.reading, path);
  const shared = {
    label,
    lang: setting.language,
    value: text ?? value,
    hint: unsure ? t('talk.unsure') : undefined,
    className: unsure ? css.unsure : undefined,
    onFocus: () => setting.onFocus(path),
    onChange: ({ target }: { readonly target: { readonly value: string } }) => (onList ? setText(target.value) : onValue?.(target.value)),
    onBlur() {
      if (text !== null && parse) onList?.(parse(text));
      setText(null);
    },
  };
  return rows === undefined ? <TextField {...shared} maxLength={2_000} /> : <TextArea {...shared} rows={rows} maxLength={20_000} />;
}
