import type { Attachment } from '@heed/contract/case-messages.ts'
import { downloadAttachment } from '@heed/contract/uploads.ts'
import type { z } from 'zod'
import { addressOf } from '../../app/api.ts'
import { MessageFiles } from '../cases/timeline/message-files.tsx'
import classes from './alerts.module.css'

const pictures = ['image/png', 'image/jpeg', 'image/gif', 'image/webp']

/** Photos as photos, everything else to download. */
export const KeptFiles = ({ files }: { files: z.output<typeof Attachment>[] }) => {
  const isPicture = ({ mimeType }: { mimeType: string }) => pictures.includes(mimeType)
  const photos = files.filter(isPicture)
  return (
    <>
      {photos.length > 0 && (
        <div className={classes.files}>
          {photos.map((file) => (
            <a key={file.id} href={addressOf(downloadAttachment, { id: file.id })} target="_blank" rel="noreferrer">
              <img className={classes.photo} src={addressOf(downloadAttachment, { id: file.id })} alt={file.filename} />
            </a>
          ))}
        </div>
      )}
      <MessageFiles files={files.filter((file) => !isPicture(file))} />
    </>
  )
}
