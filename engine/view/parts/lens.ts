/** Through whose eyes the picture is seen: what they cannot know now is hatched. `memory`: bytes and nothing else. */
export const lensNames = ['owner-driver', 'device', 'member-driver', 'memory'] as const;
export type LensName = (typeof lensNames)[number];

export interface LensView {
  readonly name: LensName;
  /** Whose it is, for people: `the driver of PF 0`; of the member's driver the one of the function that is shown. */
  readonly party: string;
}
