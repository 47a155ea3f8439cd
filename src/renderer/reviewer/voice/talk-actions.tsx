import { Printer, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { FailureText } from '../../ui/failure-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { EraseDialog } from '../../ui/erase-dialog.tsx';
import { useErase } from '../use-erase.ts';
import css from './talk-detail-page.module.css';

interface TalkActionsProps {
  readonly id: string;
  readonly name: string;
  readonly hasReport: boolean;
}

export function TalkActions({ id, name, hasReport }: TalkActionsProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const erase = useErase(id);
  return (
    <div className={css.actions}>
      <Button icon={Printer} disabled={!hasReport} onClick={() => window.print()}>
        {t('talkReport.print')}
      </Button>
      <Button kind="quiet" icon={Trash2} onClick={() => setAsking(true)}>
        {t('report.erase')}
      </Button>
      {erase.error && (
        <Notice kind="caution">
          <FailureText error={erase.error} />
        </Notice>
      )}
      <EraseDialog open={asking} title={t('report.eraseTitle', { name })} erase={erase} onClose={() => setAsking(false)}>
        {t('talkReport.eraseText')}
      </EraseDialog>
    </div>
  );
}
