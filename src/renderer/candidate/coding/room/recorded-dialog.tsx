import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import type { EventCounts } from './event-keeper.ts';
import css from './recorded-dialog.module.css';

const signals = ['big_paste', 'tab_switch', 'suspicious_focus', 'devtools_opened', 'copy_from_description'] as const;

interface RecordedDialogProps {
  readonly open: boolean;
  readonly counts: EventCounts;
  readonly onClose: () => void;
}

/** What is recorded, and how often each signal was so far. Nothing here is hidden from the person it is about. */
export function RecordedDialog({ open, counts, onClose }: RecordedDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      open={open}
      title={t('codingRoom.recordedTitle')}
      onClose={onClose}
      actions={
        <Button onClick={onClose} autoFocus>
          {t('codingRoom.close')}
        </Button>
      }
    >
      <p>{t('codingRoom.recordedText')}</p>
      <dl className={css.counts}>
        {signals.map((signal) => (
          <div key={signal}>
            <dt>{t(`codingRoom.signals.${signal}`)}</dt>
            <dd>{counts[signal] ?? 0}</dd>
          </div>
        ))}
      </dl>
      <p>{t('codingRoom.notSeen')}</p>
    </Dialog>
  );
}
