import { Button, Textarea } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './shown-once.module.css'

/** A secret that is shown now and never again, with the button that takes it along. */
export const ShownOnce = ({ label, secret, hint }: { label: string; secret: string; hint: string }) => {
  const { t } = useTranslation()
  const clipboard = useClipboard({ timeout: 3000 })
  return (
    <div className={classes.once}>
      <Textarea
        readOnly
        autosize
        minRows={1}
        maxRows={12}
        label={label}
        value={secret}
        classNames={{ input: classes.secret }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <p className="quiet small">{hint}</p>
      <Button
        leftSection={clipboard.copied ? <IconCheck size={16} /> : <IconCopy size={16} stroke={1.7} />}
        onClick={() => clipboard.copy(secret)}
      >
        {clipboard.copied ? t('act.copied') : t('act.copy')}
      </Button>
    </div>
  )
}
