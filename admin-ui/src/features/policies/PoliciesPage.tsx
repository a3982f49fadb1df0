import { Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { PageTitle } from '../../parts/states';
import { texts } from '../../texts/en';
import { Books } from './Books';
import { Brakes } from './Brakes';
import { PolicyTable } from './PolicyTable';
import './policies.css';
import { ProposalList } from './ProposalList';
import { Vocabulary } from './Vocabulary';

const said = texts.policies;
const TABS = { policies: PolicyTable, proposals: ProposalList, brakes: Brakes, books: Books, vocabulary: Vocabulary };

export default function PoliciesPage() {
  const { show = 'policies' } = useSearch({ strict: false }) as { show?: keyof typeof TABS };
  const navigate = useNavigate();
  return (
    <>
      <PageTitle title={said.label} about={said.about} />
      <section className="sheet">
        <Tabs value={show} keepMounted={false} onChange={(to) => void navigate({ to: '/policies', search: { show: to ?? 'policies' }, replace: true })}>
          <Tabs.List px="sm">
            {(Object.keys(TABS) as (keyof typeof TABS)[]).map((tab) => <Tabs.Tab key={tab} value={tab}>{said.tabs[tab]}</Tabs.Tab>)}
          </Tabs.List>
          {(Object.entries(TABS)).map(([tab, Panel]) => <Tabs.Panel key={tab} value={tab} p="md"><Panel /></Tabs.Panel>)}
        </Tabs>
      </section>
    </>
  );
}
