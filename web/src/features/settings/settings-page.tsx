import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/session.ts'
import { PageFrame } from './page-frame.tsx'
import { PasskeysSection } from './passkeys-section.tsx'
import { PasswordSection } from './password-section.tsx'
import { ProfileSection } from './profile-section.tsx'
import { SecondStepSection } from './second-step-section.tsx'
import { SessionsSection } from './sessions-section.tsx'

/** What belongs to the person and not to the business: name, language, light or dark, and how they sign in. */
export const SettingsPage = () => {
  const { t } = useTranslation('settings')
  const { member } = useMe()
  return (
    <PageFrame title={t('title')} lead={member.email}>
      <ProfileSection />
      <PasswordSection />
      <SecondStepSection />
      <PasskeysSection />
      <SessionsSection />
    </PageFrame>
  )
}
