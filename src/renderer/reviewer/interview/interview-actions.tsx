import { useMutation } from '@tanstack/react-query';
import { Download, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { desk } from '../../data/desk.ts';
import { saveFile } from '../../data/save-file.ts';
import { languageChoice } from '../../data/preferences.ts';
import { Button } from '../../ui/button.tsx';
import { FailureText } from '../../ui/failure-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { EraseDialog } from '../../ui/erase-dialog.tsx';
import { useErase } from '../use-erase.ts';
import css from './interview-actions.module.css';

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
  const [asking, setAsking] = useState(false);
  const download = useMutation({
    mutationFn: async (kind: Kind) => saveFile(`${name}.${FILES[kind].fmt}`, await desk.report({ params: { id }, query: { ...FILES[kind], lang: languageChoice.get() } })),
  });
  const erase = useErase(id);
  const problem = download.error ?? erase.error;
  return (
    <div className={css.actions}>
      {KINDS.filter((kind) => hasAudio || kind !== 'htmlSound').map((kind) => (
        <Button key={kind} icon={Download} disabled={!hasReport} busy={download.isPending && download.variables === kind} onClick={() => download.mutate(kind)}>
          {t(`report.${kind}`)}
        </Button>
      ))}
      <Button kind="quiet" icon={Trash2} onClick={() => setAsking(true)}>
        {t('report.erase')}
      </Button>
      {problem && (
        <div className={css.problem}>
          <Notice kind="caution"><FailureText error={problem} /></Notice>
        </div>
      )}
      <EraseDialog open={asking} title={t('report.eraseTitle', { name })} erase={erase} onClose={() => setAsking(false)}>
        {t('report.eraseText')}
      </EraseDialog>
    </div>
  );
}
