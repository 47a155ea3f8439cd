import { Trash2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { EraseDialog } from '../ui/erase-dialog.tsx';
import { FailureText } from '../ui/failure-text.tsx';
import { Notice } from '../ui/notice.tsx';
import css from './interview-tools.module.css';
import { useErase } from './use-erase.ts';

interface InterviewToolsProps {
  readonly id: string;
  readonly name: string;
  /** What goes with it when it is erased. */
  readonly eraseText: string;
  /** What one of the other buttons failed at. */
  readonly problem?: Error | null;
  /** The buttons before the one that erases. */
  readonly children: ReactNode;
}

/** What can be done with an interview; the last is to erase it. Not printed. */
export function InterviewTools({ id, name, eraseText, problem = null, children }: InterviewToolsProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const erase = useErase(id);
  const shown = problem ?? erase.error;
  return (
    <div className={css.tools}>
      {children}
      <Button kind="quiet" icon={Trash2} onClick={() => setAsking(true)}>
        {t('report.erase')}
      </Button>
      {shown && (
        <div className={css.problem}>
          <Notice kind="caution">
            <FailureText error={shown} />
          </Notice>
        </div>
      )}
      <EraseDialog open={asking} title={t('report.eraseTitle', { name })} erase={erase} onClose={() => setAsking(false)}>
        {eraseText}
      </EraseDialog>
    </div>
  );
}
