import { useMutation } from '@tanstack/react-query';
import { Download, Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { desk, type CodingInterview } from '../../data/desk.ts';
import { saveFile } from '../../data/save-file.ts';
import { Button } from '../../ui/button.tsx';
import { InterviewTools } from '../interview-tools.tsx';

/** Takes the interview along, or erases it. */
export function CodingActions({ interview, name }: { readonly interview: CodingInterview; readonly name: string }) {
  const { t } = useTranslation();
  const { id } = interview;
  const download = useMutation({
    async mutationFn() {
      const writing = await desk.codingReplay({ params: { id } });
      const text = JSON.stringify({ format: 'viva.coding', version: 1, ...interview, writing }, null, 2);
      await saveFile(`${name}.json`, new Blob([text], { type: 'application/json' }));
    },
  });
  return (
    <InterviewTools id={id} name={name} eraseText={t('codingDesk.eraseText')} problem={download.error}>
      <Button icon={Download} busy={download.isPending} onClick={() => download.mutate()}>
        {t('report.json')}
      </Button>
      <Button icon={Printer} onClick={() => print()}>
        {t('codingDesk.print')}
      </Button>
    </InterviewTools>
  );
}
