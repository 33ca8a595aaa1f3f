/**
 * The colors of diagrams. They copy those of the pages, because the sandboxed frame cannot read the
 * page's style sheet.
 */

const LIGHT = {
  background: "#ffffff",
  primaryColor: "#e3efeb",
  primaryTextColor: "#1c1b18",
  primaryBorderColor: "#0b5d53",
  secondaryColor: "#f2f0e9",
  tertiaryColor: "#fbfaf6",
  lineColor: "#55514a",
  textColor: "#1c1b18",
  edgeLabelBackground: "#ffffff",
  clusterBkg: "#f2f0e9",
  clusterBorder: "#8b8577",
};

const DARK = {
  background: "#1b1e22",
  primaryColor: "#1b302d",
  primaryTextColor: "#e9e7e1",
  primaryBorderColor: "#6fd0bf",
  secondaryColor: "#25282d",
  tertiaryColor: "#15171a",
  lineColor: "#b0b3b8",
  textColor: "#e9e7e1",
  edgeLabelBackground: "#1b1e22",
  clusterBkg: "#101214",
  clusterBorder: "#767d87",
};

export const THEME_VARIABLES = {
  light: { ...LIGHT, darkMode: false },
  dark: { ...DARK, darkMode: true },
} as const;
