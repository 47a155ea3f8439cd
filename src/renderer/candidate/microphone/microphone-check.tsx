import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { judgeLevel, type LevelVerdict } from '../../capture/loudness.ts';
import { useObservable } from '../../data/observable.ts';
import { answersByTyping, microphoneChoice } from '../../data/preferences.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { LevelMeter } from '../../ui/level-meter.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page, Panel } from '../../ui/page.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { useMicrophone, type LoudFrame } from './use-microphone.ts';
import css from './microphone-check.module.css';

/** Four seconds of frames of 100 ms are judged. */
const judgedFrames = 40;

interface MicrophoneCheckProps {
  readonly steps: ReactNode;
  readonly onBack: () => void;
  readonly onNext: () => void;
  /** Where more than the microphone is checked: what the page is called, and the rest of it. */
  readonly words?: { readonly title: string; readonly lead: string; readonly next?: string };
  /** As in {@link useMicrophone}: the level is then shown as it will be measured. */
  readonly keepsLoudness?: boolean;
  /** It is being gone on. */
  readonly busy?: boolean;
  readonly children?: ReactNode;
}

/** Whether the person is heard; the choice between speaking and typing is kept for the interview. */
export function MicrophoneCheck({ steps, onBack, onNext, words, keepsLoudness = false, busy = false, children }: MicrophoneCheckProps) {
  const { t } = useTranslation();
  const deviceId = useObservable(microphoneChoice);
  const level = useRef(0);
  const recent = useRef<LoudFrame[]>([]);
  const [verdict, setVerdict] = useState<LevelVerdict>('silent');
  const [heard, setHeard] = useState(false);
  const [peak, setPeak] = useState<number | null>(null);

  const { state, inputs, retry } = useMicrophone(deviceId, (frame) => {
    level.current = frame.level;
    recent.current = [...recent.current.slice(1 - judgedFrames), frame];
    const judged = judgeLevel(recent.current);
    setVerdict(judged);
    setPeak(Math.round(Math.max(...recent.current.map((each) => each.peakDbfs))));
    if (judged === 'good') setHeard(true);
  }, keepsLoudness);
  const goOn = (byTyping: boolean) => {
    answersByTyping.set(byTyping);
    onNext();
  };

  const open = state === 'open';
  const failed = !open && state !== 'opening';
  return (
    <Page title={words?.title ?? t('microphone.title')} lead={words?.lead ?? t('microphone.lead')} actions={steps}>
      {children}
      <Panel>
        {state === 'opening' && <Skeleton lines={3} />}
        {failed && (
          <ErrorState title={t(`microphone.${state}`)} detail={t(`microphone.${state}Detail`)} safe={t('microphone.typingWorks')} onRetry={retry} />
        )}
        {open && (
          <>
            <Select
              label={t('microphone.device')}
              value={deviceId ?? ''}
              options={[
                { value: '', label: t('microphone.default') },
                ...inputs.map((input, index) => ({ value: input.id, label: input.label || t('microphone.numbered', { number: index + 1 }) })),
              ]}
              onValue={(id) => microphoneChoice.set(id === '' ? null : id)}
            />
            <div className={css.level}>
              <p className={css.speak}>{t('microphone.speakNow')}</p>
              <LevelMeter label={t('microphone.level')} level={() => level.current} />
              <p className={css.peak}>{peak === null ? ' ' : t('microphone.peak', { peak })}</p>
            </div>
            <Notice kind={verdict === 'good' || (verdict === 'silent' && heard) ? 'good' : verdict === 'silent' ? 'plain' : 'caution'}>
              {t(`microphone.verdict.${verdict === 'silent' && heard ? 'good' : verdict}`)}
            </Notice>
          </>
        )}
        <div className={css.actions}>
          <Button kind="quiet" onClick={onBack}>
            {t('steps.back')}
          </Button>
          <Button kind={failed ? 'primary' : 'quiet'} busy={busy && failed} onClick={() => goOn(true)}>
            {t('microphone.skip')}
          </Button>
          {!failed && (
            <Button kind="primary" disabled={!open} busy={busy} onClick={() => goOn(false)}>
              {words?.next ?? t('microphone.next')}
            </Button>
          )}
        </div>
      </Panel>
    </Page>
  );
}
