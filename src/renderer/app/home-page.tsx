import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowRight, Code, FileText, Lock, Mic, Settings2, Video, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../data/observable.ts';
import { queries } from '../data/queries.ts';
import { toRemoteHost } from '../data/remote-host.ts';
import { interviewInHand } from '../data/session.ts';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Readiness } from './readiness.tsx';
import css from './home-page.module.css';

const ROOMS = { screening: '/interview/$id', coding: '/coding/$id', voice: '/talk/$id', proctored: '/proctored/$id' } as const;

export function HomePage() {
  const { t } = useTranslation();
  const inHand = useObservable(interviewInHand);
  const engines = useQuery(queries.status).data?.engines;
  const places = engines && { llm: toRemoteHost(engines, 'llm'), asr: toRemoteHost(engines, 'asr'), tts: toRemoteHost(engines, 'tts') };
  const leaves = places && [
    places.asr !== null && t('home.sendsSound', { host: places.asr }),
    places.llm !== null && t('home.sends', { host: places.llm }),
    places.tts !== null && t('home.sendsQuestions', { host: places.tts }),
  ].filter((line) => line !== false);
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
        <Way to="/interviews" icon={Lock} title={t('app.interviews')} text={t('home.interviewsText')} />
        <Way to="/settings" icon={Settings2} title={t('app.settings')} text={t('home.settingsText')} />
      </ul>
      <Readiness />
    </Page>
  );
}

interface WayProps {
  readonly to: '/new' | '/new/coding' | '/new/talk' | '/new/proctored' | '/interviews' | '/settings';
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
