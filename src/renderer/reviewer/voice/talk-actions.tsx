import { Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { InterviewTools } from '../interview-tools.tsx';

interface TalkActionsProps {
  readonly id: string;
  readonly name: string;
  readonly hasReport: boolean;
}

export function TalkActions({ id, name, hasReport }: TalkActionsProps) {
  const { t } = useTranslation();
  return (
    <InterviewTools id={id} name={name} eraseText={t('talkReport.eraseText')}>
      <Button icon={Printer} disabled={!hasReport} onClick={() => window.print()}>
        {t('talkReport.print')}
      </Button>
    </InterviewTools>
  );
}
