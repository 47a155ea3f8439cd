import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { desk } from '../../data/desk.ts';
import { saveFile } from '../../data/save-file.ts';
import { languageChoice } from '../../data/preferences.ts';
import { Button } from '../../ui/button.tsx';
import { InterviewTools } from '../interview-tools.tsx';

const FILES = {
  html: { fmt: 'html' },
  htmlSound: { fmt: 'html', sound: 'quotes' },
  pdf: { fmt: 'pdf' },
  json: { fmt: 'json' },
} as const;
type Kind = keyof typeof FILES;
const KINDS = Object.keys(FILES) as Kind[];

interface InterviewActionsProps {
  readonly id: string;
  readonly name: string;
  readonly hasReport: boolean;
  readonly hasAudio: boolean;
}

export function InterviewActions({ id, name, hasReport, hasAudio }: InterviewActionsProps) {
  const { t } = useTranslation();
  const download = useMutation({
    mutationFn: async (kind: Kind) => saveFile(`${name}.${FILES[kind].fmt}`, await desk.report({ params: { id }, query: { ...FILES[kind], lang: languageChoice.get() } })),
  });
  return (
    <InterviewTools id={id} name={name} eraseText={t('report.eraseText')} problem={download.error}>
      {KINDS.filter((kind) => hasAudio || kind !== 'htmlSound').map((kind) => (
        <Button key={kind} icon={Download} disabled={!hasReport} busy={download.isPending && download.variables === kind} onClick={() => download.mutate(kind)}>
          {t(`report.${kind}`)}
        </Button>
      ))}
    </InterviewTools>
  );
}
