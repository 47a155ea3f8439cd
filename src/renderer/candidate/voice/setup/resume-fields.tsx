import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reading, Resume } from '../../../data/voice.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Panel } from '../../../ui/page.tsx';
import { orNull, toLines, toSkills, withItem, withoutItem, withResume, type ListName } from './resume-edit.ts';
import { ReadField, type FieldSetting } from './read-field.tsx';
import css from './resume-fields.module.css';

interface ResumeFieldsProps {
  readonly reading: Reading;
  readonly language: string;
  readonly onReading: (reading: Reading) => void;
  /** The field that the person is in. */
  readonly onFocus: (path: string) => void;
}

const contactFields = ['name', 'email', 'phone', 'location', 'linkedin'] as const;

/** Everything that was understood, to be put right. */
export function ResumeFields({ reading, language, onReading, onFocus }: ResumeFieldsProps) {
  const { t } = useTranslation();
  const { resume } = reading;
  const setting: FieldSetting = { reading, language, onFocus };
  const change = (part: Partial<Resume>, path: string) => onReading(withResume(reading, { ...resume, ...part }, path));
  const changeJob = (index: number, part: Partial<Resume['experiences'][number]>) =>
    change({ experiences: resume.experiences.map((each, at) => (at === index ? { ...each, ...part } : each)) }, `experiences.${index}.${Object.keys(part)[0]}`);
  const changeSchool = (index: number, part: Partial<Resume['education'][number]>) =>
    change({ education: resume.education.map((each, at) => (at === index ? { ...each, ...part } : each)) }, `education.${index}.${Object.keys(part)[0]}`);

  return (
    <Panel title={t('talk.understood')}>
      <p className={css.note}>{t('talk.understoodText')}</p>
      <Group title={t('talk.contact.group')}>
        <div className={css.pair}>
          {contactFields.map((name) => (
            <ReadField
              key={name}
              setting={setting}
              path={`contact.${name}`}
              label={t(`talk.contact.${name}`)}
              value={resume.contact[name] ?? ''}
              onValue={(value) => change({ contact: { ...resume.contact, [name]: name === 'name' ? value : orNull(value) } }, `contact.${name}`)}
            />
          ))}
        </div>
      </Group>
      <ReadField setting={setting} path="summary" label={t('talk.summary')} rows={3} value={resume.summary ?? ''} onValue={(value) => change({ summary: orNull(value) }, 'summary')} />
      <Items list="experiences" title={t('talk.experiences')} add={t('talk.addExperience')} reading={reading} onReading={onReading}>
        {(index) => {
          const job = resume.experiences[index];
          const path = `experiences.${index}`;
          return job && (
            <>
              <div className={css.pair}>
                <ReadField setting={setting} path={`${path}.company`} label={t('talk.company')} value={job.company} onValue={(company) => changeJob(index, { company })} />
                <ReadField setting={setting} path={`${path}.title`} label={t('talk.jobTitle')} value={job.title} onValue={(title) => changeJob(index, { title })} />
                <ReadField setting={setting} path={`${path}.start_date`} label={t('talk.from')} value={job.start_date ?? ''} onValue={(value) => changeJob(index, { start_date: orNull(value) })} />
                <ReadField setting={setting} path={`${path}.end_date`} label={t('talk.to')} value={job.end_date ?? ''} onValue={(value) => changeJob(index, { end_date: orNull(value) })} />
              </div>
              <ReadField setting={setting} path={`${path}.description`} label={t('talk.description')} rows={2} value={job.description} onValue={(description) => changeJob(index, { description })} />
              <ReadField setting={setting} path={`${path}.highlights`} label={t('talk.highlights')} rows={3} value={job.highlights.join('\n')} parse={toLines} onList={(highlights) => changeJob(index, { highlights })} />
            </>
          );
        }}
      </Items>
      <Items list="education" title={t('talk.education')} add={t('talk.addEducation')} reading={reading} onReading={onReading}>
        {(index) => {
          const school = resume.education[index];
          const path = `education.${index}`;
          return school && (
            <div className={css.pair}>
              <ReadField setting={setting} path={`${path}.institution`} label={t('talk.institution')} value={school.institution} onValue={(institution) => changeSchool(index, { institution })} />
              <ReadField setting={setting} path={`${path}.degree`} label={t('talk.degree')} value={school.degree} onValue={(degree) => changeSchool(index, { degree })} />
              <ReadField setting={setting} path={`${path}.field`} label={t('talk.field')} value={school.field ?? ''} onValue={(value) => changeSchool(index, { field: orNull(value) })} />
              <ReadField setting={setting} path={`${path}.graduation_date`} label={t('talk.graduated')} value={school.graduation_date ?? ''} onValue={(value) => changeSchool(index, { graduation_date: orNull(value) })} />
            </div>
          );
        }}
      </Items>
      <ReadField setting={setting} path="skills" label={t('talk.skills')} rows={2} value={resume.skills.join(', ')} parse={toSkills} onList={(skills) => change({ skills }, 'skills')} />
      <ReadField setting={setting} path="certifications" label={t('talk.certifications')} rows={2} value={resume.certifications.join('\n')} parse={toLines} onList={(certifications) => change({ certifications }, 'certifications')} />
    </Panel>
  );
}

function Group({ title, children, action }: { readonly title: string; readonly children: ReactNode; readonly action?: ReactNode }) {
  return (
    <section className={css.group} aria-label={title}>
      <header className={css.head}>
        <h3>{title}</h3>
        {action}
      </header>
      {children}
    </section>
  );
}

interface ItemsProps {
  readonly list: ListName;
  readonly title: string;
  readonly add: string;
  readonly reading: Reading;
  readonly onReading: (reading: Reading) => void;
  readonly children: (index: number) => ReactNode;
}

function Items({ list, title, add, reading, onReading, children }: ItemsProps) {
  const { t } = useTranslation();
  return (
    <Group title={title}>
      {reading.resume[list].map((_, index) => {
        const name = t(list === 'experiences' ? 'talk.experience' : 'talk.educationOf', { number: index + 1 });
        return (
          <div key={index} className={css.item} role="group" aria-label={name}>
            <header className={css.head}>
              <span className={css.note}>{name}</span>
              <IconButton icon={Trash2} label={t('talk.removeItem', { name })} onClick={() => onReading(withoutItem(reading, list, index))} />
            </header>
            {children(index)}
          </div>
        );
      })}
      <div>
        <Button icon={Plus} onClick={() => onReading(withItem(reading, list))}>
          {add}
        </Button>
      </div>
    </Group>
  );
}
