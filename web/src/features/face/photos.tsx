import { ActionIcon, Button, FileButton } from '@mantine/core'
import { IconCamera, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './face.module.css'
import { photoAddress } from './face-queries.ts'

type PhotosProps = { ids: string[]; label: string; onRemove?: ((id: string) => void) | undefined }

/** Small pictures in a row, each opening whole. */
export const Photos = ({ ids, label, onRemove }: PhotosProps) => {
  const { t } = useTranslation('audits')
  if (ids.length === 0) return null
  return (
    <span className={classes.photos}>
      {ids.map((id) => (
        <span key={id}>
          <a href={photoAddress(id)} target="_blank" rel="noreferrer">
            <img src={photoAddress(id)} alt={label} loading="lazy" width={64} height={64} />
          </a>
          {onRemove && (
            <ActionIcon
              variant="default"
              size={28}
              radius="xl"
              aria-label={t('audit.removePhoto')}
              onClick={() => onRemove(id)}
            >
              <IconX size={15} stroke={1.8} />
            </ActionIcon>
          )}
        </span>
      ))}
    </span>
  )
}

type TakePhotoProps = { words: string; label: string; isBusy: boolean; onPhoto: (file: File) => void }

/** On a phone it opens the camera. */
export const TakePhoto = ({ words, label, isBusy, onPhoto }: TakePhotoProps) => (
  <FileButton accept="image/jpeg,image/png,image/webp" onChange={(file) => file && onPhoto(file)}>
    {(props) => (
      <Button
        {...props}
        size="md"
        aria-label={label}
        loading={isBusy}
        leftSection={<IconCamera size={19} stroke={1.6} />}
      >
        {words}
      </Button>
    )}
  </FileButton>
)
