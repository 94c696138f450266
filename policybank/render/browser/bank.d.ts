/** What our scripts share in the browser: each adds its functions to the one name they have there. */
interface Window {
  PolicyBank: Record<string, any>;
}
