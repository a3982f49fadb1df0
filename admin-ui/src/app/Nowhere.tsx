import { Anchor } from '@mantine/core';
import { Empty } from '../parts/states';
import { texts } from '../texts/en';

export function Nowhere() {
  return (
    <Empty title={texts.nowhere.title}>
      {texts.nowhere.about}
      <br />
      <Anchor href="/admin" mt="sm" inline>{texts.nowhere.home}</Anchor>
    </Empty>
  );
}
