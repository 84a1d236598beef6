/** What can be installed, as the pages offer it. */
export interface Catalogue {
  /** The whole system first. */
  readonly templates: readonly {
    readonly id: string;
    readonly title: string;
    readonly description: string;
    readonly tables: readonly {
      readonly id: string;
      readonly title: string;
      readonly fields: readonly { readonly id: string; readonly title: string }[];
    }[];
  }[];
  readonly samples: readonly {
    readonly id: string;
    readonly name: string;
    readonly description: string;
    /** The template it fills. */
    readonly template: string;
  }[];
}
