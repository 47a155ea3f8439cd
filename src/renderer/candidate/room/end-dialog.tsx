import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

interface EndDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onEnd: () => void;
}

export function EndDialog({ open, onClose, onEnd }: EndDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      open={open}
      title={t('room.endTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose} autoFocus>
            {t('room.endStay')}
          </Button>
          <Button
            kind="danger"
            onClick={() => {
              onClose();
              onEnd();
            }}
          >
            {t('room.endNow')}
          </Button>
        </>
      }
    >
      <p>{t('room.endText')}</p>
    </Dialog>
  );
}
