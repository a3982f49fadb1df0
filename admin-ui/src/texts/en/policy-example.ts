/** An example of a policy, begun with what was known in a turn. */
export const policyExample = {
  link: 'Judged wrongly: write a policy example',
  title: 'This should have been judged otherwise',
  about: 'What was known then becomes an example of a policy, personal data masked as the ledger has it. You say what should have happened; until the policy does that, the example fails.',
  judgement: 'Which judgement?',
  gates: { message: 'of what the customer wrote', draft: 'of what the assistant wanted to say', handoff: 'of the handoff', outreach: 'of words that nobody asked for' } as Record<string, string>,
  judged: (gate: string, outcome: string, policies: string) => `${gate}: ${outcome}${policies === '' ? '' : ` (${policies})`}`,
  policy: 'Which policy should have seen it?',
  saw: (name: string) => `${name} (saw something)`,
  proposal: 'In which proposal?',
  fresh: 'a new one',
  freshTitle: 'What is to change?',
  usual: (policy: string, conversation: string) => `${policy}: what happened in ${conversation}`,
  begin: 'Begin the example',
  none: 'Nothing was judged in this turn',
  noneAbout: 'There is no entry whose facts can be given again.',
  close: 'Close',
};
