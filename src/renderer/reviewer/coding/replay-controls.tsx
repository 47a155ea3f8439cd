import { Pause, Play, SkipBack, SkipForward } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../ui/button.tsx';
import { toClock } from '../../ui/format.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { Switch } from '../../ui/switch.tsx';
import { trackOf, type Moment } from './moments.ts';
import type { Replay } from './replay.ts';
import { SPEEDS, type Player } from './use-player.ts';
import css from './replay-controls.module.css';

interface ReplayControlsProps {
  readonly replay: Replay;
  readonly moments: readonly Moment[];
  readonly player: Player;
}

/** Play, speed, and a slider that steps from edit to edit, with runs and pastes marked under it. */
export function ReplayControls({ replay, moments, player }: ReplayControlsProps) {
  const { t } = useTranslation();
  const whole = replay.edits.length;
  const clock = toClock(player.timeMs / 1_000);
  const marked = moments.filter((moment) => moment.kind === 'run' || trackOf(moment) === 'sign');
  return (
    <div className={css.controls}>
      <div className={css.row}>
        <Button icon={player.playing ? Pause : Play} onClick={player.toggle}>
          {player.playing ? t('codingDesk.course.pause') : t('codingDesk.course.play')}
        </Button>
        <IconButton icon={SkipBack} label={t('codingDesk.course.before')} onClick={() => player.step(-1)} />
        <IconButton icon={SkipForward} label={t('codingDesk.course.after')} onClick={() => player.step(1)} />
        <Segmented
          label={t('codingDesk.course.speed')}
          value={String(player.speed)}
          options={SPEEDS.map((speed) => ({ value: String(speed), label: `${speed}×` }))}
          onValue={(value) => player.setSpeed(SPEEDS.find((speed) => String(speed) === value) ?? 1)}
        />
        <Switch label={t('codingDesk.course.skip')} checked={player.skips} onChecked={player.setSkips} />
      </div>
      <div className={css.slider}>
        <input
          type="range"
          min={0}
          max={whole}
          step={1}
          value={player.count}
          aria-label={t('codingDesk.course.position')}
          aria-valuetext={t('codingDesk.course.positionText', { index: player.count, whole, at: clock })}
          onChange={(event) => player.toEdit(Number(event.target.value))}
        />
        <svg className={css.marks} aria-hidden>
          {marked.map((moment, index) => (
            <svg key={index} x={`${(replay.countAt(moment.timeMs) / Math.max(1, whole)) * 100}%`} overflow="visible">
              <path data-kind={moment.kind} d={moment.kind === 'run' ? 'M0 1 L5 10 H-5 Z' : 'M0 1 L4.5 5.5 L0 10 L-4.5 5.5 Z'} />
            </svg>
          ))}
        </svg>
        <span className={css.count} aria-hidden>
          {t('codingDesk.course.positionText', { index: player.count, whole, at: clock })}
        </span>
      </div>
    </div>
  );
}
