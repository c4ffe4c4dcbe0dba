import { EditorContent, useEditor } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { type ReactNode, type Ref, useImperativeHandle } from 'react'
import classes from './editor.module.css'
import { EditorTools } from './editor-tools.tsx'

export type EditorHandle = { focus: () => void; html: () => string; set: (html: string) => void }

type EditorProps = {
  ref: Ref<EditorHandle>
  html: string
  placeholder: string
  language: string
  label: string
  isPhone: boolean
  autoFocus: boolean
  /** With the words of the draft it starts from. */
  onReady: (text: string) => void
  onChange: (html: string, text: string) => void
  onSend: () => void
  onFiles: (files: Iterable<File>) => void
  /** Advice and attached files, between the words and the foot. */
  below: ReactNode
  attach: ReactNode
  send: ReactNode
}

/** A small editor for mail: emphasis, lists and links, nothing that a mail program would break. */
export const Editor = ({
  ref,
  html,
  placeholder,
  language,
  label,
  isPhone,
  autoFocus,
  onReady,
  onChange,
  onSend,
  onFiles,
  below,
  attach,
  send,
}: EditorProps) => {
  const editor = useEditor({
    extensions: [
      StarterKit.configure({
        heading: false,
        codeBlock: false,
        horizontalRule: false,
        code: false,
        link: { openOnClick: false },
      }),
    ],
    content: html,
    autofocus: autoFocus ? 'end' : false,
    shouldRerenderOnTransaction: true,
    onCreate: ({ editor: made }) => onReady(made.getText()),
    onUpdate: ({ editor: changed }) => onChange(changed.isEmpty ? '' : changed.getHTML(), changed.getText()),
    editorProps: {
      attributes: {
        class: classes.text ?? '',
        lang: language,
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
      },
      handleKeyDown: (_, event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return false
        onSend()
        return true
      },
      handlePaste: (_, event) => takeFiles(event.clipboardData, onFiles),
      handleDrop: (_, event) => takeFiles(event.dataTransfer, onFiles),
    },
  })
  useImperativeHandle(ref, () => ({
    focus: () => editor.commands.focus('end'),
    html: () => (editor.isEmpty ? '' : editor.getHTML()),
    set: (next) => editor.commands.setContent(next, { emitUpdate: true }),
  }))
  return (
    <div className={classes.editor}>
      <div className={classes.field} data-placeholder={editor.isEmpty ? placeholder : ''}>
        <EditorContent editor={editor} />
      </div>
      {below}
      <footer className={classes.foot}>
        {attach}
        {!isPhone && <EditorTools editor={editor} />}
        {send}
      </footer>
    </div>
  )
}

const takeFiles = (transfer: DataTransfer | null, onFiles: (files: Iterable<File>) => void) => {
  const files = [...(transfer?.files ?? [])]
  if (files.length === 0) return false
  onFiles(files)
  return true
}
