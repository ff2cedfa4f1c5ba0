import {
  ActionIcon,
  Anchor,
  AppShell,
  Badge,
  Burger,
  Button,
  Container,
  Group,
  NavLink,
  Text,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Suspense } from 'react';
import { Link, Outlet, useLocation, useNavigate, useNavigation } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { graphql } from '@web/generated';
import { useLanguage, type MessageKey } from '@web/lib/language';
import { useSession, workOf } from '@web/lib/session';
import { useStartOver } from '@web/lib/start-over';
import { BellIcon, MoonIcon, SunIcon } from '@web/ui/icons';
import { PageLoading } from '@web/ui/states';

const UNREAD = graphql(`
  query Shell_unread {
    unreadCount
  }
`);
const SIGN_OUT = graphql(`
  mutation Shell_signOut($input: SignOutInput!) {
    signOut(input: $input) {
      __typename
    }
  }
`);

function useMenu(): readonly { to: string; label: MessageKey }[] {
  const { me } = useSession();
  const work = workOf(me);
  return [
    { to: '/', label: 'nav.home' },
    { to: '/offers', label: 'nav.offers' },
    { to: '/demands', label: 'nav.demands' },
    { to: '/organisations', label: 'nav.organisations' },
    ...(me
      ? ([
          { to: '/work', label: 'nav.work' },
          { to: '/contracts', label: 'nav.contracts' },
        ] as const)
      : []),
    ...(work.advises ? ([{ to: '/desk', label: 'nav.desk' }] as const) : []),
  ];
}

function ThemeSwitch() {
  const { t } = useLanguage();
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light') === 'dark';
  return (
    <ActionIcon
      variant="default"
      size="lg"
      aria-label={t(dark ? 'nav.light' : 'nav.dark')}
      onClick={() => setColorScheme(dark ? 'light' : 'dark')}
    >
      {dark ? <SunIcon /> : <MoonIcon />}
    </ActionIcon>
  );
}

function Account() {
  const { t } = useLanguage();
  const { me, loading } = useSession();
  const startOver = useStartOver();
  const navigate = useNavigate();
  const [, signOut] = useMutation(SIGN_OUT);
  const [{ data }] = useQuery({ query: UNREAD, pause: !me });
  if (loading) return null;
  if (!me)
    return (
      <Button component={Link} to="/sign-in" size="sm">
        {t('nav.signIn')}
      </Button>
    );
  const leave = async () => {
    await signOut({ input: {} });
    startOver();
    await navigate('/');
  };
  return (
    <Group gap="xs" wrap="nowrap">
      <Button component={Link} to="/notifications" variant="default" size="sm" aria-label={t('nav.notifications')}>
        <BellIcon />
        {data && data.unreadCount > 0 ? (
          <Badge ml={6} size="sm" circle={data.unreadCount < 10} color="red.8">
            {data.unreadCount}
          </Badge>
        ) : null}
      </Button>
      <Button variant="subtle" size="sm" onClick={() => void leave()}>
        {t('nav.signOut')}
      </Button>
    </Group>
  );
}

export function Shell() {
  const { t, locale, choose } = useLanguage();
  const [open, { toggle, close }] = useDisclosure();
  const { pathname } = useLocation();
  const busy = useNavigation().state === 'loading';
  const menu = useMenu();
  const here = (to: string) => (to === '/' ? pathname === '/' : pathname.startsWith(to));
  return (
    <AppShell
      header={{ height: 60 }}
      navbar={{ width: 240, breakpoint: 'md', collapsed: { mobile: !open } }}
      padding="md"
    >
      <a href="#content" className="skip-link">
        {t('nav.skip')}
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger opened={open} onClick={toggle} hiddenFrom="md" size="sm" aria-label={t('nav.menu')} />
            <Anchor
              component={Link}
              to="/"
              underline="never"
              fw={600}
              fz="lg"
              c="inherit"
              aria-label={`LienKet – ${t('nav.home')}`}
            >
              <Group gap={8} wrap="nowrap">
                <img src="/icon.svg" width={28} height={28} alt="" />
                <Text component="span" fw={600} visibleFrom="xs">
                  LienKet
                </Text>
              </Group>
            </Anchor>
          </Group>
          <Group gap="xs" wrap="nowrap">
            <Button
              variant="default"
              size="sm"
              px="xs"
              lang={locale === 'vi' ? 'en' : 'vi'}
              onClick={() => choose(locale === 'vi' ? 'en' : 'vi')}
            >
              {locale === 'vi' ? 'EN' : 'VI'}
            </Button>
            <ThemeSwitch />
            <Account />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" aria-label={t('nav.menu')}>
        {menu.map(({ to, label }) => (
          <NavLink
            key={to}
            component={Link}
            to={to}
            label={t(label)}
            active={here(to)}
            aria-current={here(to) ? 'page' : undefined}
            onClick={close}
          />
        ))}
      </AppShell.Navbar>
      <AppShell.Main id="content" aria-busy={busy}>
        <Container size="lg" px={0}>
          <Suspense fallback={<PageLoading />}>
            <Outlet />
          </Suspense>
        </Container>
      </AppShell.Main>
    </AppShell>
  );
}
