import { Mic } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { KeyHint } from '../../../ui/key-hint.tsx';

/** Held, by pointer or by Space or Enter on it, it lets the person speak; let go, the answer is over. */
export function HoldButton({ isHeld, onHold }: { readonly isHeld: boolean; readonly onHold: (on: boolean) => void }) {
  const { t } = useTranslation();
  const isKey = (code: string) => code === 'Space' || code === 'Enter';
  return (
    <Button
      kind="primary"
      size="large"
      icon={Mic}
      aria-pressed={isHeld}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        onHold(true);
      }}
      onPointerUp={() => onHold(false)}
      onPointerCancel={() => onHold(false)}
      onKeyDown={(event) => {
        if (isKey(event.code) && !event.repeat) onHold(true);
      }}
      onKeyUp={(event) => {
        if (isKey(event.code)) onHold(false);
      }}
      onContextMenu={(event) => event.preventDefault()}
    >
      {isHeld ? t('talk.holding') : t('talk.hold')}
      <KeyHint keys={t('room.space')} />
    </Button>
  );
}
