import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';
import { texts } from '../texts/en';

/** A blue that keeps 4.5 to 1 against white from its sixth shade on, and against the dark ground up to its fourth. */
const harbour: MantineColorsTuple = ['#eef5fa', '#dbe8f1', '#b4d0e3', '#8ab6d5', '#68a0c9', '#4f8fbf', '#2a6c9c', '#205a86', '#184a70', '#103a5a'];

export const theme = createTheme({
  primaryColor: 'harbour',
  primaryShade: { light: 7, dark: 7 },
  colors: { harbour },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", Menlo, monospace',
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  autoContrast: true,
  components: {
    Tooltip: { defaultProps: { withArrow: true } },
    Modal: { defaultProps: { closeButtonProps: { 'aria-label': texts.close } } },
    Badge: { defaultProps: { radius: 'sm', tt: 'none', fw: 550 } },
  },
});

/** Mantine's pale greys do not reach the contrast that the law asks for; ours do. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#4d5761',
    '--mantine-color-placeholder': '#5c6670',
    '--mantine-color-body': '#ffffff',
    '--studio-ground': '#f5f7f9',
    '--studio-line': '#dde3e8',
    '--mantine-color-anchor': '#1d5683',
    '--mantine-color-red-light-color': '#a61e1e',
    '--mantine-color-orange-light-color': '#8a3d00',
    '--mantine-color-yellow-light-color': '#6b4a00',
    '--mantine-color-green-light-color': '#1c5f2c',
    '--mantine-color-gray-light-color': '#3f4851',
    '--mantine-color-red-text': '#b42318',
    '--mantine-color-orange-text': '#8a3d00',
    '--mantine-color-red-filled': '#c92a2a',
    '--mantine-color-red-filled-hover': '#b02525',
    '--mantine-color-error': '#b42318',
  },
  dark: {
    '--mantine-color-dimmed': '#b3bac2',
    '--mantine-color-placeholder': '#a2a9b1',
    '--studio-ground': '#17191c',
    '--studio-line': '#3a3f45',
    '--mantine-color-anchor': '#8ab6d5',
    '--mantine-color-gray-light-color': '#d0d5da',
    '--mantine-color-red-text': '#ff9b91',
    '--mantine-color-orange-text': '#ffb27a',
    '--mantine-color-red-filled': '#c92a2a',
    '--mantine-color-red-filled-hover': '#b02525',
    '--mantine-color-error': '#ff9b91',
  },
});
