import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** A field for a password, with the eye that shows it, named in the language of the page. */
export const PasswordField = (props: PasswordInputProps) => {
  const { t } = useTranslation()
  return <PasswordInput {...props} visibilityToggleButtonProps={{ 'aria-label': t('act.showPassword') }} />
}
