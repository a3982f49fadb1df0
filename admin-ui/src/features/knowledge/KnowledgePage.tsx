import { Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { PageTitle } from '../../parts/states';
import { knowledge as said } from '../../texts/en/knowledge';
import { Articles } from './Articles';
import { Gaps } from './Gaps';
import './knowledge.css';
import { Searching } from './Searching';

/** What the assistant may quote, now or at any moment, and what it lacks. */
export default function KnowledgePage() {
  const { show = 'articles', asOf } = useSearch({ strict: false }) as { show?: string; asOf?: string };
  const navigate = useNavigate();
  const go = (to: { show?: string; asOf?: string }) => void navigate({ to: '/knowledge', search: { show, asOf, ...to }, replace: true });
  return (
    <>
      <PageTitle title={said.label} about={said.about} />
      <section className="sheet">
        <Tabs value={show} keepMounted={false} onChange={(to) => go({ show: to ?? 'articles' })}>
          <Tabs.List px="sm">
            {Object.entries(said.tabs).map(([tab, label]) => <Tabs.Tab key={tab} value={tab}>{label}</Tabs.Tab>)}
          </Tabs.List>
          <Tabs.Panel value="articles" p="md"><Articles asOf={asOf} look={(to) => go({ asOf: to })} /></Tabs.Panel>
          <Tabs.Panel value="search" p="md"><Searching asOf={asOf} look={(to) => go({ asOf: to })} /></Tabs.Panel>
          <Tabs.Panel value="gaps" p="md"><Gaps /></Tabs.Panel>
        </Tabs>
      </section>
    </>
  );
}
