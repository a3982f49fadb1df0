/** A field for a moment. */
export const momentInput = {
  inZone: (zone: string) => `Time in ${zone}.`,
  never: (typed: string, zone: string) => `There is no ${typed.replace('T', ' ')} in ${zone}: clocks go forward over it. Choose a time before or after.`,
  twice: (zone: string, utc: string) => `This time comes twice in ${zone}, because clocks go back: the first is meant, ${utc}.`,
  utc: (utc: string) => `That is ${utc}.`,
};
