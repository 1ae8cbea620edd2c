import path from "node:path";

/*
 * The only reader of process.env. Values are read when asked for, so that a supervisor may set them for its children
 * and tests may change them.
 */

function text(name: string, fallback = ""): string {
  const value = process.env[name];
  return value === undefined || value === "" ? fallback : value;
}

/** Names with commas between them. */
function list(name: string): string[] {
  return text(name)
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}

/** A setting that cannot be used; the message names the variable and says what it takes. */
export class SettingError extends Error {
  override readonly name = "SettingError";
}

const unitBytes: Record<string, number> = {
  B: 1,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KIB: 2 ** 10,
  MIB: 2 ** 20,
  GIB: 2 ** 30,
  TIB: 2 ** 40,
};

/** A size in bytes, as `2GB` or `512MiB`. Throws {@link SettingError}. */
function byteSize(name: string, fallback: string): number {
  const value = text(name, fallback);
  const [, number = "", unit = ""] = /^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(value) ?? [];
  const bytes = Math.floor(Number(number) * (unitBytes[unit.toUpperCase() || "B"] ?? Number.NaN));
  if (number === "" || !Number.isSafeInteger(bytes) || bytes < 1) {
    throw new SettingError(`${name} is "${value}": give a size as 500MB or 2GB.`);
  }
  return bytes;
}

export const env = {
  /** Set: that Postgres is used and nothing is embedded. Empty: none was given. */
  databaseUrl: () => text("DATABASE_URL"),
  /** The same, for code that cannot work without one. Throws {@link SettingError}. */
  requiredDatabaseUrl: () => {
    const url = text("DATABASE_URL");
    if (url === "")
      throw new SettingError(
        "DATABASE_URL is not set: give the URL of a Postgres, or run `assay up`, which brings one.",
      );
    return url;
  },
  /** Absolute folder of database, mirrors, caches and logs. */
  home: () => path.resolve(text("ASSAY_HOME", ".assay")),
  /** The model of jobs that wish for none. */
  model: () => text("ASSAY_MODEL", "rules"),
  /** What the code indexes of a process may take in memory, and each of the cache folders on disk. Throws {@link SettingError}. */
  indexLimits: () => ({ memory: byteSize("ASSAY_INDEX_MEMORY", "2GB"), disk: byteSize("ASSAY_INDEX_DISK", "2GB") }),
  /** Whose makefiles tools may run: of local repositories of the worker's user, of all, or none. Throws {@link SettingError}. */
  mayBuild: () => {
    const value = text("ASSAY_BUILD", "own");
    if (value === "own" || value === "all" || value === "none") return value;
    throw new SettingError(`ASSAY_BUILD is "${value}": give own, all or none.`);
  },
  /** Tokens that one job may use, input, output and thoughts together; 0 for no limit. Throws {@link SettingError}. */
  tokenBudget: () => {
    const given = text("ASSAY_TOKEN_BUDGET", "10000000");
    if (/^\d{1,15}$/.test(given)) return Number(given);
    throw new SettingError(`ASSAY_TOKEN_BUDGET is "${given}": give a number of tokens in digits, or 0 for no limit.`);
  },
  operator: () => text("ASSAY_OPERATOR", "local"),
  sampleOff: () => text("ASSAY_SAMPLE") === "off",
  host: () => text("HOST", "127.0.0.1"),
  /** TCP port of the web server. Throws {@link SettingError}. */
  port: () => {
    const port = Number(text("PORT", "3000"));
    if (!Number.isInteger(port) || port < 1 || port > 65535) {
      throw new SettingError(`PORT is "${text("PORT")}": give a number from 1 to 65535.`);
    }
    return port;
  },
} as const;

/** The environment of a child process: this one's, with frameworks' telemetry off, and `changes`. */
export function childEnvironment(changes: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...changes };
}

/** Makes this process and its children use the Postgres at `url`. */
export function setDatabaseUrl(url: string): void {
  process.env.DATABASE_URL = url;
}

/**
 * What models need to know: keys of the hosted providers, the server of `compatible:` models, and the models of each category.
 * Empty texts and lists were not given.
 */
export function modelSettings() {
  return {
    keys: {
      google: text("GOOGLE_GENERATIVE_AI_API_KEY"),
      openai: text("OPENAI_API_KEY"),
      anthropic: text("ANTHROPIC_API_KEY"),
    },
    baseUrl: text("ASSAY_MODEL_BASE_URL"),
    apiKey: text("ASSAY_MODEL_API_KEY"),
    categories: { best: list("ASSAY_MODELS_BEST"), balanced: list("ASSAY_MODELS_BALANCED") },
  };
}
