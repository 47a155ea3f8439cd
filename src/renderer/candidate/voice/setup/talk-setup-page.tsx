import { useNavigate } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../../../data/observable.ts';
import type { Reading } from '../../../data/voice.ts';
import { Button } from '../../../ui/button.tsx';
import { Select, TextField } from '../../../ui/field.tsx';
import { Page, Panel } from '../../../ui/page.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { Steps } from '../../steps.tsx';
import { PageView } from './page-view.tsx';
import { ResumeDrop } from './resume-drop.tsx';
import { ResumeFields } from './resume-fields.tsx';
import { isTalkComplete, offeredMinutes, talkDraft, talkFile, type TalkDraft } from './talk-draft.ts';
import css from './talk-setup-page.module.css';

const unknownName = 'Unknown Candidate';

export function TalkSetupPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const value = useObservable(talkDraft);
  const [asked, setAsked] = useState(false);
  const [path, setPath] = useState<string | null>(null);
  const change = (part: Partial<TalkDraft>) => talkDraft.update((current) => ({ ...current, ...part }));

  const read = (file: File, reading: Reading) => {
    const { name } = reading.resume.contact;
    talkFile.set(file);
    setPath(null);
    change({ reading, fileName: file.name, language: reading.language, candidate: value.candidate.trim() === '' && name !== unknownName ? name : value.candidate });
  };
  const remove = () => {
    talkFile.set(null);
    setPath(null);
    change({ reading: null, fileName: '' });
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (isTalkComplete(value)) void navigate({ to: '/new/talk/microphone' });
    else requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-invalid]')?.focus());
  };

  return (
    <Page title={t('talk.title')} lead={t('talk.lead')} width="wide" actions={<Steps current={0} first={t('talk.step')} />}>
      <form className={css.columns} onSubmit={submit} noValidate>
        <div className={css.column}>
          <Panel title={t('talk.resume')}>
            <ResumeDrop fileName={value.reading === null ? null : value.fileName} onRead={read} onRemove={remove} />
          </Panel>
          <Panel title={t('talk.interview')}>
            <div className={css.pair}>
              <TextField
                label={t('talk.name')}
                value={value.candidate}
                maxLength={200}
                error={asked && !isTalkComplete(value) ? t('talk.missing') : null}
                onChange={(event) => change({ candidate: event.target.value })}
              />
              <TextField label={t('talk.role')} hint={t('talk.roleHint')} value={value.role} maxLength={300} onChange={(event) => change({ role: event.target.value })} />
            </div>
            <div className={css.choices}>
              <div className={css.choice}>
                <span>{t('talk.language')}</span>
                <Segmented
                  label={t('talk.language')}
                  value={value.language}
                  options={[
                    { value: 'en', label: 'English', lang: 'en' },
                    { value: 'ru', label: 'Русский', lang: 'ru' },
                  ]}
                  onValue={(language) => change({ language })}
                />
              </div>
              <div className={css.choice}>
                <span>{t('talk.pace')}</span>
                <Segmented
                  label={t('talk.pace')}
                  value={value.pace}
                  options={[
                    { value: 'normal', label: t('talk.paceNormal') },
                    { value: 'patient', label: t('talk.pacePatient') },
                  ]}
                  onValue={(pace) => change({ pace })}
                />
              </div>
              <Select
                label={t('talk.minutes')}
                value={String(value.minutes)}
                options={offeredMinutes.map((minutes) => ({ value: String(minutes), label: t('talk.minutesOf', { minutes }) }))}
                onValue={(minutes) => change({ minutes: Number(minutes) })}
              />
            </div>
            <p className={css.note}>{t('talk.paceHint')}</p>
          </Panel>
          {value.reading && <ResumeFields reading={value.reading} language={value.language} onReading={(reading) => change({ reading })} onFocus={setPath} />}
          <div>
            <Button type="submit" kind="primary" size="large">
              {t('talk.next')}
            </Button>
          </div>
        </div>
        <div className={css.side}>
          {value.reading ? (
            <PageView reading={value.reading} path={path} />
          ) : (
            <Panel>
              <EmptyState title={t('talk.sourceEmpty')}>{t('talk.sourceEmptyText')}</EmptyState>
            </Panel>
          )}
        </div>
      </form>
    </Page>
  );
}
