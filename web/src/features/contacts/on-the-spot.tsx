import { Checkbox, Switch, Textarea } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { ContactDraft } from './contact-draft.ts'
import classes from './contacts.module.css'

type OnTheSpotProps = { form: UseFormReturnType<ContactDraft>; isSpoken: boolean; hasMail: boolean }

/** Whether the customer has their answer already, or else shall get a receipt. */
export const OnTheSpot = ({ form, isSpoken, hasMail }: OnTheSpotProps) => {
  const { t } = useTranslation('cases')
  const { isAnswered, language } = form.getValues()
  const receipt = hasMail && !(isSpoken && isAnswered) && (
    <Checkbox label={t('new.acknowledge')} {...form.getInputProps('acknowledge', { type: 'checkbox' })} />
  )
  if (!isSpoken) return receipt
  return (
    <>
      <div className={classes.spot}>
        <Switch label={t('new.onTheSpot')} {...form.getInputProps('isAnswered', { type: 'checkbox' })} />
        {isAnswered && (
          <>
            <Textarea
              label={t('new.told')}
              description={t('new.toldText')}
              autosize
              minRows={2}
              maxRows={8}
              maxLength={20_000}
              lang={language}
              {...form.getInputProps('told')}
            />
            <Checkbox label={t('new.solves')} {...form.getInputProps('isSolved', { type: 'checkbox' })} />
          </>
        )}
      </div>
      {receipt}
    </>
  )
}
