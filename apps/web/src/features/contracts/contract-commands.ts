import { graphql } from '@web/generated';

export const COUNTER = graphql(`
  mutation ContractPage_counter($input: CounterContractInput!) {
    counterContract(input: $input) {
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
export const AGREE = graphql(`
  mutation ContractPage_agree($input: AgreeContractInput!) {
    agreeContract(input: $input) {
      __typename
      ... on Problem {
        code
        message
      }
    }
  }
`);
export const SUBMIT = graphql(`
  mutation ContractPage_submit($input: SubmitContractForAppraisalInput!) {
    submitContractForAppraisal(input: $input) {
      __typename
      ... on Problem {
        code
        message
      }
    }
  }
`);
export const ACKNOWLEDGE = graphql(`
  mutation ContractPage_acknowledge($input: AcknowledgeFindingsInput!) {
    acknowledgeFindings(input: $input) {
      __typename
      ... on Problem {
        code
        message
      }
    }
  }
`);
export const REQUEST_CODE = graphql(`
  mutation ContractPage_requestCode($input: RequestSigningCodeInput!) {
    requestSigningCode(input: $input) {
      __typename
      ... on RequestSigningCodePayload {
        challengeId
        expiresAt
        sentTo
      }
      ... on Problem {
        code
        message
      }
    }
  }
`);
export const SIGN = graphql(`
  mutation ContractPage_sign($input: SignContractInput!) {
    signContract(input: $input) {
      __typename
      ... on Problem {
        code
        message
      }
    }
  }
`);
export const REFUSE = graphql(`
  mutation ContractPage_refuse($input: RefuseContractInput!) {
    refuseContract(input: $input) {
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
