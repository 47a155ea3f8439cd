import { useQuery } from '@tanstack/react-query';
import { FileText } from 'lucide-react';
import { useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language, Sample } from '../../data/desk.ts';
import { queries } from '../../data/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Select, TextArea } from '../../ui/field.tsx';
import css from './job-text.module.css';

interface JobTextProps {
  readonly text: string;
  readonly language: Language;
  readonly error: string | null;
  readonly onText: (text: string) => void;
  readonly onSample: (sample: Sample) => void;
}

const longestText = 50_000;
const isTextFile = (file: File) => /\.(txt|md)$/i.test(file.name);

/** The job description: typed, pasted, dropped as a text file, or one of the samples. */
export function JobText({ text, language, error, onText, onSample }: JobTextProps) {
  const { t } = useTranslation();
  const samples = useQuery(queries.samples);
  const chooser = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const take = async (file: File | undefined) => {
    if (!file) return;
    if (!isTextFile(file)) return setProblem(t('setup.wrongFile'));
    if (file.size > longestText * 4) return setProblem(t('setup.longFile'));
    setProblem(null);
    onText((await file.text()).slice(0, longestText));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  const offered = [...(samples.data ?? [])].sort((a, b) => Number(b.language === language) - Number(a.language === language));

  return (
    <div
      className={css.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <TextArea
        label={t('setup.job')}
        hint={t('setup.jobHint')}
        error={problem ?? error}
        value={text}
        maxLength={longestText}
        rows={11}
        onChange={(event) => {
          setProblem(null);
          onText(event.target.value);
        }}
      />
      <div className={css.sources}>
        {offered.length > 0 && (
          <Select
            label={t('setup.sample')}
            labelHidden
            value=""
            className={css.samples}
            options={[{ value: '', label: t('setup.sampleChoose') }, ...offered.map((sample) => ({ value: sample.id, label: sample.title }))]}
            onValue={(id) => {
              const sample = offered.find((each) => each.id === id);
              if (sample) onSample(sample);
            }}
          />
        )}
        <Button icon={FileText} onClick={() => chooser.current?.click()}>
          {t('setup.openFile')}
        </Button>
        <input ref={chooser} type="file" accept=".txt,.md,text/plain,text/markdown" hidden aria-label={t('setup.openFile')} onChange={(event) => void take(event.target.files?.[0])} />
      </div>
    </div>
  );
}
