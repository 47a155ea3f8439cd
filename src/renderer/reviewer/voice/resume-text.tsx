import { useTranslation } from 'react-i18next';
import type { Resume } from '../../data/voice.ts';
import { Panel } from '../../ui/page.tsx';
import css from './talk-detail-page.module.css';

/** The resume as the candidate let it stand, folded away until it is wanted. */
export function ResumeText({ resume, language }: { readonly resume: Resume; readonly language: string }) {
  const { t } = useTranslation();
  const { contact, summary, experiences, education, skills, certifications } = resume;
  return (
    <Panel>
      <details className={css.resume}>
        <summary>{t('talkReport.resumeText')}</summary>
        <div className={css.job} lang={language}>
          <p>{[contact.name, contact.email, contact.phone, contact.location, contact.linkedin].filter(Boolean).join(' · ')}</p>
          {summary && <p>{summary}</p>}
        </div>
        {experiences.map((job, index) => (
          <div key={index} className={css.job} lang={language}>
            <h3>{[job.title, job.company].filter(Boolean).join(', ')}</h3>
            <p className={css.quiet}>{[job.start_date, job.end_date].filter(Boolean).join(' – ')}</p>
            {job.description && <p>{job.description}</p>}
            <ul>
              {job.highlights.map((highlight) => (
                <li key={highlight}>{highlight}</li>
              ))}
            </ul>
          </div>
        ))}
        {education.map((school, index) => (
          <p key={index} lang={language}>
            {[school.institution, school.degree, school.field, school.graduation_date].filter(Boolean).join(', ')}
          </p>
        ))}
        {skills.length > 0 && <p lang={language}>{skills.join(', ')}</p>}
        {certifications.length > 0 && <p lang={language}>{certifications.join(', ')}</p>}
      </details>
    </Panel>
  );
}
