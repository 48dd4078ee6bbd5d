// Types of cable-viewer {{version}}.

/** What the element shows: the head alone, the text, the text beside its source, the source. */
export type CableView = "card" | "read" | "split" | "source";
export type CableTheme = "auto" | "light" | "dark";
/** How the classification is shown: a line over the head, a word in it, not at all. */
export type CableMarkings = "banner" | "chip" | "none";
/** `json` as the JSON contract has it, `text` repaired for reading, `source` as it came. */
export type CableFormat = "json" | "text" | "source";

/** What was read, in a few words. */
export interface CableSummary {
  id: string | null;
  subject: string | null;
  classification: string | null;
  cables: number;
  paragraphs: number;
  notes: number;
}

/** A field that is pointed at, and where it stands: half-open ranges of UTF-8 bytes of the source. */
export interface CableSelection {
  field: string;
  spans: [start: number, end: number][];
}

export interface CableFault {
  code: "csp-wasm" | "fetch" | "too-large" | "crashed";
  message: string;
}

export interface CableViewerEventMap {
  "cable-ready": CustomEvent<CableSummary>;
  "cable-select": CustomEvent<CableSelection>;
  "cable-error": CustomEvent<CableFault>;
}

export interface CableViewerElement extends HTMLElement {
  /** Address of a text of the same origin. */
  src: string | null;
  view: CableView;
  theme: CableTheme;
  markings: CableMarkings;
  collapse: "header" | null;
  /** The text that is shown, or will be. */
  text: string;
  /** What stood here before a fence was upgraded. */
  source: HTMLPreElement | null;
  /** The document; null before it has been read. */
  toJSON(): Record<string, unknown> | null;
  exportAs(format: CableFormat): string | null;
  /** Brings a place into view: `p7`, `p7-9`, `subject`, `tags`; false if there is none. */
  reveal(place: string): boolean;
  addEventListener<K extends keyof CableViewerEventMap>(
    type: K,
    listener: (this: CableViewerElement, event: CableViewerEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

/** Puts an element in the place of each fence of cable text below `root`. */
export function upgradeFences(root?: ParentNode): void;
export const version: string;

declare global {
  interface HTMLElementTagNameMap {
    "cable-viewer": CableViewerElement;
  }
}
