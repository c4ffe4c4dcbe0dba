import type { SurveyLink } from '@heed/contract/surveys.ts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import classes from './surveys.module.css'

const draw = async (url: string) => {
  const { default: qrcode } = await import('qrcode')
  return qrcode.toDataURL(url, { margin: 2, width: 640, errorCorrectionLevel: 'M' })
}

/** The address as a code that any phone reads, to be printed or shown. */
export const QrCode = ({ link }: { link: SurveyLink }) => {
  const { t } = useTranslation('surveys')
  const code = useQuery({
    queryKey: ['qr', link.url],
    queryFn: () => draw(link.url),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <div className={classes.qr}>
      {code.data && <img src={code.data} alt={t('share.codeOf', { name: link.name })} />}
      <p>
        <a href={link.url} target="_blank" rel="noreferrer" className="link">
          {link.url}
        </a>
      </p>
      {code.data && (
        <Button component="a" href={code.data} download={`${link.name}.png`}>
          {t('share.download')}
        </Button>
      )}
    </div>
  )
}
