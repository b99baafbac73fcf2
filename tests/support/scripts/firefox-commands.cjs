/* Loaded into the Node.js of Playwright. */
const stringify = JSON.stringify;
const isUnknown = (value) => value?.method === "emulation.setMediaFeaturesOverride";
JSON.stringify = (value, ...options) =>
  stringify(isUnknown(value) ? { ...value, method: "session.status", params: {} } : value, ...options);
