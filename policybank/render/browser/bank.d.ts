/** What our scripts share in the browser: each adds its functions to the one name they have there. */
interface Window {
  PolicyBank: Record<string, any>;
  /** Zips, on the page by which documents are given: a library without types of its own here. */
  fflate: any;
}
