import { Button } from '@mantine/core'
import { IconMicrophone, IconPlayerStop } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toast } from '../app/toast.tsx'

type Heard = { resultIndex: number; results: ArrayLike<ArrayLike<{ transcript: string }> & { isFinal: boolean }> }
type Recognition = {
  lang: string
  continuous: boolean
  onresult: ((event: Heard) => void) | null
  onerror: ((event: { error: string }) => void) | null
  onend: (() => void) | null
  start: () => void
  stop: () => void
}
type Maker = new () => Recognition

const spoken = { en: 'en-US', tr: 'tr-TR', id: 'id-ID', az: 'az-AZ', zh: 'zh-CN' } as const

const findMaker = (): Maker | undefined => {
  const here = window as unknown as { SpeechRecognition?: Maker; webkitSpeechRecognition?: Maker }
  return here.SpeechRecognition ?? here.webkitSpeechRecognition
}

type DictateProps = { language: keyof typeof spoken; onWords: (words: string) => void }

/** Writes what is spoken, by the browser's own recognition; where it has none, nothing is shown. */
export const Dictate = ({ language, onWords }: DictateProps) => {
  const { t } = useTranslation('common')
  const [isHearing, setHearing] = useState(false)
  const running = useRef<Recognition | null>(null)
  useEffect(() => () => running.current?.stop(), [])
  const Recognizer = findMaker()
  if (!Recognizer) return null
  const start = () => {
    const recognition = new Recognizer()
    recognition.lang = spoken[language]
    recognition.continuous = true
    recognition.onresult = ({ resultIndex, results }) => {
      const words = Array.from(results)
        .slice(resultIndex)
        .filter(({ isFinal }) => isFinal)
        .map((result) => result[0]?.transcript.trim())
        .filter(Boolean)
        .join(' ')
      if (words) onWords(words)
    }
    recognition.onerror = ({ error }) => {
      if (error !== 'no-speech' && error !== 'aborted') toast({ text: t('dictate.failed') })
    }
    recognition.onend = () => setHearing(false)
    running.current = recognition
    recognition.start()
    setHearing(true)
  }
  return (
    <Button
      size="md"
      aria-pressed={isHearing}
      leftSection={isHearing ? <IconPlayerStop size={16} /> : <IconMicrophone size={16} />}
      title={t('dictate.note')}
      onClick={() => (isHearing ? running.current?.stop() : start())}
    >
      {t(isHearing ? 'dictate.stop' : 'dictate.start')}
    </Button>
  )
}
