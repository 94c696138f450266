/** What the benchmark's own page shares in the browser. */
interface Window {
  Bench: Record<string, any>;
}
