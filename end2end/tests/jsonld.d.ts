// What the tests use of jsonld, which brings no types.
declare module 'jsonld' {
  const jsonld: {
    expand(data: unknown, options: { documentLoader: (url: string) => Promise<unknown>; safe: boolean }): Promise<unknown>;
    toRDF(data: unknown): Promise<unknown>;
  };
  export default jsonld;
}
