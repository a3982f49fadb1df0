import { Navigate } from '@tanstack/react-router';
import { useAccount } from '../parts/account';
import { Empty } from '../parts/states';
import { texts } from '../texts/en';
import { features } from './features';

/** Leads to the first part that is open to whoever signed in. */
export function FirstPage() {
  const me = useAccount();
  const first = features.find((feature) => feature.when(me) && feature.name !== 'account');
  return first && me.doors.length > 0 ? <Navigate to={first.path} replace /> : <Empty title={texts.welcome.title}>{texts.welcome.about}</Empty>;
}
