import { ActionIcon, Loader } from '@mantine/core'
import { IconPaperclip, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Chip } from '../../../ui/chip.tsx'
import { fileSize } from '../../../ui/format.ts'
import classes from './composer.module.css'
import type { Attachments } from './use-attachments.ts'

export const AttachedFiles = ({ attachments }: { attachments: Attachments }) => {
  const { t } = useTranslation('cases')
  const { files, uploading, remove } = attachments
  if (files.length + uploading.length === 0) return null
  return (
    <ul className={classes.files}>
      {files.map((file) => (
        <li key={file.id}>
          <Chip icon={<IconPaperclip size={14} stroke={1.6} />}>
            {file.filename} <span className="quiet">{fileSize(file.size)}</span>
          </Chip>
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={t('reply.removeFile', { name: file.filename })}
            onClick={() => remove(file.id)}
          >
            <IconX size={14} />
          </ActionIcon>
        </li>
      ))}
      {uploading.map((name) => (
        <li key={name} aria-label={t('reply.uploading')}>
          <Chip icon={<Loader size={12} />}>{name}</Chip>
        </li>
      ))}
    </ul>
  )
}
