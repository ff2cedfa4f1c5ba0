import { Alert, Anchor, Button, Center, Group, Loader, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { CombinedError } from 'urql';
import { useLanguage } from '@web/lib/language';
import type { Problem } from '@web/lib/use-command';

export function Waiting({ rows = 3 }: { readonly rows?: number }) {
  const { t } = useLanguage();
  return (
    <Stack role="status" aria-label={t('common.loading')}>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={96} radius="md" />
      ))}
    </Stack>
  );
}

export function Failed({ error, again }: { readonly error: CombinedError; readonly again?: () => void }) {
  const { t } = useLanguage();
  const [first] = error.graphQLErrors;
  return (
    <Alert color="red" title={t('common.failed')} role="alert">
      <Text size="sm">{first?.message ?? t('common.offline')}</Text>
      {again && (
        <Button mt="sm" size="xs" variant="light" color="red" onClick={again}>
          {t('common.tryAgain')}
        </Button>
      )}
    </Alert>
  );
}

/** Nothing there: says so, and what to do next. */
export function Empty({
  title,
  hint,
  action,
}: {
  readonly title: string;
  readonly hint: string;
  readonly action?: ReactNode;
}) {
  return (
    <Paper withBorder p="xl" radius="md">
      <Center>
        <Stack align="center" gap="xs" maw={460}>
          <Title order={2} size="h4" ta="center">
            {title}
          </Title>
          <Text c="dimmed" ta="center">
            {hint}
          </Text>
          {action}
        </Stack>
      </Center>
    </Paper>
  );
}

/** What the server refused, in its own words. */
export function ProblemAlert({ problem }: { readonly problem: Problem | null }) {
  const { t } = useLanguage();
  if (!problem) return null;
  return (
    <Alert color="red" title={t('common.refused')} role="alert">
      <Text size="sm">{problem.message}</Text>
      {problem.issues.map((issue) => (
        <Text size="sm" key={issue.path}>
          • {issue.message}
        </Text>
      ))}
    </Alert>
  );
}

export function NotThere() {
  const { t } = useLanguage();
  return (
    <Empty
      title={t('common.notFound')}
      hint={t('common.notFoundHint')}
      action={
        <Anchor component={Link} to="/">
          {t('nav.home')}
        </Anchor>
      }
    />
  );
}

export function PageTitle({ children, aside }: { readonly children: ReactNode; readonly aside?: ReactNode }) {
  return (
    <Group justify="space-between" mb="md" align="flex-start">
      <Title order={1} size="h2" style={{ textWrap: 'balance' }}>
        {children}
      </Title>
      {aside}
    </Group>
  );
}

/** A page that is still being fetched. */
export function PageLoading() {
  return (
    <Center mih={240}>
      <Loader />
    </Center>
  );
}
