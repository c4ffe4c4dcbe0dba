import type { Message } from '@heed/contract/cases.ts'
import { downloadAttachment } from '@heed/contract/uploads.ts'
import { IconPaperclip } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../../app/api.ts'
import { Chip } from '../../../ui/chip.tsx'
import { fileSize } from '../../../ui/format.ts'
import classes from './timeline.module.css'

export const MessageFiles = ({
  files,
  hasRemoteImages,
}: {
  files: Message['attachments']
  hasRemoteImages: boolean
}) => {
  const { t } = useTranslation('cases')
  const shown = files.filter((file) => !file.inline)
  return (
    <>
      {hasRemoteImages && <p className={classes.images}>{t('message.images')}</p>}
      {shown.length > 0 && (
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
      )}
    </>
  )
}
