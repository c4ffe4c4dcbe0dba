import 'i18next'
import type advice from '../../../locales/en/advice.json'
import type audits from '../../../locales/en/audits.json'
import type automation from '../../../locales/en/automation.json'
import type brand from '../../../locales/en/brand.json'
import type buyer from '../../../locales/en/buyer.json'
import type cases from '../../../locales/en/cases.json'
import type common from '../../../locales/en/common.json'
import type complaintLog from '../../../locales/en/complaint-log.json'
import type customers from '../../../locales/en/customers.json'
import type decisions from '../../../locales/en/decisions.json'
import type duty from '../../../locales/en/duty.json'
import type errors from '../../../locales/en/errors.json'
import type exceptions from '../../../locales/en/exceptions.json'
import type feedback from '../../../locales/en/feedback.json'
import type goals from '../../../locales/en/goals.json'
import type improvement from '../../../locales/en/improvement.json'
import type insight from '../../../locales/en/insight.json'
import type known from '../../../locales/en/known.json'
import type lessons from '../../../locales/en/lessons.json'
import type listening from '../../../locales/en/listening.json'
import type members from '../../../locales/en/members.json'
import type moments from '../../../locales/en/moments.json'
import type openings from '../../../locales/en/openings.json'
import type prevention from '../../../locales/en/prevention.json'
import type published from '../../../locales/en/published.json'
import type purchases from '../../../locales/en/purchases.json'
import type recordFiles from '../../../locales/en/record-files.json'
import type recovery from '../../../locales/en/recovery.json'
import type remedies from '../../../locales/en/remedies.json'
import type requests from '../../../locales/en/requests.json'
import type schemes from '../../../locales/en/schemes.json'
import type settings from '../../../locales/en/settings.json'
import type setup from '../../../locales/en/setup.json'
import type shell from '../../../locales/en/shell.json'
import type signIn from '../../../locales/en/sign-in.json'
import type signatures from '../../../locales/en/signatures.json'
import type staff from '../../../locales/en/staff.json'
import type standards from '../../../locales/en/standards.json'
import type surveys from '../../../locales/en/surveys.json'
import type systems from '../../../locales/en/systems.json'
import type themes from '../../../locales/en/themes.json'
import type today from '../../../locales/en/today.json'
import type topics from '../../../locales/en/topics.json'
import type voice from '../../../locales/en/voice.json'
import type winback from '../../../locales/en/winback.json'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: {
      advice: typeof advice
      audits: typeof audits
      automation: typeof automation
      brand: typeof brand
      buyer: typeof buyer
      cases: typeof cases
      common: typeof common
      customers: typeof customers
      decisions: typeof decisions
      'complaint-log': typeof complaintLog
      duty: typeof duty
      errors: typeof errors
      exceptions: typeof exceptions
      feedback: typeof feedback
      goals: typeof goals
      improvement: typeof improvement
      insight: typeof insight
      listening: typeof listening
      known: typeof known
      lessons: typeof lessons
      members: typeof members
      moments: typeof moments
      openings: typeof openings
      prevention: typeof prevention
      purchases: typeof purchases
      published: typeof published
      'record-files': typeof recordFiles
      recovery: typeof recovery
      remedies: typeof remedies
      requests: typeof requests
      schemes: typeof schemes
      settings: typeof settings
      setup: typeof setup
      shell: typeof shell
      signatures: typeof signatures
      'sign-in': typeof signIn
      surveys: typeof surveys
      systems: typeof systems
      staff: typeof staff
      standards: typeof standards
      themes: typeof themes
      topics: typeof topics
      today: typeof today
      voice: typeof voice
      winback: typeof winback
    }
  }
}
