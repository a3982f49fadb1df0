import { SegmentedControl, SimpleGrid, Space, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { get, type Schemas } from '../../api/client';
import { useAccount } from '../../parts/account';
import { opens } from '../../parts/feature';
import { span } from '../../parts/moments';
import { Empty, FourStates, PageTitle } from '../../parts/states';
import { texts } from '../../texts/en';
import { Bars } from './Bars';
import { Spent } from './Spent';
import './overview.css';

const said = texts.overview;
type Figures = Schemas['OverviewApi.Figures'];

/** How conversations stand, what waits, how long customers waited, and which policies saw something. */
export default function OverviewPage() {
  const { span: asked = 'day' } = useSearch({ strict: false }) as { span?: string };
  const navigate = useNavigate();
  const figures = useQuery({
    queryKey: ['overview', asked],
    queryFn: ({ signal }) => get('/api/overview', { query: { span: asked }, signal }),
    refetchInterval: 10_000,
  });
  return (
    <>
      <PageTitle title={said.label} about={said.about}>
        <SegmentedControl size="sm" value={asked} aria-label={said.span} data={Object.entries(said.spans).map(([value, label]) => ({ value, label }))}
          onChange={(to) => void navigate({ to: '/overview', search: { span: to }, replace: true })} />
      </PageTitle>
      <FourStates asked={figures}>{(all) => <Shown all={all} asked={asked} />}</FourStates>
    </>
  );
}

function Shown({ all, asked }: { all: Figures; asked: string }) {
  const began = Object.values(all.outcomes).reduce((sum, one) => sum + one, 0);
  const share = (n: number) => (began === 0 ? '' : said.share(Math.round((100 * n) / began)));
  return (
    <>
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} spacing="sm" mb="lg">
        <Figure label={said.began} value={began} />
        <Figure label={said.stands.resolved} value={all.outcomes.resolved} about={share(all.outcomes.resolved)} />
        <Figure label={said.stands.handedOff} value={all.outcomes.handedOff} about={share(all.outcomes.handedOff)} />
        <Figure label={said.stands.abandoned} value={all.outcomes.abandoned} about={share(all.outcomes.abandoned)} />
        <Figure label={said.waiting} value={all.waiting} about={all.oldest ? said.oldest(span(Date.now() - new Date(all.oldest).getTime())) : said.nobody} />
        <Figure label={said.replyTime} value={all.replies === 0 ? '–' : span(all.p50)} about={all.replies === 0 ? '' : said.p95(span(all.p95), all.replies, all.every)} />
      </SimpleGrid>
      <section className="sheet figure-chart" aria-label={said.chart}>
        <Title order={2} fz="md">{said.chart}</Title>
        {began === 0 ? <Empty title={said.none}>{said.noneAbout}</Empty> : <Bars parts={all.parts} hourly={asked === 'day'} />}
      </section>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg" mt="lg">
        <Named title={said.policies} all={all.policies} filter="policy" none={said.noPolicies} />
        <Named title={said.handoffs} all={all.handoffs} filter="handoff" none={said.noHandoffs} />
      </SimpleGrid>
      <Space h="lg" />
      <Spent all={all.spent} />
    </>
  );
}

function Figure({ label, value, about }: { label: string; value: number | string; about?: string }) {
  return (
    <div className="sheet figure">
      <Text size="xs" c="dimmed" fw={600}>{label}</Text>
      <Text fz={26} fw={650} lh={1.2}>{value}</Text>
      <Text size="xs" c="dimmed" mih={18}>{about}</Text>
    </div>
  );
}

function Named({ title, all, filter, none }: { title: string; all: Figures['policies']; filter: string; none: string }) {
  const me = useAccount();
  const most = Math.max(1, ...all.map((one) => one.count));
  return (
    <section className="sheet figure-chart" aria-label={title}>
      <Title order={2} fz="md" mb="sm">{title}</Title>
      {all.length === 0 ? <Text size="sm" c="dimmed">{none}</Text> : (
        <ol className="named">
          {all.slice(0, 12).map((one) => (
            <li key={one.what}>
              <span className="mono">
                {opens(me, 'conversations') ? <Link to="/conversations" search={{ [filter]: one.what }}>{one.what}</Link> : one.what}
              </span>
              <meter className="named-bar" min={0} max={most} value={one.count} aria-label={one.what} />
              <span>{one.count}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
