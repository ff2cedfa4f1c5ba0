import { Alert, Anchor, Badge, Button, Card, Group, NativeSelect, Stack, Text, Textarea, Title } from '@mantine/core';
import type { FormEvent } from 'react';
import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '@web/generated';
import type { Advice } from '@web/generated/graphql';
import { useLanguage } from '@web/lib/language';
import { useCommand } from '@web/lib/use-command';
import { useDraft } from '@web/lib/use-draft';
import { StateBadge, useFormat } from '@web/ui/facts';
import { Failed, NotThere, PageTitle, ProblemAlert, Waiting } from '@web/ui/states';

const APPRAISAL = graphql(`
  query AppraisalPage($id: ID!) {
    appraisal(id: $id) {
      id
      state
      dueOn
      value
      termsHash
      allowedActions
      contract {
        id
        seller {
          id
          name
        }
        buyer {
          id
          name
        }
      }
      opinion {
        number
        advice
        score
        summary
      }
      questions {
        id
        question
        answer
      }
      findings {
        id
        ruleId
        severity
        status
        text
        path
        legalBasis
        suggestion {
          text
        }
      }
    }
  }
`);
const TAKE = graphql(`
  mutation AppraisalPage_take($input: TakeAppraisalInput!) {
    takeAppraisal(input: $input) {
      __typename
      ... on Problem {
        code
        message
      }
    }
  }
`);
const ASK = graphql(`
  mutation AppraisalPage_ask($input: AskPartiesInput!) {
    askParties(input: $input) {
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
const CONCLUDE = graphql(`
  mutation AppraisalPage_conclude($input: ConcludeAppraisalInput!) {
    concludeAppraisal(input: $input) {
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
const ADVICE: readonly Advice[] = ['ADVISED_SIGN', 'ADVISED_CHANGE', 'ADVISED_NOT_SIGN'];

export function AppraisalPage() {
  const { id = '' } = useParams();
  const { t } = useLanguage();
  const { money, day } = useFormat();
  const [{ data, fetching, error }, again] = useQuery({
    query: APPRAISAL,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const refresh = () => again({ requestPolicy: 'network-only' });
  const take = useCommand(TAKE, t('common.offline'));
  const ask = useCommand(ASK, t('common.offline'));
  const conclude = useCommand(CONCLUDE, t('common.offline'));
  const { value, set, forget } = useDraft(`opinion.${id}`, {
    advice: 'ADVISED_CHANGE',
    summary: '',
    override: '',
    question: '',
  });
  if (error && !data) return <Failed error={error} again={refresh} />;
  if (fetching && !data) return <Waiting />;
  const appraisal = data?.appraisal;
  if (!appraisal) return <NotThere />;
  const can = (action: string) => (appraisal.allowedActions as readonly string[]).includes(action);
  const give = async (event: FormEvent) => {
    event.preventDefault();
    if (
      !(await conclude.run({
        appraisalId: appraisal.id,
        advice: value.advice as Advice,
        summary: value.summary,
        overrideReason: value.override || null,
        termsHash: appraisal.termsHash,
      }))
    )
      return;
    forget();
    refresh();
  };
  const askParties = async () => {
    if (!(await ask.run({ appraisalId: appraisal.id, question: value.question }))) return;
    set({ question: '' });
    refresh();
  };
  return (
    <Stack>
      <PageTitle aside={<StateBadge state={appraisal.state} />}>{t('desk.case')}</PageTitle>
      <Text>
        <Anchor component={Link} to={`/contracts/${appraisal.contract?.id}`}>
          {appraisal.contract?.seller?.name} → {appraisal.contract?.buyer?.name}
        </Anchor>
        {appraisal.value ? ` · ${money(appraisal.value)}` : ''} · {t('desk.due', { day: day(appraisal.dueOn) })}
      </Text>
      {appraisal.opinion ? (
        <Alert title={t('desk.opinion', { number: appraisal.opinion.number, score: appraisal.opinion.score })}>
          <Text fw={600}>{t(`advice.${appraisal.opinion.advice}`)}</Text>
          <Text>{appraisal.opinion.summary}</Text>
        </Alert>
      ) : null}
      <ProblemAlert problem={take.problem} />
      {can('TAKE') ? (
        <Button
          w="fit-content"
          loading={take.busy}
          onClick={() => void take.run({ appraisalId: appraisal.id }).then((done) => done && refresh())}
        >
          {t('desk.take')}
        </Button>
      ) : null}
      <Title order={2} size="h3">
        {t('desk.findings', { count: appraisal.findings.length })}
      </Title>
      {appraisal.findings.map((finding) => (
        <Card withBorder key={finding.id} component="article" padding="sm">
          <Group gap="xs">
            <Badge variant="default">{finding.ruleId}</Badge>
            <StateBadge state={finding.severity} />
          </Group>
          <Text mt={4}>{finding.text}</Text>
          {finding.suggestion ? (
            <Text size="sm">{t('check.suggestion', { text: finding.suggestion.text })}</Text>
          ) : null}
          <Text size="xs" c="dimmed">
            {finding.legalBasis.join('; ')}
          </Text>
        </Card>
      ))}
      {can('ASK') ? (
        <Stack gap="xs" maw={640}>
          <Textarea
            label={t('desk.question')}
            description={t('desk.questionHint')}
            value={value.question}
            onChange={(event) => set({ question: event.currentTarget.value })}
          />
          <ProblemAlert problem={ask.problem} />
          <Button
            w="fit-content"
            variant="light"
            disabled={!value.question}
            loading={ask.busy}
            onClick={() => void askParties()}
          >
            {t('desk.ask')}
          </Button>
        </Stack>
      ) : null}
      {appraisal.questions.map((question) => (
        <Card withBorder key={question.id} padding="sm">
          <Text fw={600}>{question.question}</Text>
          <Text>{question.answer ?? t('desk.noAnswer')}</Text>
        </Card>
      ))}
      {can('CONCLUDE') ? (
        <form onSubmit={(event) => void give(event)}>
          <Stack gap="xs" maw={640}>
            <Title order={2} size="h3">
              {t('desk.give')}
            </Title>
            <NativeSelect
              label={t('desk.advice')}
              value={value.advice}
              onChange={(event) => set({ advice: event.currentTarget.value })}
              data={ADVICE.map((advice) => ({ value: advice, label: t(`advice.${advice}`) }))}
            />
            <Textarea
              required
              label={t('desk.summary')}
              autosize
              minRows={4}
              value={value.summary}
              onChange={(event) => set({ summary: event.currentTarget.value })}
            />
            <Textarea
              label={t('desk.override')}
              description={t('desk.overrideHint')}
              value={value.override}
              onChange={(event) => set({ override: event.currentTarget.value })}
            />
            <ProblemAlert problem={conclude.problem} />
            <Button type="submit" loading={conclude.busy}>
              {t('desk.conclude')}
            </Button>
          </Stack>
        </form>
      ) : null}
    </Stack>
  );
}
