import type { ReactNode } from 'react';

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg width="18" height="18" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round"
      strokeLinejoin="round" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

export const TalkIcon = () => <Icon><path d="M4 5h16v11H9l-5 4z" /><path d="M8 9h8M8 12h5" /></Icon>;
export const TryIcon = () => <Icon><path d="M9 3h6M10 3v6l-5 9a2 2 0 002 3h10a2 2 0 002-3l-5-9V3" /><path d="M7.5 15h9" /></Icon>;
export const RuleIcon = () => <Icon><path d="M12 3l8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6z" /><path d="M9 12l2 2 4-4" /></Icon>;
export const ChartIcon = () => <Icon><path d="M4 4v16h16" /><path d="M8 16v-4M12 16V8M16 16v-6" /></Icon>;
export const GearIcon = () => <Icon><rect x="3" y="4" width="18" height="7" rx="1.5" /><rect x="3" y="13" width="18" height="7" rx="1.5" />
  <path d="M7 7.5h.01M7 16.5h.01M11 7.5h6M11 16.5h6" /></Icon>;
export const ModelIcon = () => <Icon><rect x="6" y="6" width="12" height="12" rx="2" /><path d="M9 2v4M15 2v4M9 18v4M15 18v4M2 9h4M2 15h4M18 9h4M18 15h4" /></Icon>;
export const PeopleIcon = () => <Icon><circle cx="9" cy="8" r="3.5" /><path d="M2.5 20c.5-4 3-6 6.5-6s6 2 6.5 6" /><path d="M16 4.5a3.5 3.5 0 010 7M18 14.5c2 .8 3.200 2.600 3.5 5.5" /></Icon>;
export const BookIcon = () => <Icon><path d="M4 5a2 2 0 012-2h13v16H6a2 2 0 00-2 2z" /><path d="M4 19V5M8 7h7M8 11h5" /></Icon>;
export const SearchIcon = () => <Icon><circle cx="11" cy="11" r="6.5" /><path d="M16 16l5 5" /></Icon>;
export const SunIcon = () => <Icon><circle cx="12" cy="12" r="4" /><path d="M12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M5 19l2-2M17 7l2-2" /></Icon>;
export const MoonIcon = () => <Icon><path d="M20 14A8 8 0 019.5 4 8 8 0 1020 14z" /></Icon>;
export const PersonIcon = () => <Icon><circle cx="12" cy="8" r="4" /><path d="M4.5 21c.5-4.5 3.5-7 7.5-7s7 2.5 7.5 7" /></Icon>;
export const CalendarIcon = () => <Icon><rect x="4" y="5" width="16" height="15" rx="2" /><path d="M4 10h16M8 3v4M16 3v4M8 14h3M14 14h2M8 17h6" /></Icon>;
export const PromptIcon = () => <Icon><path d="M4 5h16v14H4z" /><path d="M7.5 10l2.5 2-2.5 2M12.5 14h4" /></Icon>;
export const FlowIcon = () => <Icon><circle cx="5" cy="12" r="2.5" /><rect x="10" y="3.5" width="9" height="6" rx="1.5" /><rect x="10" y="14.5" width="9" height="6" rx="1.5" /><path d="M7 10.5l3-3M7 13.5l3 3" /></Icon>;
