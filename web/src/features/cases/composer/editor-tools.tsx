import { ActionIcon, Popover, TextInput } from '@mantine/core'
import { IconBold, IconItalic, IconLink, IconList, IconListNumbers } from '@tabler/icons-react'
import type { Editor } from '@tiptap/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './editor.module.css'

const icon = { size: 16, stroke: 1.7 }

export const EditorTools = ({ editor }: { editor: Editor }) => {
  const { t } = useTranslation('cases')
  const tools = [
    { name: 'bold', label: t('reply.bold'), Icon: IconBold, run: () => editor.chain().focus().toggleBold().run() },
    {
      name: 'italic',
      label: t('reply.italic'),
      Icon: IconItalic,
      run: () => editor.chain().focus().toggleItalic().run(),
    },
    {
      name: 'bulletList',
      label: t('reply.bullets'),
      Icon: IconList,
      run: () => editor.chain().focus().toggleBulletList().run(),
    },
    {
      name: 'orderedList',
      label: t('reply.numbers'),
      Icon: IconListNumbers,
      run: () => editor.chain().focus().toggleOrderedList().run(),
    },
  ]
  return (
    <div className={classes.tools} role="toolbar" aria-label={t('reply.format')}>
      {tools.map(({ name, label, Icon, run }) => (
        <ActionIcon
          key={name}
          variant="subtle"
          color="gray"
          aria-label={label}
          title={label}
          aria-pressed={editor.isActive(name)}
          className={classes.tool}
          onClick={run}
        >
          <Icon {...icon} />
        </ActionIcon>
      ))}
      <LinkTool editor={editor} />
    </div>
  )
}

const LinkTool = ({ editor }: { editor: Editor }) => {
  const { t } = useTranslation('cases')
  const [isOpen, setOpen] = useState(false)
  const [address, setAddress] = useState('')
  const open = () => {
    setAddress(editor.getAttributes('link').href ?? '')
    setOpen(true)
  }
  const finish = () => {
    const href = address.trim() && !/^[a-z]+:/i.test(address.trim()) ? `https://${address.trim()}` : address.trim()
    const chain = editor.chain().focus().extendMarkRange('link')
    if (!href) chain.unsetLink().run()
    else if (editor.state.selection.empty && !editor.isActive('link')) {
      chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run()
    } else chain.setLink({ href }).run()
    setOpen(false)
  }
  return (
    <Popover opened={isOpen} onChange={setOpen} position="top" width={280} trapFocus>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('reply.link')}
          title={t('reply.link')}
          aria-pressed={editor.isActive('link')}
          className={classes.tool}
          onClick={open}
        >
          <IconLink {...icon} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p={8}>
        <TextInput
          size="xs"
          data-autofocus
          aria-label={t('reply.linkAddress')}
          placeholder="https://"
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && finish()}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
