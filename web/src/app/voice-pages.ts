import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readFeedbackSearch } from '../features/feedback/feedback-search.ts'
import { readRemarkSearch } from '../features/feedback/remark-search.ts'
import { readMomentsSearch } from '../features/moments/moments-search.ts'
import { readHandSearch } from '../features/surveys/by-hand/hand-search.ts'
import { readSurveySearch } from '../features/surveys/survey-search.ts'
import { shell } from './shell-route.tsx'

const answers = createRoute({
  getParentRoute: () => shell,
  path: '/answers',
  validateSearch: (search: Record<string, unknown>): { search?: string } => ({
    search: typeof search.search === 'string' && search.search ? search.search : undefined,
  }),
  component: lazyRouteComponent(() => import('../features/voice/answers-page.tsx'), 'AnswersPage'),
})
const surveys = createRoute({
  getParentRoute: () => shell,
  path: '/surveys',
  component: lazyRouteComponent(() => import('../features/voice/surveys-page.tsx'), 'SurveysPage'),
})
const survey = createRoute({
  getParentRoute: () => shell,
  path: '/surveys/$surveyId',
  validateSearch: readSurveySearch,
  component: lazyRouteComponent(() => import('../features/surveys/survey-page.tsx'), 'SurveyPage'),
})
const surveyReport = createRoute({
  getParentRoute: () => shell,
  path: '/surveys/$surveyId/report',
  validateSearch: readSurveySearch,
  component: lazyRouteComponent(() => import('../features/surveys/report/report-page.tsx'), 'ReportPage'),
})
const surveyByHand = createRoute({
  getParentRoute: () => shell,
  path: '/surveys/$surveyId/by-hand',
  validateSearch: readHandSearch,
  component: lazyRouteComponent(() => import('../features/surveys/by-hand/by-hand-page.tsx'), 'ByHandPage'),
})

const feedback = createRoute({
  getParentRoute: () => shell,
  path: '/feedback',
  validateSearch: readFeedbackSearch,
  component: lazyRouteComponent(() => import('../features/feedback/feedback-page.tsx'), 'FeedbackPage'),
})
const remark = createRoute({
  getParentRoute: () => shell,
  path: '/feedback/new',
  validateSearch: readRemarkSearch,
  component: lazyRouteComponent(() => import('../features/feedback/remark-page.tsx'), 'RemarkPage'),
})
const feedbackAnswering = createRoute({
  getParentRoute: () => shell,
  path: '/feedback/answering',
  component: lazyRouteComponent(() => import('../features/feedback/answering/answering-page.tsx'), 'AnsweringPage'),
})
const feedbackTopics = createRoute({
  getParentRoute: () => shell,
  path: '/feedback/topics',
  component: lazyRouteComponent(() => import('../features/feedback/understanding/topics-page.tsx'), 'TopicsPage'),
})
const feedbackReading = createRoute({
  getParentRoute: () => shell,
  path: '/feedback/reading',
  component: lazyRouteComponent(
    () => import('../features/feedback/understanding/mood-reading-page.tsx'),
    'MoodReadingPage',
  ),
})
const feedbackImport = createRoute({
  getParentRoute: () => shell,
  path: '/feedback/import',
  validateSearch: (search: Record<string, unknown>): { id?: string } => ({
    id: typeof search.id === 'string' && /^[0-9a-f-]{36}$/.test(search.id) ? search.id : undefined,
  }),
  component: lazyRouteComponent(() => import('../features/feedback/import-page.tsx'), 'ImportPage'),
})
const decisions = createRoute({
  getParentRoute: () => shell,
  path: '/decisions',
  component: lazyRouteComponent(() => import('../features/decisions/decisions-page.tsx'), 'DecisionsPage'),
})

const themes = createRoute({
  getParentRoute: () => shell,
  path: '/themes',
  component: lazyRouteComponent(() => import('../features/themes/themes-page.tsx'), 'ThemesPage'),
})

const listening = createRoute({
  getParentRoute: () => shell,
  path: '/listening',
  component: lazyRouteComponent(() => import('../features/listening/listening-page.tsx'), 'ListeningPage'),
})

const moments = createRoute({
  getParentRoute: () => shell,
  path: '/moments',
  validateSearch: readMomentsSearch,
  component: lazyRouteComponent(() => import('../features/moments/moments-page.tsx'), 'MomentsPage'),
})

const staffSurveys = createRoute({
  getParentRoute: () => shell,
  path: '/staff-surveys',
  component: lazyRouteComponent(() => import('../features/staff-surveys/staff-surveys-page.tsx'), 'StaffSurveysPage'),
})
const staffRound = createRoute({
  getParentRoute: () => shell,
  path: '/staff-surveys/$roundId',
  component: lazyRouteComponent(() => import('../features/staff-surveys/round-page.tsx'), 'RoundPage'),
})
const mySurveys = createRoute({
  getParentRoute: () => shell,
  path: '/my-surveys',
  component: lazyRouteComponent(() => import('../features/staff-surveys/my-surveys-page.tsx'), 'MySurveysPage'),
})

/** What customers and employees say: asked in surveys, heard elsewhere, answered and decided on. */
export const voicePages = [
  answers,
  surveys,
  survey,
  surveyReport,
  surveyByHand,
  feedback,
  remark,
  feedbackAnswering,
  feedbackTopics,
  feedbackReading,
  feedbackImport,
  decisions,
  themes,
  listening,
  moments,
  staffSurveys,
  staffRound,
  mySurveys,
] as const
