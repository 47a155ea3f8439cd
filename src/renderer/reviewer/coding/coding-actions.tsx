import { useMutation } from '@tanstack/react-query';
import { Download, Printer, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { desk, type CodingInterview } from '../../data/desk.ts';
import { saveFile } from '../../data/save-file.ts';
import { Button } from '../../ui/button.tsx';
import { FailureText } from '../../ui/failure-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { EraseDialog } from '../../ui/erase-dialog.tsx';
import { useErase } from '../use-erase.ts';
import css from './coding-page.module.css';

/** Takes the interview along, or erases it. */
export function CodingActions({ interview, name }: { readonly interview: CodingInterview; readonly name: string }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const { id } = interview;
  const download = useMutation({
    async mutationFn() {
      const writing = await desk.codingReplay({ params: { id } });
      const text = JSON.stringify({ format: 'viva.coding', version: 1, ...interview, writing }, null, 2);
      await saveFile(`${name}.json`, new Blob([text], { type: 'application/json' }));
    },
  });
  const erase = useErase(id);
  const problem = download.error ?? erase.error;
  return (
    <div className={css.actions}>
      <Button icon={Download} busy={download.isPending} onClick={() => download.mutate()}>
        {t('report.json')}
      </Button>
      <Button icon={Printer} onClick={() => print()}>
        {t('codingDesk.print')}
      </Button>
      <Button kind="quiet" icon={Trash2} onClick={() => setAsking(true)}>
        {t('report.erase')}
      </Button>
      {problem && (
        <div className={css.problem}>
          <Notice kind="caution"><FailureText error={problem} /></Notice>
        </div>
      )}
      <EraseDialog open={asking} title={t('report.eraseTitle', { name })} erase={erase} onClose={() => setAsking(false)}>
        {t('codingDesk.eraseText')}
      </EraseDialog>
    </div>
  );
}
