export const COLOURS: Record<string, string> = {
  draft: 'gray', checked: 'harbour', previewed: 'harbour', submitted: 'orange', approved: 'green', 'in-force': 'green', retired: 'gray', withdrawn: 'gray',
};
