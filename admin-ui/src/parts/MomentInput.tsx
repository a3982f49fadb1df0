import { TextInput, type TextInputProps } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { momentInput as said } from '../texts/en/moment-input';
import { read, typedOf, zone } from './zone';

interface Props extends Pick<TextInputProps, 'label' | 'description' | 'size' | 'required'> {
  /** As the server writes moments; nothing while none is chosen. */
  value?: string;
  onChange: (to?: string) => void;
}

/**
 * Takes a moment as the company's clocks show it. An hour that clocks leave out is refused with a word, and its form is not sent; of one that comes
 * twice the first is meant, and it says so.
 */
export function MomentInput({ value, onChange, description, ...rest }: Props) {
  const [typed, setTyped] = useState(typedOf(value));
  const field = useRef<HTMLInputElement>(null);
  const meant = read(typed);
  const never = meant.is === 'never' ? said.never(typed, zone()) : '';
  useEffect(() => setTyped((before) => {
    const now = read(before);
    return value === ('at' in now ? now.at : undefined) || (!value && now.is === 'never') ? before : typedOf(value);
  }), [value]);
  useEffect(() => field.current?.setCustomValidity(never), [never]);
  const utc = 'at' in meant ? meant.at.replace('T', ' ').replace(/(:00)?\.\d+Z$/, ' UTC') : '';
  const about = meant.is === 'twice' ? said.twice(zone(), utc) : meant.is === 'moment' && zone() !== 'UTC' ? said.utc(utc) : '';
  return (
    <TextInput {...rest} ref={field} type="datetime-local" max="9999-12-31T23:59" step={typed.length > 16 ? 1 : undefined} value={typed}
      description={<>{description} {said.inZone(zone())} {about}</>} error={never || undefined}
      onChange={(event) => {
        const to = event.currentTarget.value;
        const now = read(to);
        setTyped(to);
        onChange('at' in now ? now.at : undefined);
      }} />
  );
}
