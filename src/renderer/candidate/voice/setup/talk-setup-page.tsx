import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../../../data/observable.ts';
import type { Reading } from '../../../data/voice.ts';
import { Select, TextField } from '../../../ui/field.tsx';
import { languageOptions } from '../../../ui/languages.ts';
import { Panel } from '../../../ui/page.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { Choice, ChoiceLine, FieldPair } from '../../setup/setup-fields.tsx';
import { SetupForm } from '../../setup/setup-form.tsx';
import { Steps } from '../../steps.tsx';
import { PageView } from './page-view.tsx';
import { ResumeDrop } from './resume-drop.tsx';
import { ResumeFields } from './resume-fields.tsx';
import { isTalkComplete, offeredMinutes, talkDraft, talkFile, type TalkDraft } from './talk-draft.ts';
import css from './talk-setup-page.module.css';

const unknownName = 'Unknown Candidate';

/** The resume, what was understood of it, and how the talk goes. */
export function TalkSetupPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const value = useObservable(talkDraft);
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
  const source = value.reading ? (
    <PageView reading={value.reading} path={path} />
  ) : (
    <Panel>
      <EmptyState title={t('talk.sourceEmpty')}>{t('talk.sourceEmptyText')}</EmptyState>
    </Panel>
  );

  return (
    <SetupForm
      title={t('talk.title')}
      lead={t('talk.lead')}
      steps={<Steps current={0} first={t('talk.step')} />}
      next={t('talk.next')}
      isComplete={isTalkComplete(value)}
      onNext={() => void navigate({ to: '/new/talk/microphone' })}
      aside={source}
    >
      {(missing) => (
        <>
          <Panel title={t('talk.resume')}>
            <ResumeDrop fileName={value.reading === null ? null : value.fileName} onRead={read} onRemove={remove} />
          </Panel>
          <Panel title={t('talk.interview')}>
            <FieldPair>
              <TextField
                label={t('talk.name')}
                value={value.candidate}
                maxLength={200}
                error={missing(value.candidate)}
                onChange={(event) => change({ candidate: event.target.value })}
              />
              <TextField label={t('talk.role')} hint={t('talk.roleHint')} value={value.role} maxLength={300} onChange={(event) => change({ role: event.target.value })} />
            </FieldPair>
            <ChoiceLine>
              <Choice label={t('talk.language')} value={value.language} options={languageOptions} onValue={(language) => change({ language })} />
              <Choice
                label={t('talk.pace')}
                value={value.pace}
                options={[
                  { value: 'normal', label: t('talk.paceNormal') },
                  { value: 'patient', label: t('talk.pacePatient') },
                ]}
                onValue={(pace) => change({ pace })}
              />
              <Select
                label={t('talk.minutes')}
                value={String(value.minutes)}
                options={offeredMinutes.map((minutes) => ({ value: String(minutes), label: t('talk.minutesOf', { minutes }) }))}
                onValue={(minutes) => change({ minutes: Number(minutes) })}
              />
            </ChoiceLine>
            <p className={css.note}>{t('talk.paceHint')}</p>
          </Panel>
          {value.reading && <ResumeFields reading={value.reading} language={value.language} onReading={(reading) => change({ reading })} onFocus={setPath} />}
        </>
      )}
    </SetupForm>
  );
}
