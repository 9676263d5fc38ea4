import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, Outlet, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components'
import { api } from '../api/client.ts'
import { Waiting } from '../approval/waiting.tsx'
import { words as approval } from '../approval/words.ts'
import { initialsOf, meQuery, useRight, useSetting } from '../setting.ts'
import { applyTheme, readTheme, type Theme } from '../theme.ts'
import { words } from '../words.ts'
import { Bell } from './bell.tsx'
import { StepUpLine } from './step-up-line.tsx'
import './frame.css'

/** Masthead of the newsroom around every screen that needs an account. */
export function Shell() {
  const me = useQuery(meQuery)
  const setting = useSetting()
  const agency = setting?.agency?.shortNames['en'] ?? setting?.agency?.names['en']
  if (!me.data) return <p className="wait">{words.loading}</p>
  return (
    <>
      <a className="skip" href="#content">
        {words.skip}
      </a>
      <header className="masthead">
        <Link className="brand" to="/" search={{}}>
          <span className="brand-mark" aria-hidden="true" />
          {agency === undefined ? null : <strong>{agency}</strong>}
          <span>{words.newsroom}</span>
        </Link>
        <div className="masthead-end">
          <Waiting />
          <Bell />
          <AccountMenu name={me.data.account.name} />
        </div>
      </header>
      <StepUpLine />
      <Outlet />
    </>
  )
}

function AccountMenu({ name }: { readonly name: string }) {
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [theme, setTheme] = useState<Theme>(readTheme)
  const mayManage = useRight('account:manage')
  const mayAudit = useRight('audit:read')
  const mayRemove = useRight('release:remove')
  const signOut = async () => {
    await api.post('/api/auth/sign-out').catch(() => undefined)
    queryClient.clear()
    await navigate({ to: '/sign-in' })
  }
  const act = (key: string | number) => {
    const id = String(key)
    if (id === 'sign-out') void signOut()
    else if (id === 'site') window.open('/', '_blank', 'noopener')
    else if (id === 'removals') void navigate({ to: '/removals', search: {} })
    else if (
      id === 'profile' ||
      id === 'people' ||
      id === 'audit' ||
      id === 'risks' ||
      id === 'channels' ||
      id === 'notices'
    )
      void navigate({ to: `/${id}` })
  }
  return (
    <MenuTrigger>
      <Button className="button quiet account">
        <span className="avatar" aria-hidden="true">
          {initialsOf(name)}
        </span>
        <span className="account-name">{name}</span>
        <span className="visually-hidden">: {words.menu.open}</span>
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" onAction={act} aria-label={words.menu.open}>
          <MenuItem className="menu-item" id="profile">
            {words.menu.profile}
          </MenuItem>
          {mayManage ? (
            <MenuItem className="menu-item" id="people">
              {words.menu.people}
            </MenuItem>
          ) : null}
          {mayAudit ? (
            <MenuItem className="menu-item" id="audit">
              {words.menu.audit}
            </MenuItem>
          ) : null}
          {mayRemove ? (
            <MenuItem className="menu-item" id="removals">
              {words.menu.removals}
            </MenuItem>
          ) : null}
          <MenuItem className="menu-item" id="notices">
            {words.menu.notices}
          </MenuItem>
          <MenuItem className="menu-item" id="channels">
            {words.menu.channels}
          </MenuItem>
          <MenuItem className="menu-item" id="risks">
            {approval.rulesMenu}
          </MenuItem>
          <MenuItem className="menu-item" id="site">
            {words.menu.site}
          </MenuItem>
          <Separator className="menu-line" />
          <MenuSection
            selectionMode="single"
            selectedKeys={[theme]}
            onSelectionChange={(keys) => {
              const next = [...(keys as Set<Theme>)][0]
              if (next === undefined) return
              setTheme(next)
              applyTheme(next)
            }}
            disallowEmptySelection
          >
            <Header className="menu-header">{words.menu.theme}</Header>
            {(['system', 'light', 'dark'] as const).map((id) => (
              <MenuItem className="menu-item" id={id} key={id}>
                {words.menu.themes[id]}
              </MenuItem>
            ))}
          </MenuSection>
          <Separator className="menu-line" />
          <MenuItem className="menu-item" id="sign-out">
            {words.menu.signOut}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
