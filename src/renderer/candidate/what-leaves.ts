import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries } from '../data/queries.ts';
import { toRemoteHost } from '../data/remote-host.ts';

/** What is sent to other machines, a sentence each; null while that is not known. */
export function useWhatLeaves(): readonly string[] | null {
  const { t } = useTranslation();
  const engines = useQuery(queries.status).data?.engines;
  if (engines === undefined) return null;
  const asr = toRemoteHost(engines, 'asr');
  const llm = toRemoteHost(engines, 'llm');
  const tts = toRemoteHost(engines, 'tts');
  return [
    asr !== null && t('home.sendsSound', { host: asr }),
    llm !== null && t('home.sends', { host: llm }),
    tts !== null && t('home.sendsQuestions', { host: tts }),
  ].filter((line) => line !== false);
}
