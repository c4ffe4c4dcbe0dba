import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { readCaseSearch } from '../features/cases/case-search.ts'
import { readFaceSearch } from '../features/face/face-search.ts'
import { readImprovementSearch } from '../features/improvement/improvement-search.ts'
import { readInsightSearch } from '../features/insight/insight-search.ts'
import { readLessonSearch } from '../features/lessons/lesson-search.ts'
import { readPreventionSearch } from '../features/prevention/prevention-search.ts'
import { readPurchaseSearch } from '../features/purchases/purchase-search.ts'
import { readLedgerSearch } from '../features/remedies/ledger/ledger-search.ts'
import { readTodaySearch } from '../features/today/today-search.ts'
import { root, shell } from './shell-route.tsx'
import { voicePages } from './voice-pages.ts'

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/today' })
  },
})

const today = createRoute({
  getParentRoute: () => shell,
  path: '/today',
  validateSearch: readTodaySearch,
  component: lazyRouteComponent(() => import('../features/today/today-page.tsx'), 'TodayPage'),
})

const cases = createRoute({
  getParentRoute: () => shell,
  path: '/cases',
  validateSearch: readCaseSearch,
  component: lazyRouteComponent(() => import('../features/cases/case-list-page.tsx'), 'CaseListPage'),
})
const oneCase = createRoute({
  getParentRoute: () => shell,
  path: '/cases/$caseId',
  validateSearch: readCaseSearch,
  component: lazyRouteComponent(() => import('../features/cases/case-page.tsx'), 'CasePage'),
})
const complaintLog = createRoute({
  getParentRoute: () => shell,
  path: '/complaints',
  component: lazyRouteComponent(() => import('../features/complaints/log/log-page.tsx'), 'ComplaintLogPage'),
})
const customers = createRoute({
  getParentRoute: () => shell,
  path: '/customers',
  validateSearch: (search: Record<string, unknown>): { search?: string } => ({
    search: typeof search.search === 'string' && search.search ? search.search : undefined,
  }),
  component: lazyRouteComponent(() => import('../features/customers/customer-list-page.tsx'), 'CustomerListPage'),
})
const recordFiles = createRoute({
  getParentRoute: () => shell,
  path: '/customers/files',
  validateSearch: (search: Record<string, unknown>): { id?: string } => ({
    id: typeof search.id === 'string' && /^[0-9a-f-]{36}$/.test(search.id) ? search.id : undefined,
  }),
  component: lazyRouteComponent(() => import('../features/record-files/files-page.tsx'), 'FilesPage'),
})
const customer = createRoute({
  getParentRoute: () => shell,
  path: '/customers/$customerId',
  component: lazyRouteComponent(() => import('../features/customers/customer-page.tsx'), 'CustomerPage'),
})
const factPolicy = createRoute({
  getParentRoute: () => shell,
  path: '/fact-policy',
  component: lazyRouteComponent(() => import('../features/customers/known/fact-policy-page.tsx'), 'FactPolicyPage'),
})
const letter = createRoute({
  getParentRoute: () => shell,
  path: '/cases/$caseId/letter',
  component: lazyRouteComponent(() => import('../features/customers/known/letter-page.tsx'), 'LetterPage'),
})

const members = createRoute({
  getParentRoute: () => shell,
  path: '/members',
  component: lazyRouteComponent(() => import('../features/members/members-page.tsx'), 'MembersPage'),
})
const duty = createRoute({
  getParentRoute: () => shell,
  path: '/duty',
  component: lazyRouteComponent(() => import('../features/duty/duty-page.tsx'), 'DutyPage'),
})
const solvers = createRoute({
  getParentRoute: () => shell,
  path: '/who-can-solve',
  validateSearch: (search: Record<string, unknown>): { case?: string } => ({
    case: typeof search.case === 'string' && /^[0-9a-f-]{36}$/.test(search.case) ? search.case : undefined,
  }),
  component: lazyRouteComponent(() => import('../features/solvers/solvers-page.tsx'), 'SolversPage'),
})
const advice = createRoute({
  getParentRoute: () => shell,
  path: '/advice/$adviceId',
  component: lazyRouteComponent(() => import('../features/advice/advice-page.tsx'), 'AdvicePage'),
})
const automations = createRoute({
  getParentRoute: () => shell,
  path: '/automations',
  component: lazyRouteComponent(() => import('../features/automations/automations-page.tsx'), 'AutomationsPage'),
})
const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  component: lazyRouteComponent(() => import('../features/settings/settings-page.tsx'), 'SettingsPage'),
})
const branches = createRoute({
  getParentRoute: () => shell,
  path: '/branches',
  component: lazyRouteComponent(() => import('../features/branches/branches-page.tsx'), 'BranchesPage'),
})
const apiKeys = createRoute({
  getParentRoute: () => shell,
  path: '/api-keys',
  component: lazyRouteComponent(() => import('../features/api-keys/api-keys-page.tsx'), 'ApiKeysPage'),
})
const standards = createRoute({
  getParentRoute: () => shell,
  path: '/standards',
  component: lazyRouteComponent(() => import('../features/standards/standards-page.tsx'), 'StandardsPage'),
})
const standard = createRoute({
  getParentRoute: () => shell,
  path: '/standards/$standardId',
  component: lazyRouteComponent(() => import('../features/standards/standard-page.tsx'), 'StandardPage'),
})

const dailyCheck = createRoute({
  getParentRoute: () => shell,
  path: '/daily-check',
  component: lazyRouteComponent(() => import('../features/standards/daily-check-page.tsx'), 'DailyCheckPage'),
})

const signatures = createRoute({
  getParentRoute: () => shell,
  path: '/signature-service',
  validateSearch: (search: Record<string, unknown>): { show?: 'figures' | 'steps' } => ({
    show: search.show === 'figures' || search.show === 'steps' ? search.show : undefined,
  }),
  component: lazyRouteComponent(() => import('../features/signatures/signatures-page.tsx'), 'SignaturesPage'),
})

const face = createRoute({
  getParentRoute: () => shell,
  path: '/face',
  validateSearch: readFaceSearch,
  component: lazyRouteComponent(() => import('../features/face/face-page.tsx'), 'FacePage'),
})

const audit = createRoute({
  getParentRoute: () => shell,
  path: '/face/$auditId',
  component: lazyRouteComponent(() => import('../features/face/audit-page.tsx'), 'AuditPage'),
})

const brand = createRoute({
  getParentRoute: () => shell,
  path: '/brand',
  component: lazyRouteComponent(() => import('../features/brand/brand-page.tsx'), 'BrandPage'),
})

const published = createRoute({
  getParentRoute: () => shell,
  path: '/published-promises',
  component: lazyRouteComponent(() => import('../features/published-promises/published-page.tsx'), 'PublishedPage'),
})

const goals = createRoute({
  getParentRoute: () => shell,
  path: '/goals',
  validateSearch: (search: Record<string, unknown>): { goal?: string } => ({
    goal: typeof search.goal === 'string' && /^[0-9a-f-]{36}$/.test(search.goal) ? search.goal : undefined,
  }),
  component: lazyRouteComponent(() => import('../features/goals/goals-page.tsx'), 'GoalsPage'),
})

const schemes = createRoute({
  getParentRoute: () => shell,
  path: '/schemes',
  component: lazyRouteComponent(() => import('../features/schemes/schemes-page.tsx'), 'SchemesPage'),
})
const scheme = createRoute({
  getParentRoute: () => shell,
  path: '/schemes/$schemeId',
  component: lazyRouteComponent(() => import('../features/schemes/scheme-page.tsx'), 'SchemePage'),
})

const systems = {
  channels: lazyRouteComponent(() => import('../features/systems/channels-page.tsx'), 'ChannelsPage'),
  intake: lazyRouteComponent(() => import('../features/systems/intake-page.tsx'), 'IntakePage'),
  outbox: lazyRouteComponent(() => import('../features/systems/outbox-page.tsx'), 'OutboxPage'),
  mailbox: lazyRouteComponent(() => import('../features/systems/mailbox-page.tsx'), 'MailboxPage'),
  jobs: lazyRouteComponent(() => import('../features/systems/jobs-page.tsx'), 'JobsPage'),
  audit: lazyRouteComponent(() => import('../features/systems/audit-page.tsx'), 'AuditPage'),
}
const systemPages = (Object.keys(systems) as (keyof typeof systems)[]).map((name) =>
  createRoute({ getParentRoute: () => shell, path: `/${name}`, component: systems[name] }),
)

const insight = createRoute({
  getParentRoute: () => shell,
  path: '/insight',
  validateSearch: readInsightSearch,
  component: lazyRouteComponent(() => import('../features/insight/insight-page.tsx'), 'InsightPage'),
})

const remedies = createRoute({
  getParentRoute: () => shell,
  path: '/remedies',
  validateSearch: readLedgerSearch,
  component: lazyRouteComponent(() => import('../features/remedies/ledger/ledger-page.tsx'), 'LedgerPage'),
})
const requests = createRoute({
  getParentRoute: () => shell,
  path: '/requests',
  validateSearch: (search: Record<string, unknown>): { show?: 'asked' | 'done' | 'figure' } => ({
    show: search.show === 'asked' || search.show === 'done' || search.show === 'figure' ? search.show : undefined,
  }),
  component: lazyRouteComponent(() => import('../features/requests/requests-page.tsx'), 'RequestsPage'),
})
const coupons = createRoute({
  getParentRoute: () => shell,
  path: '/coupons',
  component: lazyRouteComponent(() => import('../features/remedies/coupons/coupon-page.tsx'), 'CouponPage'),
})
const purchases = createRoute({
  getParentRoute: () => shell,
  path: '/purchases',
  validateSearch: readPurchaseSearch,
  component: lazyRouteComponent(() => import('../features/purchases/purchases-page.tsx'), 'PurchasesPage'),
})
const winBack = createRoute({
  getParentRoute: () => shell,
  path: '/win-back',
  component: lazyRouteComponent(() => import('../features/win-back/win-back-page.tsx'), 'WinBackPage'),
})
const remedyPolicy = createRoute({
  getParentRoute: () => shell,
  path: '/remedy-policy',
  component: lazyRouteComponent(() => import('../features/remedies/policy/policy-page.tsx'), 'PolicyPage'),
})

const prevention = createRoute({
  getParentRoute: () => shell,
  path: '/prevention',
  validateSearch: readPreventionSearch,
  component: lazyRouteComponent(() => import('../features/prevention/prevention-page.tsx'), 'PreventionPage'),
})
const lessons = createRoute({
  getParentRoute: () => shell,
  path: '/lessons',
  validateSearch: readLessonSearch,
  component: lazyRouteComponent(() => import('../features/lessons/lessons-page.tsx'), 'LessonsPage'),
})
const openings = createRoute({
  getParentRoute: () => shell,
  path: '/opening-check',
  validateSearch: (search: Record<string, unknown>): { branch?: string; show?: 'items' | 'days' } => ({
    branch: typeof search.branch === 'string' && /^[0-9a-f-]{36}$/.test(search.branch) ? search.branch : undefined,
    show: search.show === 'items' || search.show === 'days' ? search.show : undefined,
  }),
  component: lazyRouteComponent(() => import('../features/openings/opening-page.tsx'), 'OpeningPage'),
})
const buyerList = createRoute({
  getParentRoute: () => shell,
  path: '/buyer-list',
  validateSearch: (search: Record<string, unknown>): { month?: string } => ({
    month: typeof search.month === 'string' && /^20\d\d-(0[1-9]|1[0-2])$/.test(search.month) ? search.month : undefined,
  }),
  component: lazyRouteComponent(() => import('../features/buyer-list/buyer-list-page.tsx'), 'BuyerListPage'),
})
const improvement = createRoute({
  getParentRoute: () => shell,
  path: '/improvement',
  validateSearch: readImprovementSearch,
  component: lazyRouteComponent(() => import('../features/improvement/improvement-page.tsx'), 'ImprovementPage'),
})
const productAlerts = createRoute({
  getParentRoute: () => shell,
  path: '/product-alerts',
  component: lazyRouteComponent(() => import('../features/alerts/alerts-page.tsx'), 'AlertsPage'),
})
const productAlert = createRoute({
  getParentRoute: () => shell,
  path: '/product-alerts/$alertId',
  component: lazyRouteComponent(() => import('../features/alerts/alert-page.tsx'), 'AlertPage'),
})
const rules = createRoute({
  getParentRoute: () => shell,
  path: '/rules',
  validateSearch: (search: Record<string, unknown>): { show?: 'exceptions'; rule?: string } => ({
    show: search.show === 'exceptions' ? 'exceptions' : undefined,
    rule: typeof search.rule === 'string' && /^[0-9a-f-]{36}$/.test(search.rule) ? search.rule : undefined,
  }),
  component: lazyRouteComponent(() => import('../features/rules/rules-page.tsx'), 'RulesPage'),
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string; error?: string } => ({
    next: ownPath(search.next),
    error: typeof search.error === 'string' ? search.error : undefined,
  }),
  component: lazyRouteComponent(() => import('../features/sign-in/sign-in-page.tsx'), 'SignInPage'),
})
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/join/$token',
  component: lazyRouteComponent(() => import('../features/sign-in/invitation-page.tsx'), 'InvitationPage'),
})
const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('../features/setup/setup-page.tsx'), 'SetupPage'),
})

/** Only an address of our own may be returned to. */
const ownPath = (next: unknown) => (typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : undefined)

export const router = createRouter({
  routeTree: root.addChildren([
    shell.addChildren([
      home,
      today,
      cases,
      oneCase,
      customers,
      factPolicy,
      letter,
      recordFiles,
      customer,
      apiKeys,
      branches,
      duty,
      solvers,
      advice,
      automations,
      settings,
      members,
      ...systemPages,
      complaintLog,
      standards,
      standard,
      dailyCheck,
      signatures,
      face,
      audit,
      brand,
      published,
      goals,
      schemes,
      scheme,
      insight,
      ...voicePages,
      remedies,
      requests,
      coupons,
      purchases,
      winBack,
      remedyPolicy,
      prevention,
      lessons,
      openings,
      buyerList,
      improvement,
      productAlerts,
      productAlert,
      rules,
    ]),
    signIn,
    invitation,
    setup,
  ]),
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 300,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
