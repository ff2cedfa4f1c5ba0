import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { graphql } from '@web/generated';
import { useLanguage } from '@web/lib/language';
import { useStartOver } from '@web/lib/start-over';
import { useCommand } from '@web/lib/use-command';
import { PageTitle, ProblemAlert } from '@web/ui/states';

const SIGN_IN = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      __typename
      ... on Problem {
        code
        message
      }
      ... on InvalidInput {
        issues {
          path
          message
        }
      }
    }
  }
`);

export function SignIn() {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const startOver = useStartOver();
  const [params] = useSearchParams();
  const [contact, setContact] = useState('');
  const [password, setPassword] = useState('');
  const [secondFactor, setSecondFactor] = useState('');
  const { run, busy, problem } = useCommand(SIGN_IN, t('common.offline'));
  const needsSecond = problem?.code === 'SECOND_FACTOR_NEEDED' || problem?.code === 'SECOND_FACTOR_WRONG';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!(await run({ contact, password, secondFactor: secondFactor || null }))) return;
    const next = params.get('next') ?? '/work';
    startOver();
    // Only to a page of ours: an address from a link must not lead elsewhere.
    await navigate(/^\/(?!\/)/.test(next) ? next : '/work');
  };
  return (
    <>
      <PageTitle>{t('nav.signIn')}</PageTitle>
      <form onSubmit={(event) => void submit(event)}>
        <Stack maw={400}>
          <TextInput
            required
            label={t('signIn.contact')}
            description={t('signIn.contactHint')}
            autoComplete="username"
            value={contact}
            onChange={(event) => setContact(event.currentTarget.value)}
          />
          <PasswordInput
            required
            label={t('signIn.password')}
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword'), tabIndex: 0 }}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          {needsSecond ? (
            <TextInput
              label={t('signIn.secondFactor')}
              inputMode="numeric"
              autoComplete="one-time-code"
              value={secondFactor}
              onChange={(event) => setSecondFactor(event.currentTarget.value)}
            />
          ) : null}
          <ProblemAlert problem={problem} />
          <Button type="submit" loading={busy}>
            {t('nav.signIn')}
          </Button>
          <Text size="sm" c="dimmed">
            {t('signIn.demoHint')}
          </Text>
        </Stack>
      </form>
    </>
  );
}
