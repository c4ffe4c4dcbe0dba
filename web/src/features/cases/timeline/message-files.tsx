import type { Message } from '@heed/contract/case-messages.ts'
import { downloadAttachment } from '@heed/contract/uploads.ts'
import { IconPaperclip } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../../app/api.ts'
import { Chip } from '../../../ui/chip.tsx'
import { fileSize } from '../../../ui/format.ts'
import classes from './timeline.module.css'

/** Files that came or went with a message; pictures that show in its words are not told twice. */
export const MessageFiles = ({ files }: { files: Message['attachments'] }) => {
  const { t } = useTranslation('cases')
  const shown = files.filter((file) => !file.inline)
  if (shown.length === 0) return null
  return (
    <ul className={classes.files}>
      {shown.map((file) => (
        <li key={file.id}>
          <a href={addressOf(downloadAttachment, { id: file.id })} download={file.filename}>
            <span className="sr">{t('message.download')}</span>
            <Chip icon={<IconPaperclip size={14} stroke={1.6} />}>
              {file.filename} <span className="quiet">{fileSize(file.size)}</span>
            </Chip>
          </a>
        </li>
      ))}
    </ul>
  )
}
