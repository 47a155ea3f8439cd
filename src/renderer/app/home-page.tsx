import { Link } from '@tanstack/react-router';
import { ArrowRight, Code, Dumbbell, FileText, Lock, Mic, Settings2, Video, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useWhatLeaves } from '../candidate/what-leaves.ts';
import { useObservable } from '../data/observable.ts';
import { interviewInHand } from '../data/session.ts';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Readiness } from './readiness.tsx';
import css from './home-page.module.css';

const ROOMS = { screening: '/interview/$id', coding: '/coding/$id', voice: '/talk/$id', proctored: '/proctored/$id' } as const;

export function HomePage() {
  const { t } = useTranslation();
  const inHand = useObservable(interviewInHand);
  const leaves = useWhatLeaves();
  const promise = leaves && (leaves.length === 0 ? [t('home.stays')] : leaves);
  return (
    <Page title={t('home.title')} lead={[t('home.lead'), ...(promise ?? [])].join(' ')}>
      {inHand && (
        <Notice
          action={
            <Link to={ROOMS[inHand.kind]} params={{ id: inHand.id }}>
              {t('home.return')}
            </Link>
          }
        >
          {t('home.inHand')}
        </Notice>
      )}
      <ul className={css.ways}>
        <Way to="/new" icon={Mic} title={t('app.newInterview')} text={t('home.newText')} first />
        <Way to="/new/coding" icon={Code} title={t('codingHome.title')} text={t('codingHome.text')} />
        <Way to="/new/talk" icon={FileText} title={t('talk.way')} text={t('talk.wayText')} />
        <Way to="/new/proctored" icon={Video} title={t('proctored.way')} text={t('proctored.wayText')} />
        <Way to="/practice" icon={Dumbbell} title={t('practice.way')} text={t('practice.wayText')} />
        <Way to="/interviews" icon={Lock} title={t('app.interviews')} text={t('home.interviewsText')} />
        <Way to="/settings" icon={Settings2} title={t('app.settings')} text={t('home.settingsText')} />
      </ul>
      <Readiness />
    </Page>
  );
}

interface WayProps {
  readonly to: '/new' | '/new/coding' | '/new/talk' | '/new/proctored' | '/practice' | '/interviews' | '/settings';
  readonly icon: LucideIcon;
  readonly title: string;
  readonly text: string;
  readonly first?: boolean;
}

function Way({ to, icon: Icon, title, text, first = false }: WayProps) {
  return (
    <li>
      <Link to={to} className={css.way} data-first={first || undefined}>
        <Icon size={20} aria-hidden className={css.icon} />
        <span className={css.text}>
          <span className={css.title}>{title}</span>
          <span className={css.detail}>{text}</span>
        </span>
        <ArrowRight size={20} aria-hidden className={css.arrow} />
      </Link>
    </li>
  );
}
