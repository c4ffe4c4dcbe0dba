import { businessKinds } from '@heed/contract/workspace.ts'
import { TextInput } from '@mantine/core'
import {
  IconBuildingSkyscraper,
  IconBuildingStore,
  IconDots,
  IconScissors,
  IconShoppingBag,
  IconStethoscope,
  IconToolsKitchen2,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type Fault, type StepProps, withKind } from './draft.ts'
import classes from './setup.module.css'

const icons = {
  shop: IconBuildingStore,
  hotel: IconBuildingSkyscraper,
  clinic: IconStethoscope,
  salon: IconScissors,
  restaurant: IconToolsKitchen2,
  online_store: IconShoppingBag,
  other: IconDots,
}

export const BusinessStep = ({ draft, change, faults }: StepProps & { faults: Record<string, Fault> }) => {
  const { t } = useTranslation('setup')
  return (
    <>
      <h1>{t('business.title')}</h1>
      <p className={classes.lead}>{t('business.text')}</p>
      <div className={classes.kinds} role="radiogroup" aria-label={t('business.title')}>
        {businessKinds.map((kind) => {
          const Icon = icons[kind]
          return (
            <label key={kind} className={classes.kind}>
              <input
                type="radio"
                name="kind"
                value={kind}
                checked={draft.kind === kind}
                onChange={() => change(withKind(draft, kind))}
              />
              <Icon size={22} stroke={1.5} aria-hidden />
              {t(`kind.${kind}`)}
            </label>
          )
        })}
      </div>
      <TextInput
        label={t('business.name')}
        value={draft.name}
        maxLength={120}
        error={faults.name && t(faults.name)}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
    </>
  )
}
