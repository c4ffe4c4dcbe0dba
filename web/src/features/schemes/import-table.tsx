import { importRequirements, requirementColumns } from '@heed/contract/schemes.ts'
import { Button, FileButton, Select } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { call } from '../../app/api.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { number } from '../../ui/format.ts'
import { useSchemeAct } from './scheme-queries.ts'
import classes from './schemes.module.css'

type Read = z.output<typeof importRequirements.response>

/** A table of requirements: chosen, looked at, its columns named, and only then taken in. */
export const ImportTable = ({ schemeId, onDone }: { schemeId: string; onDone: () => void }) => {
  const { t } = useTranslation('schemes')
  const [content, setContent] = useState('')
  const params = { id: schemeId }
  const look = useMutation({
    mutationFn: ({ text, mapping }: { text: string; mapping?: Read['mapping'] }) =>
      call(importRequirements, { params, body: { content: text, ...(mapping ? { mapping } : {}) } }),
  })
  const take = useSchemeAct(
    (mapping: Read['mapping']) => call(importRequirements, { params, body: { content, mapping, confirm: true } }),
    { said: t('import.taken'), onDone },
  )
  const choose = async (file: File | null) => {
    if (!file) return
    const text = await file.text()
    setContent(text)
    look.mutate({ text })
  }
  const read = look.data
  const columnName = (value: string) => {
    const column = requirementColumns.find((one) => one === value)
    return column ? t(`field.${column}`) : value
  }
  return (
    <div className={classes.round}>
      <p className="quiet small">{t('import.text')}</p>
      <FileButton accept=".csv,.txt,.tsv,text/csv,text/plain" onChange={choose}>
        {(props) => (
          <Button
            {...props}
            variant={read ? 'default' : 'filled'}
            loading={look.isPending}
            leftSection={<IconUpload size={16} stroke={1.7} />}
          >
            {t(read ? 'import.another' : 'import.choose')}
          </Button>
        )}
      </FileButton>
      {(look.error ?? take.error) && <ErrorNote reason={look.error ?? take.error} />}
      {read && (
        <>
          <p>
            {t('import.counts', {
              total: number(read.total),
              good: number(read.good),
              bad: number(read.bad),
              known: number(read.known),
            })}
          </p>
          <Columns read={read} onChange={(mapping) => look.mutate({ text: content, mapping })} />
          {read.problems.length > 0 && (
            <ul className={classes.missing} aria-label={t('import.problems')}>
              {read.problems.map(({ line, rule, value }, index) => (
                <li key={index}>
                  <b>{t('import.line', { line })}</b> {t(`import.rule.${rule}`)}{' '}
                  {value && <small>{rule === 'column_missing' ? columnName(value) : value}</small>}
                </li>
              ))}
            </ul>
          )}
          {read.sample.length > 0 && (
            <ul className={classes.missing} aria-label={t('import.sample')}>
              {read.sample.map((row) => (
                <li key={row.code}>
                  <b>{row.code}</b> {row.words}{' '}
                  <small>
                    {[row.category, row.level !== null && t('level', { level: row.level })].filter(Boolean).join(' · ')}
                  </small>
                </li>
              ))}
            </ul>
          )}
          {read.good > 0 && (
            <Button variant="filled" loading={take.isPending} onClick={() => take.mutate(read.mapping)}>
              {t('import.take', { n: number(read.good) })}
            </Button>
          )}
        </>
      )}
    </div>
  )
}

const Columns = ({ read, onChange }: { read: Read; onChange: (mapping: Read['mapping']) => void }) => {
  const { t } = useTranslation('schemes')
  return (
    <div className={classes.columns}>
      {read.columns.map((name) => (
        <Select
          key={name}
          label={name}
          clearable
          placeholder={t('import.leftOut')}
          clearButtonProps={{ 'aria-label': t('act.clear', { ns: 'common' }) }}
          data={requirementColumns.map((value) => ({ value, label: t(`field.${value}`) }))}
          value={read.mapping[name] ?? null}
          onChange={(value) =>
            onChange({ ...read.mapping, [name]: requirementColumns.find((column) => column === value) ?? null })
          }
        />
      ))}
    </div>
  )
}
