import type { Permission } from '@heed/contract/permissions.ts'
import type { Section } from '../ui/section-icon.tsx'
import type { ResourceKey } from './texts.ts'

export type Page = { key: ResourceKey<'shell', 'page'>; to: string; may: Permission; isDemoOnly?: true }

/** The whole navigation. A page is one line here, one route, and its texts. */
export const pagesBySection: Record<Section, Page[]> = {
  customers: [
    { key: 'cases', to: '/cases', may: 'case:read' },
    { key: 'complaintLog', to: '/complaints', may: 'complaint:read' },
    { key: 'customers', to: '/customers', may: 'customer:read' },
    { key: 'purchases', to: '/purchases', may: 'customer:read' },
    { key: 'feedback', to: '/feedback', may: 'feedback:read' },
    { key: 'decisions', to: '/decisions', may: 'feedback:read' },
    { key: 'themes', to: '/themes', may: 'feedback:read' },
    { key: 'answers', to: '/answers', may: 'survey:read' },
    { key: 'requests', to: '/requests', may: 'case:read' },
    { key: 'remedies', to: '/remedies', may: 'remedy:read' },
    { key: 'winBack', to: '/win-back', may: 'remedy:read' },
    { key: 'coupons', to: '/coupons', may: 'coupon:redeem' },
  ],
  strategy: [
    { key: 'standards', to: '/standards', may: 'standard:read' },
    { key: 'brand', to: '/brand', may: 'standard:read' },
    { key: 'published', to: '/published-promises', may: 'standard:read' },
    { key: 'goals', to: '/goals', may: 'goal:read' },
    { key: 'dailyCheck', to: '/daily-check', may: 'standard:read' },
    { key: 'signatures', to: '/signature-service', may: 'standard:read' },
    { key: 'schemes', to: '/schemes', may: 'standard:read' },
    { key: 'surveys', to: '/surveys', may: 'survey:read' },
    { key: 'listening', to: '/listening', may: 'feedback:read' },
    { key: 'remedyPolicy', to: '/remedy-policy', may: 'remedy:read' },
    { key: 'rules', to: '/rules', may: 'prevention:read' },
    { key: 'branches', to: '/branches', may: 'branch:read' },
  ],
  people: [
    { key: 'members', to: '/members', may: 'member:read' },
    { key: 'duty', to: '/duty', may: 'member:read' },
    { key: 'staffSurveys', to: '/staff-surveys', may: 'survey:edit' },
    { key: 'moments', to: '/moments', may: 'feedback:read' },
    { key: 'whoCanSolve', to: '/who-can-solve', may: 'member:read' },
    // One's own settings need no right beyond being here.
    { key: 'settings', to: '/settings', may: 'case:read' },
  ],
  systems: [
    { key: 'channels', to: '/channels', may: 'channel:read' },
    { key: 'automations', to: '/automations', may: 'automation:read' },
    { key: 'prevention', to: '/prevention', may: 'prevention:read' },
    { key: 'lessons', to: '/lessons', may: 'prevention:read' },
    { key: 'face', to: '/face', may: 'standard:read' },
    { key: 'openings', to: '/opening-check', may: 'prevention:read' },
    { key: 'buyerList', to: '/buyer-list', may: 'prevention:read' },
    { key: 'improvement', to: '/improvement', may: 'prevention:read' },
    { key: 'productAlerts', to: '/product-alerts', may: 'prevention:read' },
    { key: 'factPolicy', to: '/fact-policy', may: 'customer:read' },
    { key: 'intake', to: '/intake', may: 'intake:read' },
    { key: 'outbox', to: '/outbox', may: 'outbox:read' },
    { key: 'mailbox', to: '/mailbox', may: 'outbox:read', isDemoOnly: true },
    { key: 'jobs', to: '/jobs', may: 'job:read' },
    { key: 'apiKeys', to: '/api-keys', may: 'api_key:manage' },
    { key: 'audit', to: '/audit', may: 'audit:read' },
  ],
  insight: [{ key: 'insight', to: '/insight', may: 'insight:read' }],
}

export const sections = Object.keys(pagesBySection) as Section[]

export const sectionHome = (section: Section) => pagesBySection[section][0]?.to ?? '/cases'

/** The section that an address belongs to. */
export const sectionOf = (path: string): Section | undefined =>
  sections.find((section) => pagesBySection[section].some((page) => path === page.to || path.startsWith(`${page.to}/`)))

/** The pages of a section that a person may see. */
export const pagesFor = (section: Section, may: (permission: Permission) => boolean, isDemo = false) =>
  pagesBySection[section].filter((page) => may(page.may) && (isDemo || !page.isDemoOnly))
