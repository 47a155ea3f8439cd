import { useTranslation } from 'react-i18next';
import type { Report } from '../../data/desk.ts';
import { toPercent } from '../../ui/format.ts';
import { FailureText } from '../../ui/failure-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/page.tsx';
import { Scorebar } from '../../ui/scorebar.tsx';
import { Quotes, type Sound } from './quotes.tsx';
import css from './competencies.module.css';

type Competency = Report['competencies'][number];

/** Each competency with its score, how it came about, the words behind it, and what is missing. */
export function Competencies({ report, sound }: { readonly report: Report; readonly sound: Sound }) {
  const { t } = useTranslation();
  const { problem } = sound.moment;
  return (
    <Panel title={t('report.competencies')}>
      {problem !== null && (
        <Notice kind="caution">
          {t('report.noSound')} <FailureText error={problem} />
        </Notice>
      )}
      <ul className={css.list}>
        {report.competencies.map((competency) => (
          <Row key={competency.name} competency={competency} sound={sound} />
        ))}
      </ul>
      {report.otherEvidence.length > 0 && (
        <div className={css.row}>
          <h3>{t('report.otherEvidence')}</h3>
          <Quotes quotes={report.otherEvidence} sound={sound} />
        </div>
      )}
    </Panel>
  );
}

const anchors = ['none', 'weak', 'some', 'fair', 'strong', 'proven'] as const;
const toAnchor = (score: number | null) => (score === null ? 'unknown' : (anchors[Math.round(score)] ?? 'unknown'));

function Row({ competency, sound }: { readonly competency: Competency; readonly sound: Sound }) {
  const { t, i18n } = useTranslation();
  const { name, weight, coverage, score, anchor, insufficient, points, evidence, missing } = competency;
  const facts = [
    ...(weight === null ? [] : [t('report.weight', { weight: toPercent(weight) })]),
    ...(coverage === null ? [] : [t('report.covered', { covered: toPercent(coverage) })]),
  ];
  const value = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 2, signDisplay: 'exceptZero' });
  return (
    <li className={css.row}>
      <div className={css.head}>
        <h3>{name}</h3>
        <span className={css.facts}>{facts.join(' · ')}</span>
      </div>
      <Scorebar label={name} score={score} anchor={insufficient ? t('report.insufficient') : (anchor ?? t(`report.anchor.${toAnchor(score)}`))} />
      <Quotes quotes={evidence} sound={sound} />
      {missing.length > 0 && (
        <p className={css.facts} lang={sound.language}>
          <span lang={i18n.language}>{t('report.missing')}:</span> {missing.join('; ')}
        </p>
      )}
      {points.length > 0 && (
        <details className={css.why}>
          <summary>{t('report.points')}</summary>
          <table lang={sound.language}>
            <tbody>
              {points.map(({ text, value: worth }, index) => (
                <tr key={index}>
                  <td>{value.format(worth)}</td>
                  <td>{text}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </li>
  );
}
