// The scripts that readers download when they are needed. build.rs bundles each by its name (`READING`); they lie beside this one.

/** Fetches one of them: `lazily<typeof import('./viewer')>('viewer')`. A page that has been open since before a deployment finds it no more. */
export function lazily<Script>(name: string): Promise<Script> {
  return import(new URL(`./${name}.js`, import.meta.url).href) as Promise<Script>;
}
