import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PracticeDetail } from '../../../data/coaching.ts';
import { useObservable } from '../../../data/observable.ts';
import { languageChoice } from '../../../data/preferences.ts';
import type { Take } from '../../../data/practice-takes.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { CameraPicture } from '../../proctored/camera/camera-picture.tsx';
import type { Camera } from '../../proctored/camera/use-camera.ts';
import { Ear } from '../../room/ear-panel.tsx';
import { readsQuestions, recordsPicture, showsHints } from '../practice-preferences.ts';
import { TakeRows } from '../takes/take-rows.tsx';
import { PaceMeter } from './pace-meter.tsx';
import { PracticeAnswers } from './practice-answers.tsx';
import type { PracticeRoom } from './practice-room.ts';
import type { PracticeView } from './practice-view.ts';
import css from './own-side.module.css';

interface OwnSideProps {
  readonly view: PracticeView;
  readonly room: PracticeRoom;
  readonly practice: PracticeDetail | null;
  /** Recordings of this practice that are only on this computer. */
  readonly waiting: readonly Take[];
  /** Null for sound alone. */
  readonly camera: Camera | null;
}

/** While it is recorded nothing of it changes, and nothing is played into the microphone. */
const CHOOSING = new Set<PracticeView['phase']>(['asking', 'ready', 'taken']);

/** Oneself: picture, level, live measures; and what was answered so far. */
export function OwnSide({ view, room, practice, waiting, camera }: OwnSideProps) {
  const { t } = useTranslation();
  const isChoosing = CHOOSING.has(view.phase);
  return (
    <aside className={css.side} aria-label={t('practiceRoom.you')}>
      {camera && <OwnPicture camera={camera} />}
      {!view.typing && <OwnVoice view={view} room={room} />}
      {isChoosing && <Choices typing={view.typing} />}
      {waiting.length > 0 && (
        <section className={css.part}>
          <h2 className={css.title}>{t('practiceRoom.waiting')}</h2>
          <TakeRows takes={waiting} mayPlay={isChoosing} isHushed={view.isSpeaking} />
        </section>
      )}
      {practice && (
        <section className={css.part}>
          <h2 className={css.title}>{t('practiceRoom.soFar')}</h2>
          <PracticeAnswers practice={practice} onAgain={view.phase === 'ready' ? room.again : null} />
        </section>
      )}
      <Link to="/practice" className={css.leave}>
        {t('practice.toHome')}
      </Link>
    </aside>
  );
}

function OwnPicture({ camera }: { readonly camera: Camera }) {
  const { t } = useTranslation();
  const { state, stream, retry } = camera;
  if (state === 'open' || state === 'opening')
    return (
      <div className={css.picture}>
        <CameraPicture stream={stream} />
      </div>
    );
  return (
    <Notice kind="caution" action={<Button onClick={retry}>{t('states.retry')}</Button>}>
      {t(`proctored.camera.${state}`)} {t('practice.camera.without')}
    </Notice>
  );
}

function OwnVoice({ view, room }: { readonly view: PracticeView; readonly room: PracticeRoom }) {
  const { t } = useTranslation();
  const { microphone, link, live, phase } = view;
  const language = useObservable(languageChoice);
  const isOn = phase === 'recording';
  const failed = microphone !== 'open' && microphone !== 'opening' && microphone !== 'closed';
  return (
    <Ear isOn={isOn} isHeard={microphone === 'open'} word={t(isOn ? 'room.recording' : microphone === 'open' ? 'talk.heardSound' : 'talk.notHeardSound')} level={room.level}>
      {failed && (
        <Notice kind="caution" action={<Button onClick={room.openMicrophone}>{t('states.retry')}</Button>}>
          {t(`microphone.${microphone}`)} {t('room.typeMeanwhile')}
        </Notice>
      )}
      {isOn && (
        <dl className={css.live} data-away={link !== 'open' || undefined}>
          <div>
            <dt>{t('practiceRoom.live.voice')}</dt>
            <dd>{live ? t(`practiceRoom.live.${live.voice}`) : '–'}</dd>
          </div>
          <div>
            <dt>{t('practiceRoom.live.volume')}</dt>
            <dd>{live && live.volume !== 'none' ? t(`practiceRoom.live.volumes.${live.volume}`) : '–'}</dd>
          </div>
          <div className={css.wide}>
            <dt>{t('practiceRoom.live.pace')}</dt>
            <dd>
              <PaceMeter value={live?.pace ?? null} language={language} isStill={live?.voice !== 'speaking'} />
            </dd>
          </div>
        </dl>
      )}
      {link === 'elsewhere' && (
        <Notice action={<Button onClick={room.takeOver}>{t('practiceRoom.live.takeBack')}</Button>}>{t('practiceRoom.live.elsewhere')}</Notice>
      )}
      {(link === 'lost' || link === 'ended') && <p className={css.away}>{t('practiceRoom.live.away')}</p>}
    </Ear>
  );
}

function Choices({ typing }: { readonly typing: boolean }) {
  const { t } = useTranslation();
  const picture = useObservable(recordsPicture);
  const aloud = useObservable(readsQuestions);
  const hints = useObservable(showsHints);
  return (
    <div className={css.choices}>
      {!typing && (
        <Segmented
          label={t('practice.camera.what')}
          value={picture ? 'picture' : 'sound'}
          options={[
            { value: 'picture', label: t('practice.camera.picture') },
            { value: 'sound', label: t('practice.camera.sound') },
          ]}
          onValue={(value) => recordsPicture.set(value === 'picture')}
        />
      )}
      <Switch label={t('practiceRoom.aloud')} checked={aloud} onChecked={readsQuestions.set} />
      {!typing && <Switch label={t('practiceRoom.hints')} checked={hints} onChecked={showsHints.set} />}
    </div>
  );
}
