/** The two who ask: what differs between them. All colours are muted, as the rest of the interface is. */
export type Look = 'alex' | 'maria';

export interface Features {
  /** Behind the person. */
  readonly backdrop: string;
  readonly skin: string;
  /** Skin in shade: under the chin, beside the nose. */
  readonly shade: string;
  readonly blush: string;
  readonly hair: string;
  readonly hairLight: string;
  readonly brow: string;
  readonly iris: string;
  readonly lash: string;
  /** Thickness of the lash line. */
  readonly lashWidth: number;
  readonly upperLip: string;
  readonly lowerLip: string;
  readonly lipLine: string;
  /** Thickness of the upper and of the lower lip. */
  readonly lips: readonly [number, number];
  /** Half of the mouth's width at rest. */
  readonly mouth: number;
  readonly browThickness: number;
  /** Half of the neck's and of the shoulders' width. */
  readonly neck: number;
  readonly shoulders: number;
  readonly coat: string;
  readonly coatShade: string;
  readonly shirt: string;
  readonly shirtShade: string;
}

export const FEATURES: Readonly<Record<Look, Features>> = {
  alex: {
    backdrop: '#dfe5e4', skin: '#e3b795', shade: '#c9946f', blush: '#d3866a', hair: '#3b2e28', hairLight: '#524138', brow: '#43342c', iris: '#5b7480', lash: '#33261f',
    lashWidth: 2.2, upperLip: '#b9735f', lowerLip: '#c88573', lipLine: '#8a4c3f', lips: [5.4, 7.6], mouth: 28, browThickness: 8.2,
    neck: 48, shoulders: 196, coat: '#35505a', coatShade: '#294049', shirt: '#eef0ee', shirtShade: '#cfd6d6',
  },
  maria: {
    backdrop: '#e6e2dc', skin: '#edc5a8', shade: '#d3a080', blush: '#db8d78', hair: '#5a3a2c', hairLight: '#74503d', brow: '#5a3f31', iris: '#6b5a3c', lash: '#2f211c',
    lashWidth: 3, upperLip: '#b9625c', lowerLip: '#cb7a72', lipLine: '#8d433f', lips: [6.4, 9.2], mouth: 26, browThickness: 5.4,
    neck: 40, shoulders: 168, coat: '#1f6468', coatShade: '#184f53', shirt: '#f3efe8', shirtShade: '#ddd5c8',
  },
};
