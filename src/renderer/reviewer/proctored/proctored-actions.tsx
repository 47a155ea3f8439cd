import { Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { PdfButton } from '../../ui/proctored-report/pdf-button.tsx';
import { InterviewTools } from '../interview-tools.tsx';

interface ProctoredActionsProps {
  readonly id: string;
  readonly name: string;
  readonly hasReport: boolean;
}

export function ProctoredActions({ id, name, hasReport }: ProctoredActionsProps) {
  const { t } = useTranslation();
  return (
    <InterviewTools id={id} name={name} eraseText={t('proctoredReport.eraseText')}>
      <PdfButton id={id} name={name} disabled={!hasReport} />
      <Button icon={Printer} disabled={!hasReport} onClick={() => window.print()}>
        {t('talkReport.print')}
      </Button>
    </InterviewTools>
  );
}
