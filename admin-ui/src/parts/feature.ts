import type { ComponentType, LazyExoticComponent, ReactNode } from 'react';
import type { Account } from '../api/client';

/** Goes to an address within the studio, such as {@code /conversations/c-1}. */
export type Go = (to: string) => void;

/** Something a person can do from anywhere, by the palette or a key. */
export interface Command {
  name: string;
  label: string;
  about?: string;
  /** Keys as Mantine writes them, such as {@code mod+K}; pressed anywhere but in a field. */
  shortcut?: string;
  when: (account: Account) => boolean;
  do: (go: Go) => void;
}

/** A page and the address pattern under which it is found. */
export interface Place {
  path: string;
  page: LazyExoticComponent<() => ReactNode>;
}

/** A part of the studio: what it is called, who may see it, where its pages are. */
export interface Feature {
  name: string;
  label: string;
  /** The first of its addresses, where the menu leads. */
  path: string;
  icon: ComponentType;
  when: (account: Account) => boolean;
  places: Place[];
  commands?: Command[];
}

/** @returns whether a door of the API is open to whoever signed in */
export function opens(account: Account, door: string): boolean {
  return account.doors.includes(door);
}
