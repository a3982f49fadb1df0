/** A scenario of a turn in which something was said that should not have been. */
export const notToBeSaid = {
  link: 'This should not have been said: make a scenario',
  title: 'A scenario in which this is not said',
  about: 'What the customer wrote up to this turn, as it was kept, and what was said then, as what must not be said. It fails until the policies, drawings or articles are mended; put it into the company’s folder, and it is kept from then on.',
  text: 'The scenario',
  textAbout: (name: string) => `Say at its end what is to be so instead. For the company’s folder: scenarios/${name}`,
  play: 'Play it by what is in force',
  playing: 'It is played in a house in memory; that takes some seconds.',
  copy: 'Copy',
  copied: 'Copied',
  download: 'Download',
  close: 'Close',
  passed: 'It passes',
  passedAbout: 'By what is in force now, this is no longer said, and everything that it names is so.',
  failed: 'It fails, by what is in force',
  miss: (line: number, step: number, expected: string, instead: string) => `Line ${line}, step ${step}: should be ${expected}, but ${instead}`,
};
