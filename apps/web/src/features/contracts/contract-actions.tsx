import { Button, Card, Checkbox, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { ContractPageQuery } from '@web/generated/graphql';
import { useLanguage } from '@web/lib/language';
import { useCommand } from '@web/lib/use-command';
import { useDraft } from '@web/lib/use-draft';
import { useFormat } from '@web/ui/facts';
import { ProblemAlert } from '@web/ui/states';
import { ACKNOWLEDGE, AGREE, COUNTER, REFUSE, REQUEST_CODE, SIGN, SUBMIT } from './contract-commands';

type Contract = NonNullable<ContractPageQuery['contract']>;
interface Props {
  readonly contract: Contract;
  readonly refresh: () => void;
}

function Counter({ contract, refresh }: Props) {
  const { t } = useLanguage();
  const [line] = contract.terms.lines;
  const { value, set, forget } = useDraft(`counter.${contract.id}.${contract.termsVersion}`, {
    quantity: line?.quantity ?? '',
    base: contract.terms.price.base ?? '',
    pickup: contract.terms.delivery.pickupMaxHours?.toString() ?? '',
    message: '',
  });
  const { run, busy, problem } = useCommand(COUNTER, t('common.offline'));
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const wanted = [
      { path: 'lines.0.quantity', value: value.quantity, was: line?.quantity ?? '' },
      { path: 'price.base', value: value.base, was: contract.terms.price.base ?? '' },
      {
        path: 'delivery.pickupMaxHours',
        value: value.pickup,
        was: contract.terms.delivery.pickupMaxHours?.toString() ?? '',
      },
    ];
    const edits = wanted
      .filter((edit) => edit.value !== edit.was)
      .map((edit) => ({ path: edit.path, value: edit.value.replace(',', '.') || null }));
    if (
      !(await run({
        contractId: contract.id,
        termsVersion: contract.termsVersion,
        edits,
        message: value.message || null,
      }))
    )
      return;
    forget();
    refresh();
  };
  return (
    <form onSubmit={(event) => void send(event)}>
      <Stack gap="xs" maw={480}>
        <TextInput
          label={`${t('contract.quantity')} (${line?.unit ?? ''})`}
          inputMode="decimal"
          value={value.quantity}
          onChange={(event) => set({ quantity: event.currentTarget.value })}
        />
        <TextInput
          label={t('contract.basePrice')}
          inputMode="decimal"
          value={value.base}
          onChange={(event) => set({ base: event.currentTarget.value })}
        />
        <TextInput
          label={t('contract.pickup')}
          inputMode="numeric"
          value={value.pickup}
          onChange={(event) => set({ pickup: event.currentTarget.value })}
        />
        <Textarea
          label={t('contract.message')}
          autosize
          minRows={2}
          value={value.message}
          onChange={(event) => set({ message: event.currentTarget.value })}
        />
        <ProblemAlert problem={problem} />
        <Button type="submit" variant="light" loading={busy}>
          {t('contract.counter')}
        </Button>
      </Stack>
    </form>
  );
}

function Sign({ contract, refresh }: Props) {
  const { t } = useLanguage();
  const { instant } = useFormat();
  const [challenge, setChallenge] = useState<{ challengeId: string; sentTo: string; expiresAt: string } | null>(null);
  const [code, setCode] = useState('');
  const ask = useCommand(REQUEST_CODE, t('common.offline'));
  const sign = useCommand(SIGN, t('common.offline'));
  const request = async () => {
    const answer = await ask.run({ contractId: contract.id, termsHash: contract.termsHash });
    if (answer) setChallenge(answer as unknown as typeof challenge);
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (
      challenge &&
      (await sign.run({
        contractId: contract.id,
        termsHash: contract.termsHash,
        challengeId: challenge.challengeId,
        code: code.trim(),
      }))
    )
      refresh();
  };
  return (
    <Stack gap="xs" maw={480}>
      <Text size="sm">{t('sign.explain')}</Text>
      <ProblemAlert problem={ask.problem ?? sign.problem} />
      {challenge ? (
        <form onSubmit={(event) => void send(event)}>
          <Stack gap="xs">
            <TextInput
              required
              label={t('sign.code')}
              description={t('sign.sentTo', { to: challenge.sentTo, at: instant(challenge.expiresAt) })}
              inputMode="numeric"
              autoComplete="one-time-code"
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
            <Button type="submit" loading={sign.busy}>
              {t('sign.sign')}
            </Button>
          </Stack>
        </form>
      ) : (
        <Button loading={ask.busy} onClick={() => void request()}>
          {t('sign.requestCode')}
        </Button>
      )}
    </Stack>
  );
}

/** What one may do now, straight from `allowedActions`; nothing is offered that the server would refuse by state. */
export function ContractActions({ contract, refresh }: Props) {
  const { t } = useLanguage();
  const [understood, setUnderstood] = useState(false);
  const [countering, setCountering] = useState(false);
  const [refusing, setRefusing] = useState(false);
  const [reason, setReason] = useState('');
  const agree = useCommand(AGREE, t('common.offline'));
  const submit = useCommand(SUBMIT, t('common.offline'));
  const acknowledge = useCommand(ACKNOWLEDGE, t('common.offline'));
  const refuse = useCommand(REFUSE, t('common.offline'));
  const can = (action: string) => (contract.allowedActions as readonly string[]).includes(action);
  const after = async (sent: Promise<unknown>) => {
    if (await sent) refresh();
  };
  const open = contract.advice?.openFindings ?? [];
  const anything = ['AGREE', 'COUNTER', 'REFUSE', 'SUBMIT_FOR_APPRAISAL', 'ACKNOWLEDGE_FINDINGS', 'SIGN'].some(can);
  if (!anything) return null;
  return (
    <Card withBorder className="no-print" component="section" aria-label={t('contract.actions')}>
      <Stack>
        <ProblemAlert problem={agree.problem ?? submit.problem ?? acknowledge.problem ?? refuse.problem} />
        <Group>
          {can('AGREE') ? (
            <Button
              loading={agree.busy}
              onClick={() => void after(agree.run({ contractId: contract.id, termsHash: contract.termsHash }))}
            >
              {t('contract.agree')}
            </Button>
          ) : null}
          {can('COUNTER') ? (
            <Button variant="light" aria-expanded={countering} onClick={() => setCountering(!countering)}>
              {t('contract.edit')}
            </Button>
          ) : null}
          {can('SUBMIT_FOR_APPRAISAL') ? (
            <Button loading={submit.busy} onClick={() => void after(submit.run({ contractId: contract.id }))}>
              {t('contract.submit')}
            </Button>
          ) : null}
          {can('REFUSE') ? (
            <Button variant="default" aria-expanded={refusing} onClick={() => setRefusing(!refusing)}>
              {t('contract.refuse')}
            </Button>
          ) : null}
        </Group>
        {countering && can('COUNTER') ? (
          <Counter contract={contract} refresh={refresh} key={contract.termsVersion} />
        ) : null}
        {refusing && can('REFUSE') ? (
          <Stack gap="xs" maw={480}>
            <Textarea
              required
              label={t('contract.reason')}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <Button
              color="red.8"
              loading={refuse.busy}
              onClick={() => void after(refuse.run({ contractId: contract.id, reason }))}
            >
              {t('contract.refuseForGood')}
            </Button>
          </Stack>
        ) : null}
        {can('ACKNOWLEDGE_FINDINGS') && open.length > 0 ? (
          <Stack gap="xs">
            <Checkbox
              label={t('contract.acknowledge', { count: open.length })}
              checked={understood}
              onChange={(event) => setUnderstood(event.currentTarget.checked)}
            />
            <Button
              variant="light"
              disabled={!understood}
              loading={acknowledge.busy}
              onClick={() => void after(acknowledge.run({ contractId: contract.id, findingIds: open }))}
            >
              {t('contract.acknowledgeSend')}
            </Button>
          </Stack>
        ) : null}
        {can('SIGN') ? <Sign contract={contract} refresh={refresh} /> : null}
      </Stack>
    </Card>
  );
}
