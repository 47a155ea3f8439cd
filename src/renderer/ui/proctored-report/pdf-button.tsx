import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { proctoredPdf } from '../../data/proctored.ts';
import { saveFile } from '../../data/save-file.ts';
import { Button } from '../button.tsx';
import { FailureText } from '../failure-text.tsx';
import { Notice } from '../notice.tsx';

/** Hands over the report's PDF, from its documented address. */
export function PdfButton({ id, name, disabled = false }: { readonly id: string; readonly name: string; readonly disabled?: boolean }) {
  const { t } = useTranslation();
  const download = useMutation({ mutationFn: async () => saveFile(`${name || 'Viva'}.pdf`, await proctoredPdf(id)) });
  return (
    <>
      <Button icon={Download} disabled={disabled} busy={download.isPending} onClick={() => download.mutate()}>
        {t('proctoredReport.pdf')}
      </Button>
      {download.error && (
        <Notice kind="caution">
          <FailureText error={download.error} />
        </Notice>
      )}
    </>
  );
}
