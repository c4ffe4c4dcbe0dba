import type { Scheme } from '@heed/contract/schemes.ts'
import { useTranslation } from 'react-i18next'

/** The six groups are named in the reader's language, the others as somebody named them. */
export const useSchemeName = () => {
  const { t } = useTranslation('schemes')
  return ({ name, stakeholder }: Pick<Scheme, 'name' | 'stakeholder'>) =>
    name ?? t(`group.${stakeholder ?? 'employees'}`)
}
