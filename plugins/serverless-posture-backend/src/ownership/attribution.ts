/** Who a resource belongs to, and why. */
export interface Attribution {
  ownerRef?: string;
  serviceRef?: string;
  rule: 'annotation' | 'tag' | 'unowned';
  evidence?: string;
  /** Such as an owner that a tag names and the catalog lacks. */
  notes?: string[];
}
