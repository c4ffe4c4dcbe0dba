import { type StandardBrand as Brand, signStandardFit, valueStandard } from '@heed/contract/brand.ts'
import { Button, MultiSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { Chip } from '../../ui/chip.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { dayOf } from '../../ui/format.ts'
import classes from './brand.module.css'
import { brandQuery, standardBrandQuery, useBrandAct } from './brand-queries.ts'
import { FoundWords } from './found-words.tsx'

/** The values that a standard expresses, whether it sounds like us, and who has looked at that. */
export const StandardBrand = ({ standardId, mayChange }: { standardId: string; mayChange: boolean }) => {
  const { t } = useTranslation('brand')
  const { data: own } = useQuery(standardBrandQuery(standardId))
  const { data: brand } = useQuery(brandQuery)
  const set = useBrandAct((valueIds: string[]) =>
    call(valueStandard, { params: { id: standardId }, body: { valueIds } }),
  )
  if (!own || !brand) return null
  return (
    <section className={classes.card}>
      <h2>{t('ofStandard')}</h2>
      {mayChange && brand.values.length > 0 ? (
        <MultiSelect
          label={t('field.expresses')}
          data={brand.values.map(({ id, name }) => ({ value: id, label: name }))}
          value={own.values.map(({ id }) => id)}
          disabled={set.isPending}
          placeholder={own.values.length === 0 ? t('value.choose') : ''}
          onChange={(valueIds) => set.mutate(valueIds)}
        />
      ) : (
        <p>
          {own.values.map(({ name }) => name).join(', ') || (
            <>
              <Chip tone="warn">{t('gap')}</Chip> {t('value.noneHere')}
            </>
          )}{' '}
          {brand.values.length === 0 && (
            <Link to="/brand" className="link">
              {t('title')}
            </Link>
          )}
        </p>
      )}
      {set.error && <ErrorNote reason={set.error} />}
      {own.findings.length > 0 ? (
        <FoundWords findings={own.findings} />
      ) : (
        <p className="quiet small">{t('fit.nothing')}</p>
      )}
      <Signature key={own.signed?.at} standardId={standardId} own={own} mayChange={mayChange} />
    </section>
  )
}

const Signature = ({ standardId, own, mayChange }: { standardId: string; own: Brand; mayChange: boolean }) => {
  const { t } = useTranslation('brand')
  const [note, setNote] = useState('')
  const sign = useBrandAct(
    () => call(signStandardFit, { params: { id: standardId }, body: { note: note.trim() || null } }),
    { said: t('fit.signedNow') },
  )
  const { signed, findings } = own
  const hasAvoided = findings.some(({ kind }) => kind === 'avoided')
  return (
    <>
      <p className="small">
        {signed
          ? t('fit.signedBy', {
              name: signed.by?.name ?? t('fit.somebody'),
              day: dayOf(signed.at),
              version: signed.version,
            })
          : t('fit.unsigned')}
        {signed?.note && ` · ${signed.note}`} {signed?.isOld && <Chip tone="warn">{t('fit.isOld')}</Chip>}
      </p>
      {mayChange && (!signed || signed.isOld) && (
        <form
          className={classes.sign}
          onSubmit={(event) => {
            event.preventDefault()
            sign.mutate(undefined)
          }}
        >
          {hasAvoided && (
            <TextInput
              label={t('field.note')}
              maxLength={500}
              value={note}
              onChange={({ currentTarget }) => setNote(currentTarget.value)}
            />
          )}
          <Button type="submit" loading={sign.isPending} disabled={hasAvoided && note.trim() === ''}>
            {t('fit.sign')}
          </Button>
          {sign.error && <ErrorNote reason={sign.error} />}
        </form>
      )}
    </>
  )
}
