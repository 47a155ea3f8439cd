import type { ReactNode } from 'react';
import { createHashHistory, createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { CodingSetupPage } from '../candidate/coding/setup/coding-setup-page.tsx';
import { ConsentPage } from '../candidate/consent/consent-page.tsx';
import { MicrophonePage } from '../candidate/microphone/microphone-page.tsx';
import { RoomPage } from '../candidate/room/room-page.tsx';
import { SetupPage } from '../candidate/setup/setup-page.tsx';
import { ThanksPage } from '../candidate/thanks/thanks-page.tsx';
import { DeskPage } from '../reviewer/desk/desk-page.tsx';
import { InterviewPage } from '../reviewer/interview/interview-page.tsx';
import { LockGate } from '../reviewer/lock-gate.tsx';
import { TranscriptionPage } from '../reviewer/transcriptions/transcription-page.tsx';
import { TranscriptionsPage } from '../reviewer/transcriptions/transcriptions-page.tsx';
import { SettingsPage } from '../settings/settings-page.tsx';
import { HomePage } from './home-page.tsx';
import { NotFoundPage, PageFailure } from './failure-pages.tsx';
import { Shell } from './shell.tsx';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage, errorComponent: PageFailure });
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell });
const locked = createRoute({ getParentRoute: () => shell, id: 'locked', component: LockGate });

const interview = createRoute({ getParentRoute: () => locked, path: '/interviews/$id', component: Interview });
const codingInterview = createRoute({ getParentRoute: () => locked, path: '/coding-interviews/$id', component: CodingInterview });
const transcription = createRoute({ getParentRoute: () => locked, path: '/transcriptions/$id', component: Transcription });
// The candidate's own rooms: no way to other places of the product but the ones shown there.
const room = createRoute({ getParentRoute: () => root, path: '/interview/$id', component: Room });
const thanks = createRoute({ getParentRoute: () => root, path: '/interview/$id/saved', component: Thanks });
// A program of its own, fetched when it is wanted.
const codingRoom = createRoute({ getParentRoute: () => root, path: '/coding/$id', component: CodingRoom });
const codingReport = createRoute({ getParentRoute: () => root, path: '/coding/$id/report', component: CodingReport });
const talkSetup = lazyRouteComponent(() => import('../candidate/voice/setup/talk-setup-page.tsx'), 'TalkSetupPage');
const talkMicrophone = lazyRouteComponent(() => import('../candidate/voice/setup/talk-microphone-page.tsx'), 'TalkMicrophonePage');
const talkConsent = lazyRouteComponent(() => import('../candidate/voice/setup/talk-consent-page.tsx'), 'TalkConsentPage');
const TalkPage = lazyRouteComponent(() => import('../candidate/voice/room/talk-page.tsx'), 'TalkPage');
const TalkReportPage = lazyRouteComponent(() => import('../candidate/voice/report/talk-report-page.tsx'), 'TalkReportPage');
const TalkDetailPage = lazyRouteComponent(() => import('../reviewer/voice/talk-detail-page.tsx'), 'TalkDetailPage');
const talk = createRoute({ getParentRoute: () => root, path: '/talk/$id', component: Talk });
const talkReport = createRoute({ getParentRoute: () => root, path: '/talk/$id/report', component: TalkReport });
const talkDetail = createRoute({ getParentRoute: () => locked, path: '/talks/$id', component: TalkDetail });
const proctoredSetup = lazyRouteComponent(() => import('../candidate/proctored/setup/proctored-setup-page.tsx'), 'ProctoredSetupPage');
const proctoredDevices = lazyRouteComponent(() => import('../candidate/proctored/setup/proctored-devices-page.tsx'), 'ProctoredDevicesPage');
const proctoredConsent = lazyRouteComponent(() => import('../candidate/proctored/setup/proctored-consent-page.tsx'), 'ProctoredConsentPage');
const ProctoredRoomPage = lazyRouteComponent(() => import('../candidate/proctored/room/proctored-room-page.tsx'), 'ProctoredRoomPage');
const ProctoredReportPage = lazyRouteComponent(() => import('../candidate/proctored/report/proctored-report-page.tsx'), 'ProctoredReportPage');
const ProctoredPage = lazyRouteComponent(() => import('../reviewer/proctored/proctored-page.tsx'), 'ProctoredPage');
const proctoredRoom = createRoute({ getParentRoute: () => root, path: '/proctored/$id', component: ProctoredRoom });
const proctoredReport = createRoute({ getParentRoute: () => root, path: '/proctored/$id/report', component: ProctoredReport });
const proctoredDetail = createRoute({ getParentRoute: () => locked, path: '/proctored-interviews/$id', component: ProctoredDetail });
const CodingRoomPage = lazyRouteComponent(() => import('../candidate/coding/room/coding-room-page.tsx'), 'CodingRoomPage');
const CodingInterviewPage = lazyRouteComponent(() => import('../reviewer/coding/coding-page.tsx'), 'CodingPage');
const CodingReportPage = lazyRouteComponent(() => import('../candidate/coding/report/coding-report-page.tsx'), 'CodingReportPage');
const PracticeHomePage = lazyRouteComponent(() => import('../candidate/coaching/home/practice-home-page.tsx'), 'PracticeHomePage');
const NewPracticePage = lazyRouteComponent(() => import('../candidate/coaching/setup/new-practice-page.tsx'), 'NewPracticePage');
const PracticeDevicesPage = lazyRouteComponent(() => import('../candidate/coaching/setup/practice-devices-page.tsx'), 'PracticeDevicesPage');
const PracticeRoomPage = lazyRouteComponent(() => import('../candidate/coaching/room/practice-room-page.tsx'), 'PracticeRoomPage');
const RecordingPage = lazyRouteComponent(() => import('../candidate/coaching/analysis/recording-page.tsx'), 'RecordingPage');
const practiceRoom = createRoute({
  getParentRoute: () => root,
  path: '/practice/$id',
  // The question to come back to.
  validateSearch: ({ question }: { readonly question?: unknown }): { readonly question?: string } => (typeof question === 'string' ? { question } : {}),
  component: PracticeRoom,
});
const recording = createRoute({ getParentRoute: () => shell, path: '/practice/$id/recordings/$mediaId', component: Recording });

const routes = root.addChildren([
  shell.addChildren([
    createRoute({ getParentRoute: () => shell, path: '/', component: HomePage }),
    createRoute({ getParentRoute: () => shell, path: '/new', component: SetupPage }),
    createRoute({ getParentRoute: () => shell, path: '/new/coding', component: CodingSetupPage }),
    createRoute({ getParentRoute: () => shell, path: '/new/talk', component: talkSetup }),
    createRoute({ getParentRoute: () => shell, path: '/new/talk/microphone', component: talkMicrophone }),
    createRoute({ getParentRoute: () => shell, path: '/new/talk/consent', component: talkConsent }),
    createRoute({ getParentRoute: () => shell, path: '/new/proctored', component: proctoredSetup }),
    createRoute({ getParentRoute: () => shell, path: '/new/proctored/devices', component: proctoredDevices }),
    createRoute({ getParentRoute: () => shell, path: '/new/proctored/consent', component: proctoredConsent }),
    createRoute({ getParentRoute: () => shell, path: '/new/microphone', component: MicrophonePage }),
    createRoute({ getParentRoute: () => shell, path: '/new/consent', component: ConsentPage }),
    createRoute({ getParentRoute: () => shell, path: '/practice', component: PracticeHomePage }),
    createRoute({ getParentRoute: () => shell, path: '/practice/new', component: NewPracticePage }),
    createRoute({ getParentRoute: () => shell, path: '/practice/new/devices', component: PracticeDevicesPage }),
    recording,
    createRoute({ getParentRoute: () => shell, path: '/settings', component: SettingsPage }),
    locked.addChildren([
      createRoute({ getParentRoute: () => locked, path: '/interviews', component: DeskPage }),
      interview,
      codingInterview,
      createRoute({ getParentRoute: () => locked, path: '/transcriptions', component: TranscriptionsPage }),
      transcription,
      talkDetail,
      proctoredDetail,
    ]),
  ]),
  room,
  thanks,
  codingRoom,
  codingReport,
  talk,
  talkReport,
  proctoredRoom,
  proctoredReport,
  practiceRoom,
]);

export const router = createRouter({ routeTree: routes, history: createHashHistory(), defaultNotFoundComponent: NotFoundPage });

const toId = (params: unknown): string => (params as { readonly id: string }).id;
const toMediaId = (params: unknown): string => (params as { readonly mediaId: string }).mediaId;
const toQuestion = (search: unknown): string | null => (search as { readonly question?: string }).question ?? null;

function Interview(): ReactNode {
  return <InterviewPage id={toId(interview.useParams())} />;
}

function CodingInterview(): ReactNode {
  return <CodingInterviewPage id={toId(codingInterview.useParams())} />;
}

function Transcription(): ReactNode {
  return <TranscriptionPage id={toId(transcription.useParams())} />;
}

function Room(): ReactNode {
  return <RoomPage id={toId(room.useParams())} />;
}

function Thanks(): ReactNode {
  return <ThanksPage id={toId(thanks.useParams())} />;
}

function CodingRoom(): ReactNode {
  return <CodingRoomPage id={toId(codingRoom.useParams())} />;
}

function CodingReport(): ReactNode {
  return <CodingReportPage id={toId(codingReport.useParams())} />;
}

function Talk(): ReactNode {
  return <TalkPage id={toId(talk.useParams())} />;
}

function TalkReport(): ReactNode {
  return <TalkReportPage id={toId(talkReport.useParams())} />;
}

function TalkDetail(): ReactNode {
  return <TalkDetailPage id={toId(talkDetail.useParams())} />;
}

function ProctoredRoom(): ReactNode {
  return <ProctoredRoomPage id={toId(proctoredRoom.useParams())} />;
}

function ProctoredReport(): ReactNode {
  return <ProctoredReportPage id={toId(proctoredReport.useParams())} />;
}

function ProctoredDetail(): ReactNode {
  return <ProctoredPage id={toId(proctoredDetail.useParams())} />;
}

function PracticeRoom(): ReactNode {
  return <PracticeRoomPage id={toId(practiceRoom.useParams())} againId={toQuestion(practiceRoom.useSearch())} />;
}

function Recording(): ReactNode {
  const params: unknown = recording.useParams();
  return <RecordingPage practiceId={toId(params)} mediaId={toMediaId(params)} />;
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
