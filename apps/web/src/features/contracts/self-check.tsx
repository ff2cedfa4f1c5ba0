import { Accordion, Badge, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from 'urql';
import { graphql } from '@web/generated';
import { useLanguage } from '@web/lib/language';
import { StateBadge } from '@web/ui/facts';
import { Waiting } from '@web/ui/states';

const SELF_CHECK = graphql(`
  query SelfCheck($id: ID!) {
    contract(id: $id) {
      id
      selfCheck {
        ruleId
        title
        outcome
        failures {
          code
          severity
          text
          legalBasis
          suggestion {
            text
          }
        }
      }
    }
  }
`);

/** The appraisal's own rules while one still negotiates: what an advisor will find, and words that would mend it. */
export function SelfCheck({ contractId, termsHash }: { readonly contractId: string; readonly termsHash: string }) {
  const { t } = useLanguage();
  const [{ data, fetching }] = useQuery({
    query: SELF_CHECK,
    variables: { id: contractId },
    requestPolicy: 'cache-and-network',
  });
  const rules = data?.contract?.selfCheck;
  if (fetching && !data) return <Waiting rows={2} />;
  if (!rules) return null;
  const failed = rules.filter(({ outcome }) => outcome === 'FAIL');
  const passed = rules.filter(({ outcome }) => outcome === 'PASS').length;
  return (
    <section aria-labelledby="self-check" data-terms={termsHash}>
      <Title order={2} size="h3" id="self-check" mb="xs">
        {t('check.title')}
      </Title>
      <Text size="sm" mb="xs">
        {t('check.summary', { failed: failed.length, passed, all: rules.length })}
      </Text>
      <Accordion variant="separated" order={3}>
        {failed.map((rule) => (
          <Accordion.Item key={rule.ruleId} value={rule.ruleId}>
            <Accordion.Control>
              <Group gap="xs" wrap="nowrap">
                <Badge variant="default" miw="fit-content">
                  {rule.ruleId}
                </Badge>
                <Text size="sm">{rule.title}</Text>
              </Group>
            </Accordion.Control>
            <Accordion.Panel>
              {rule.failures.map((failure) => (
                <Stack key={failure.code} gap={4} mb="sm">
                  <StateBadge state={failure.severity} />
                  <Text size="sm">{failure.text}</Text>
                  {failure.suggestion ? (
                    <Text size="sm">{t('check.suggestion', { text: failure.suggestion.text })}</Text>
                  ) : null}
                  <Text size="xs" c="dimmed">
                    {failure.legalBasis.join('; ')}
                  </Text>
                </Stack>
              ))}
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </section>
  );
}
